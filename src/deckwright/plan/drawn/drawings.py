"""Blocks that are drawn into a box of their own.

Films, recordings and QR codes are here; charts and diagrams have rooms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from deckwright.language import Words
from deckwright.model.blocks import Diagram, Media, QrCode
from deckwright.model.charts import Chart
from deckwright.model.colors import contrast, luminance
from deckwright.model.deck import Frame, MediaFrame, QrFrame
from deckwright.model.length import Box, points, to_points
from deckwright.model.theme import Layout, Theme
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn import charts, diagrams
from deckwright.plan.drawn.captions import caption_frame, caption_height, sign

Drawn: TypeAlias = Chart | Diagram | Media | QrCode
_LEAST_FILM = 0.45
"""The share of the height that a film keeps when other blocks stand on the slide."""
_PLATE = (220.0, 80.0)
"""Of a recording, points."""
_LEAST_CODE = 120.0
_LARGEST_CODE = 260.0
"""Points: 9 cm of a slide that is 34 cm wide."""
_CODE_CONTRAST = 7.0
"""Of dark and light squares: a projector and a telephone's camera both take some of it away."""


def heights(block: Drawn, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points that `block` needs in `width`, and the one it would like."""
    match block:
        case Chart():
            return charts.heights(setting, width)
        case Diagram():
            return diagrams.heights(block, setting, width)
        case Media():
            return _film_heights(block, setting, width)
        case QrCode():
            return _code_heights(block, setting, width)
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
            yield from _film_frames(block, box, setting)
        case QrCode():
            yield from _code_frames(block, box, setting)
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


def _film_heights(block: Media, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points and the one it would like."""
    below = caption_height(block.caption, setting, width)
    _, high = _film_size(block, setting, width)
    shrink = min(1.0, (setting.height - below) / high)
    wish = high * shrink + below
    fixed = block.kind == "audio" or block.clip.width or block.clip.height
    least = wish if fixed else min(wish, setting.height * _LEAST_FILM)
    return least, wish


def _film_size(block: Media, setting: Setting, width: float) -> tuple[float, float]:
    """Width and height in points, at most `width` wide."""
    clip = block.clip
    if block.kind == "audio":
        across, down = _PLATE
    else:
        asset = setting.talk.assets.get(clip.source)
        across, down = width, width * (asset.height / asset.width if asset else 9 / 16)
    if clip.width is not None:
        wide = to_points(clip.width.emu(points(width)))
        across, down = wide, down * wide / across
    elif clip.height is not None:
        high = to_points(clip.height.emu(points(setting.height)))
        across, down = across * high / down, high
    shrink = min(1.0, width / across)
    return across * shrink, down * shrink


def _film_frames(block: Media, box: Box, setting: Setting) -> Iterator[Frame]:
    """The film in the middle of its box, or a plate that says that it is missing."""
    below = points(caption_height(block.caption, setting, to_points(box.width)))
    width, height = _film_size(block, setting, to_points(box.width))
    room = max(1, box.height - below)
    scale = min(1.0, to_points(room) / height)
    wide, high = points(width * scale), points(height * scale)
    top = box.top + (room - high) // 2
    spot = Box(box.left + (box.width - wide) // 2, top, wide, high)
    asset = setting.talk.assets.get(block.clip.source)
    if asset is None:
        words = setting.words
        missing = words.film_missing if block.kind == "video" else words.recording_missing
        yield sign(block.clip, spot, setting, missing)
    else:
        poster = setting.talk.assets.get(block.poster.source) if block.poster else None
        plate = (setting.panel, setting.slot("accent1"))
        yield MediaFrame(spot, asset, block.clip.alt, poster, plate)
    if block.caption:
        yield caption_frame(block.caption, Box(box.left, top + high, box.width, below), setting)


def _code_heights(block: QrCode, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points and the one it would like."""
    below = caption_height(block.caption, setting, width)
    least, largest = min(_LEAST_CODE, width), min(_LARGEST_CODE, width)
    return min(setting.height, least + below), min(setting.height, largest + below)


def _code_frames(block: QrCode, box: Box, setting: Setting) -> Iterator[Frame]:
    """The qr_code in the middle of its box, and its caption below."""
    below = points(caption_height(block.caption, setting, to_points(box.width)))
    side = max(1, min(box.width, box.height - below, points(_LARGEST_CODE)))
    top = box.top + max(0, box.height - below - side) // 2
    square = Box(box.left + (box.width - side) // 2, top, side, side)
    yield qr_code(square, block.url, setting.theme, setting.layout, setting.words)
    if block.caption:
        yield caption_frame(block.caption, Box(box.left, top + side, box.width, below), setting)


def qr_code(square: Box, url: str, theme: Theme, layout: Layout, words: Words) -> QrFrame:
    """A qr_code in the colours of the template, always dark on light: scanners expect it.

    It is black on white where those colours are too much alike.
    """
    shown = {slot: theme.color(slot, layout) for slot in ("tx1", "bg1")}
    dark, light = sorted(shown, key=lambda slot: luminance(shown[slot]))
    if contrast(shown[dark], shown[light]) < _CODE_CONTRAST:
        dark, light = "#000000", "#FFFFFF"
    colors = layout.colors.get(dark, dark), layout.colors.get(light, light)
    return QrFrame(square, url, *colors, words.qr_code.format(url=url))
