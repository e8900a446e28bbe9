"""Measuring text with the fonts' own metrics. Lengths are points where nothing else is said."""

from deckwright.plan.measure.column_widths import column_widths, natural_widths, shared_widths
from deckwright.plan.measure.measure import Measure

__all__ = ["Measure", "column_widths", "natural_widths", "shared_widths"]
