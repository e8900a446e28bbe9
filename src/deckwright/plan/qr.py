"""QR codes: as large as a slide allows, with the address below for those without a camera."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.model.blocks import QrCode
from deckwright.model.colors import luminance
from deckwright.model.deck import Frame, QrFrame
from deckwright.model.length import Box, points, to_points
from deckwright.plan.captioned import caption_frame, caption_height
from deckwright.plan.setting import Setting

_LEAST = 120.0
_LARGEST = 260.0
"""Points: 9 cm of a slide that is 34 cm wide."""


def heights(block: QrCode, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points and the one it would like."""
    below = caption_height(block.caption, setting, width)
    least, largest = min(_LEAST, width), min(_LARGEST, width)
    return min(setting.height, least + below), min(setting.height, largest + below)


def frames(block: QrCode, box: Box, setting: Setting) -> Iterator[Frame]:
    """The code in the middle of its box, always dark on light: scanners expect it."""
    below = points(caption_height(block.caption, setting, to_points(box.width)))
    side = max(1, min(box.width, box.height - below, points(_LARGEST)))
    top = box.top + max(0, box.height - below - side) // 2
    dark, light = ("tx1", "bg1") if not _is_dark(setting) else ("bg1", "tx1")
    yield QrFrame(
        Box(box.left + (box.width - side) // 2, top, side, side),
        block.url,
        setting.slot(dark),
        setting.slot(light),
    )
    if block.caption:
        yield caption_frame(block.caption, Box(box.left, top + side, box.width, below), setting)


def _is_dark(setting: Setting) -> bool:
    return luminance(setting.color("bg1")) < luminance(setting.color("tx1"))
