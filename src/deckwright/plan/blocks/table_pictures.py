"""Pictures in the cells of a table that are too large for a line: they stand below its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckwright.model.blocks import Table
from deckwright.model.deck import PICTURE_GAP
from deckwright.model.inlines import Break, InlineImage, Inlines, without_large
from deckwright.model.length import points
from deckwright.model.walk import rebuilt
from deckwright.plan.blocks.runs import joined

_HEIGHT = 5.0
"""In em; how high a picture in a cell is that is no icon."""


def spread_out(block: Table) -> Table:
    """`block` with its large pictures as words as wide as they would like to be."""
    changed = rebuilt(block, lambda blocks: blocks, _in_words)
    return changed if isinstance(changed, Table) else block


def _in_words(inlines: Inlines) -> Inlines:
    pictures = (
        replace(one, ratio=one.ratio * _HEIGHT, large=False) for one in large_pictures(inlines)
    )
    return joined([without_large(inlines), *((one,) for one in pictures)], Break())


def large_pictures(inlines: Inlines) -> tuple[InlineImage, ...]:
    """What of a cell stands below its words."""
    return tuple(one for one in inlines if isinstance(one, InlineImage) and one.large)


def picture_height(pictures: Sequence[InlineImage], size: float, room: float) -> int:
    """How high pictures are that stand side by side in `room` points; EMU."""
    if not pictures:
        return 0
    free = points(room) - PICTURE_GAP * (len(pictures) - 1)
    return min(points(_HEIGHT * size), round(free / sum(one.ratio for one in pictures)))
