"""Measuring text with the fonts' own metrics. Lengths are points where nothing else is said."""

from deckwright.plan.measure.measure import Measure
from deckwright.plan.measure.tables import column_widths, natural_widths, shared_widths

__all__ = ["Measure", "column_widths", "natural_widths", "shared_widths"]
