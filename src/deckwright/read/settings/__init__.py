"""Settings in YAML: read with their places, checked, and said in the types of the model."""
