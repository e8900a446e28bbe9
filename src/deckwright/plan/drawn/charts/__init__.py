"""Charts laid out: every word measured, every mark in its place. Lengths are points."""

from deckwright.plan.drawn.charts.chart import description, frame, heights, omissions

__all__ = ["description", "frame", "heights", "omissions"]
