"""Films and recordings: a picture's syntax with another kind of file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal

from deckwright.model.blocks import Block, Figure, Media

_KINDS: Mapping[str, Literal["video", "audio"]] = {
    ".mp4": "video",
    ".m4v": "video",
    ".mov": "video",
    ".mp3": "audio",
    ".m4a": "audio",
    ".wav": "audio",
}


def is_clip(source: str) -> bool:
    """Whether a source is a file of the talk's own that can be played."""
    return "://" not in source and PurePosixPath(source).suffix.lower() in _KINDS


def as_media(figure: Figure) -> Block:
    """The film or recording that a figure names, or the figure itself where it is a picture."""
    kind = _KINDS.get(PurePosixPath(figure.image.source).suffix.lower())
    if kind is None:
        return figure
    poster = figure.attributes.get("poster")
    image = replace(figure.image, source=poster) if poster else None
    return Media(kind, figure.image, figure.span, image, figure.caption)
