"""QR codes: as large as a slide allows, with the address below for those without a camera."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.language import Words
from deckwright.model.blocks import QrCode
from deckwright.model.colors import contrast, luminance
from deckwright.model.deck import Frame, QrFrame
from deckwright.model.length import Box, points, to_points
from deckwright.model.theme import Layout, Theme
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn.captioned import caption_frame, caption_height

_LEAST = 120.0
_LARGEST = 260.0
"""Points: 9 cm of a slide that is 34 cm wide."""
_CONTRAST = 7.0
"""Of dark and light squares: a projector and a telephone's camera both take some of it away."""


def heights(block: QrCode, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points and the one it would like."""
    below = caption_height(block.caption, setting, width)
    least, largest = min(_LEAST, width), min(_LARGEST, width)
    return min(setting.height, least + below), min(setting.height, largest + below)


def frames(block: QrCode, box: Box, setting: Setting) -> Iterator[Frame]:
    """The code in the middle of its box, and its caption below."""
    below = points(caption_height(block.caption, setting, to_points(box.width)))
    side = max(1, min(box.width, box.height - below, points(_LARGEST)))
    top = box.top + max(0, box.height - below - side) // 2
    square = Box(box.left + (box.width - side) // 2, top, side, side)
    yield code(square, block.url, setting.theme, setting.layout, setting.words)
    if block.caption:
        yield caption_frame(block.caption, Box(box.left, top + side, box.width, below), setting)


def code(square: Box, url: str, theme: Theme, layout: Layout, words: Words) -> QrFrame:
    """A code in the colours of the template, always dark on light: scanners expect it.

    It is black on white where those colours are too much alike.
    """
    shown = {slot: theme.color(slot, layout) for slot in ("tx1", "bg1")}
    dark, light = sorted(shown, key=lambda slot: luminance(shown[slot]))
    if contrast(shown[dark], shown[light]) < _CONTRAST:
        dark, light = "#000000", "#FFFFFF"
    colors = layout.colors.get(dark, dark), layout.colors.get(light, light)
    return QrFrame(square, url, *colors, words.qr_code.format(url=url))
