"""Pictures, films and recordings: their files, under names that are safe anywhere."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import A
from deckwright.ooxml.units import WHOLE, number

Crop: TypeAlias = tuple[int, int, int, int]
"""What is cut off left, top, right and below, in thousandths of a percent."""

_WHOLE: Crop = (0, 0, 0, 0)
_SIGNATURES: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tif",
    b"MM\0*": "tif",
}
_CLIPS = frozenset(("mp4", "m4v", "mov", "mp3", "m4a", "wav"))
_MOST_PIXELS = 100_000_000


@dataclass(slots=True)
class Shelf:
    """The files that a talk takes along, in the `folder` beside it."""

    folder: str
    blob: Callable[[str], bytes]
    files: dict[str, bytes] = field(default_factory=dict)
    """By the name that the talk calls them."""
    _known: dict[tuple[str, Crop], str] = field(default_factory=dict)

    def picture(self, part: str, slide: int, crop: Crop = _WHOLE) -> str:
        """The name of a picture, its crop applied; empty where it is of no kind that we show."""
        if (part, crop) not in self._known:
            data = self.blob(part)
            kind = _kind(data)
            if crop != _WHOLE and kind and kind != "svg":
                data = _cropped(data, crop)
            self._known[part, crop] = self._put(data, kind, slide) if kind else ""
        return self._known[part, crop]

    def clip(self, part: str, slide: int) -> str:
        """The name of a film or a recording; empty where it is of no kind that we play."""
        kind = posixpath.splitext(part)[1].lstrip(".").lower()
        data = self.blob(part)
        if kind not in _CLIPS or not data:
            return ""
        if (part, _WHOLE) not in self._known:
            self._known[part, _WHOLE] = self._put(data, kind, slide)
        return self._known[part, _WHOLE]

    def _put(self, data: bytes, kind: str, slide: int) -> str:
        start = f"{self.folder}/slide-{slide:02}-"
        count = 1 + sum(name.startswith(start) for name in self.files)
        name = f"{start}{count}.{kind}"
        self.files[name] = data
        return name


def crop_of(fill: Element) -> Crop:
    """`a:srcRect` of a picture's fill; what it adds around a picture is passed over."""
    rect = fill.find(f"{A}srcRect")
    if rect is None:
        return _WHOLE
    left, top, right, bottom = (
        min(WHOLE, max(0, number((rect.get(side) or "").rstrip("%")))) for side in "ltrb"
    )
    if left + right >= WHOLE or top + bottom >= WHOLE:
        return _WHOLE
    return left, top, right, bottom


def _kind(data: bytes) -> str:
    """The end of a picture's name, by what is in it; empty for EMF, WMF and whatever else."""
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if b"<svg" in data[:2000] else ""


def _cropped(data: bytes, crop: Crop) -> bytes:
    """The picture cut to what is seen of it; as it is where it cannot be decoded."""
    from PIL import Image  # noqa: PLC0415 - slow, and not always needed

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return data
            left, top, right, bottom = (share / WHOLE for share in crop)
            corners = (
                round(image.width * left),
                round(image.height * top),
                max(round(image.width * left) + 1, round(image.width * (1 - right))),
                max(round(image.height * top) + 1, round(image.height * (1 - bottom))),
            )
            buffer = io.BytesIO()
            image.crop(corners).save(
                buffer, image.format, icc_profile=image.info.get("icc_profile")
            )
    except Exception:  # noqa: BLE001 - decoders raise anything on broken files
        return data
    return buffer.getvalue()
