"""Blocks that are drawn into a box of their own: one module a kind, chosen here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from deckwright.model.blocks import Diagram, Media, QrCode
from deckwright.model.charts import Chart
from deckwright.model.deck import Frame
from deckwright.model.length import Box
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn import charts, diagrams, media, qr

Drawn: TypeAlias = Chart | Diagram | Media | QrCode


def heights(block: Drawn, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points that `block` needs in `width`, and the one it would like."""
    match block:
        case Chart():
            return charts.heights(setting, width)
        case Diagram():
            return diagrams.heights(block, setting, width)
        case Media():
            return media.heights(block, setting, width)
        case QrCode():
            return qr.heights(block, setting, width)
        case _:
            assert_never(block)


def frames(block: Drawn, box: Box, setting: Setting) -> Iterator[Frame]:
    """The frames that draw `block` into `box`."""
    match block:
        case Chart():
            yield charts.frame(block, box, setting)
        case Diagram():
            yield diagrams.frame(block, box, setting)
        case Media():
            yield from media.frames(block, box, setting)
        case QrCode():
            yield from qr.frames(block, box, setting)
        case _:
            assert_never(block)


def description(block: Chart | Diagram) -> str:
    """What `block` shows, in words, for those who cannot see it."""
    match block:
        case Chart():
            return charts.description(block)
        case Diagram():
            return diagrams.description(block)
        case _:
            assert_never(block)
