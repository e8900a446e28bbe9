"""What stands on a slide in the order of reading, side by side where it stands so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deckwright.model.blocks import (
    Block,
    Blocks,
    Column,
    Columns,
    Figure,
    Media,
    QrCode,
)
from deckwright.model.length import Box
from deckwright.model.source import NOWHERE

_MOST_COLUMNS = 4
_OVERLAP = 0.02
"""The share of all that is looked at by which two things may overlap and still stand apart."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands on a slide. `name` is what PowerPoint's list of objects calls it."""

    box: Box
    blocks: Blocks
    name: str = ""
    place: str = ""
    """The type of the placeholder that it stands in; empty where it stands in none."""


def arranged(items: Sequence[Item]) -> Blocks:
    """The blocks of a slide.

    Things are parted by gaps (the recursive X-Y cut of Nagy and Seth, 1984): into columns where
    two to four hold more than pictures, else into rows, else they follow by their top edges.
    """
    if len(items) < 2:  # noqa: PLR2004 - one thing needs no order
        return tuple(block for item in items for block in item.blocks)
    columns = _parted(items, lambda box: (box.left, box.right))
    if len(columns) in range(2, _MOST_COLUMNS + 1) and sum(map(_says, columns)) > 1:
        made = tuple(Column(_in_rows(column), NOWHERE) for column in columns)
        return (Columns(made, NOWHERE),)
    rows = _parted(items, lambda box: (box.top, box.bottom))
    if len(rows) > 1:
        return tuple(block for row in rows for block in arranged(row))
    return _in_rows(items)


def _in_rows(items: Sequence[Item]) -> Blocks:
    ordered = sorted(items, key=lambda item: (item.box.top, item.box.left))
    return tuple(block for item in ordered for block in item.blocks)


def _says(items: Sequence[Item]) -> bool:
    return any(not _is_picture(block) for item in items for block in item.blocks)


def _is_picture(block: Block) -> bool:
    return isinstance(block, Figure | Media | QrCode)


def _parted(items: Sequence[Item], side: Callable[[Box], tuple[int, int]]) -> list[list[Item]]:
    """`items` parted where a line between them meets none."""
    ordered = sorted(items, key=lambda item: side(item.box))
    sides = [side(item.box) for item in ordered]
    slack = round(_OVERLAP * (max(end for _, end in sides) - sides[0][0]))
    parts: list[list[Item]] = []
    reached = 0
    for item, (start, end) in zip(ordered, sides, strict=True):
        if not parts or start < reached - slack:
            parts = parts or [[]]
            parts[-1].append(item)
        else:
            parts.append([item])
        reached = max(reached, end) if len(parts[-1]) > 1 or len(parts) > 1 else end
    return parts
