"""Which slides a talk and an event have: those of their sections, and those that nobody writes."""
