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
    and the rest is shared in proportion to what each would still like (CSS 2.2, 17.5.2.2). Where
    not even the longest words fit, the columns share `total` in proportion to those.
    `padding` is what a cell takes left and right of its text, together.
    """
    natural = natural_widths(measure, rows, style, head_style, padding)
    if sum(natural) <= total:
        return natural
    least = [
        padding + SLACK * max(measure.longest_word(cell, used) for cell, used in column)
        for column in _columns(rows, style, head_style)
    ]
    rest = total - sum(least)
    if rest <= 0:
        return tuple(width * total / sum(least) for width in least)
    wishes = [wide - narrow for wide, narrow in zip(natural, least, strict=True)]
    share = rest / sum(wishes)
    return tuple(narrow + wish * share for narrow, wish in zip(least, wishes, strict=True))


def natural_widths(
    measure: Measure, rows: Rows, style: LevelStyle, head_style: LevelStyle, padding: float
) -> tuple[float, ...]:
    """Widths in points of the columns of `rows` in which every cell stands on one line."""
    return tuple(
        padding + SLACK * max(measure.width(cell, used) for cell, used in column)
        for column in _columns(rows, style, head_style)
    )


def _columns(
    rows: Rows, style: LevelStyle, head_style: LevelStyle
) -> Iterator[list[tuple[Inlines, LevelStyle]]]:
    """The cells of each column, with the style of each."""
    for column in zip(*rows, strict=True):
        yield list(zip(column, chain([head_style], repeat(style)), strict=False))
