"""Templates: any .pptx or .potx, read into a `Theme`."""

from deckwright.theme.load import load_theme

__all__ = ["load_theme"]
