"""Diagrams laid out: nodes in ranks, sequences in columns. Lengths are points."""

from deckwright.plan.drawn.diagrams.diagram import description, frame, heights, small

__all__ = ["description", "frame", "heights", "small"]
