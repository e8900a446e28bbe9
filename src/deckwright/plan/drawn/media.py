"""Films and recordings: a film as a picture, a recording as a small plate."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.model.blocks import Media
from deckwright.model.deck import Frame, MediaFrame
from deckwright.model.length import Box, points, to_points
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn.captioned import caption_frame, caption_height
from deckwright.plan.drawn.captions import sign

_LEAST = 0.45
"""The share of the height that a film keeps when other blocks stand on the slide."""
_PLATE = (220.0, 80.0)
"""Of a recording, points."""


def heights(block: Media, setting: Setting, width: float) -> tuple[float, float]:
    """The least height in points and the one it would like."""
    below = caption_height(block.caption, setting, width)
    _, high = _wished(block, setting, width)
    shrink = min(1.0, (setting.height - below) / high)
    wish = high * shrink + below
    fixed = block.kind == "audio" or block.clip.width or block.clip.height
    least = wish if fixed else min(wish, setting.height * _LEAST)
    return least, wish


def _wished(block: Media, setting: Setting, width: float) -> tuple[float, float]:
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


def frames(block: Media, box: Box, setting: Setting) -> Iterator[Frame]:
    """The film in the middle of its box, or a plate that says that it is missing."""
    below = points(caption_height(block.caption, setting, to_points(box.width)))
    width, height = _wished(block, setting, to_points(box.width))
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
