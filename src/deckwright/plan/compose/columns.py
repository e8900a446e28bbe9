"""Columns: their widths, and how many of them stand beside each other."""

from __future__ import annotations

import math
from dataclasses import replace

from deckwright.model.blocks import Columns

COLUMN_GAP = 32.0
"""Between two columns, points."""
_NARROWEST = 8.0
"""The least width of a column against the size of its text."""


def column_shares(block: Columns) -> tuple[float, ...]:
    """Each column's share of the width; those without a wish share what is left."""
    wishes = [
        column.width.value / 100 if column.width and column.width.unit == "%" else None
        for column in block.columns
    ]
    taken = sum(wish for wish in wishes if wish is not None)
    open_ones = sum(wish is None for wish in wishes)
    rest = max(0.0, 1 - taken) / open_ones if open_ones else 0.0
    least = 0.1
    shares = [max(least, rest if wish is None else wish) for wish in wishes]
    return tuple(share / sum(shares) for share in shares)


def column_rows(block: Columns, width: float, size: float) -> tuple[Columns, ...]:
    """`block` in rows of as many columns as are readable beside each other in `width` points."""
    count = len(block.columns)
    across = max(1, int((width + COLUMN_GAP) / (size * _NARROWEST + COLUMN_GAP)))
    rows = math.ceil(count / across)
    if rows <= 1 or any(column.width for column in block.columns):
        return (block,)
    across = math.ceil(count / rows)
    return tuple(
        replace(block, columns=block.columns[start : start + across])
        for start in range(0, count, across)
    )
