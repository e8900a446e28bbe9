"""The grid that both designs stand on: twelve columns within a margin of 0.7 inches, 16:9."""

from __future__ import annotations

from deckwright.model.length import Box, inches

SLIDE_WIDTH = 12_192_000
SLIDE_HEIGHT = 6_858_000
SLIDE = Box(0, 0, SLIDE_WIDTH, SLIDE_HEIGHT)
MARGIN = inches(0.7)
GUTTER = inches(0.3)
COLUMN = (SLIDE_WIDTH - 2 * MARGIN - 11 * GUTTER) // 12
FOOTER_TOP = inches(6.93)
FOOTER_HEIGHT = inches(0.28)
CONTENT_BOTTOM = inches(6.65)


def column(number: int) -> int:
    """The left edge of a column, counted from 1, EMU."""
    return MARGIN + (number - 1) * (COLUMN + GUTTER)


def across(first: int, last: int, top: int, bottom: int) -> Box:
    """The box over the columns `first` to `last` between two heights, EMU."""
    left = column(first)
    return Box(left, top, column(last) + COLUMN - left, bottom - top)


def square(first: int, last: int, top: int) -> Box:
    """The square that is as wide as the columns `first` to `last`."""
    width = column(last) + COLUMN - column(first)
    return Box(column(first), top, width, width)
