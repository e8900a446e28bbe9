"""Columns and rows of a table, from what stands in the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from deckwright.model.inlines import Inlines
from deckwright.model.theme import LevelStyle
from deckwright.plan.measure.measure import Measure

SLACK = 1.02
"""What a column gets above its natural width, so that a drawer's rounding breaks no line."""

Rows = Sequence[Sequence[Inlines]]
_Column = list[tuple[Inlines, LevelStyle]]


def column_widths(
    measure: Measure,
    rows: Rows,
    style: LevelStyle,
    head_style: LevelStyle,
    total: float,
    padding: float,
) -> tuple[float, ...]:
    """Widths in points of the columns of `rows`, the first of which is the head.

    Where every cell fits on one line within `total`, the columns are just wide enough and their
    sum may be less than `total`. Otherwise they fill it: each gets the width of its longest word,
    and the rest is shared in proportion to what each would still like (CSS 2.2, 17.5.2.2). Words
    are broken at hyphens where they do not fit whole. Where not even what is between the hyphens
    fits, the columns share `total` in proportion to that.
    `padding` is what a cell takes left and right of its text, together.
    """
    natural = natural_widths(measure, rows, style, head_style, padding)
    if sum(natural) <= total:
        return natural
    columns = list(_columns(rows, style, head_style))
    least = _least(measure, columns, padding, at_hyphens=False)
    if sum(least) >= total:
        least = _least(measure, columns, padding, at_hyphens=True)
    rest = total - sum(least)
    if rest <= 0:
        return tuple(width * total / sum(least) for width in least)
    return shared_widths(least, natural, total)


def shared_widths(
    least: Sequence[float], natural: Sequence[float], total: float
) -> tuple[float, ...]:
    """`total` shared out: each has its least, and of the rest what it would still like."""
    wishes = [max(0.0, wide - narrow) for wide, narrow in zip(natural, least, strict=True)]
    share = (total - sum(least)) / (sum(wishes) or 1.0)
    return tuple(narrow + wish * share for narrow, wish in zip(least, wishes, strict=True))


def natural_widths(
    measure: Measure, rows: Rows, style: LevelStyle, head_style: LevelStyle, padding: float
) -> tuple[float, ...]:
    """Widths in points of the columns of `rows` in which every cell stands on one line."""
    return tuple(
        padding + SLACK * max(measure.width(cell, used) for cell, used in column)
        for column in _columns(rows, style, head_style)
    )


def _least(
    measure: Measure, columns: Sequence[_Column], padding: float, *, at_hyphens: bool
) -> list[float]:
    return [
        padding
        + SLACK
        * max(measure.longest_word(cell, used, at_hyphens=at_hyphens) for cell, used in column)
        for column in columns
    ]


def _columns(rows: Rows, style: LevelStyle, head_style: LevelStyle) -> Iterator[_Column]:
    """The cells of each column, with the style of each."""
    for column in zip(*rows, strict=True):
        yield list(zip(column, chain([head_style], repeat(style)), strict=False))
