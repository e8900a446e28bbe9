"""The header of a picture file: what it is and how large. Of its pixels only the mean is kept."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from deckwright.model.talk import Asset
from deckwright.read.assets import drawings
from deckwright.read.assets.drawings import read_drawing
from deckwright.read.workspace import FileState, state_of

MAX_BYTES = 50_000_000
MAX_PIXELS = 80_000_000
_TOO_MANY_PIXELS = f"has more than {MAX_PIXELS // 1_000_000} million pixels"
_MOST = 512
"""Pictures of which a process remembers what it read."""

_Format: TypeAlias = Literal["png", "jpeg", "gif", "webp", "svg", "bmp", "tiff"]
_FORMATS: dict[str, _Format] = {
    "PNG": "png",
    "JPEG": "jpeg",
    "MPO": "jpeg",  # a JPEG with further pictures behind it, as phones write
    "GIF": "gif",
    "WEBP": "webp",
    "BMP": "bmp",
    "TIFF": "tiff",
}
SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg"))
KINDS = "PNG, JPEG, SVG, GIF, WebP, BMP or TIFF"


class PictureError(Exception):
    """Why a picture cannot be shown, in words that go on after its name."""


class TooLargeError(PictureError):
    """The picture is beyond `MAX_BYTES` or `MAX_PIXELS`."""


def read_picture(path: Path) -> Asset:
    """The picture at `path`, its pixels decoded once to see that they are all there.

    The content decides the format, not the name. Width and height are those of the file: an
    EXIF orientation is not applied. A file that did not change is not read again. Raises
    `PictureError`.
    """
    try:
        return _read(state_of(path))
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        raise PictureError(f"cannot be read: {reason}") from failure


@lru_cache(_MOST)
def _read(state: FileState) -> Asset:
    path, *_ = state
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    if not data:
        raise PictureError("is an empty file")
    if _is_svg(path, data):
        return _drawing(path, data)
    return Asset(path, *_bitmap(data))


def _bitmap(data: bytes) -> tuple[_Format, int, int, float]:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - slow, and not always needed

    try:
        with warnings.catch_warnings(action="ignore"):
            return _decode(data)
    except PictureError:
        raise
    except UnidentifiedImageError as failure:
        raise PictureError(f"is no {KINDS}") from failure
    except Image.DecompressionBombError as failure:
        raise TooLargeError(_TOO_MANY_PIXELS) from failure
    except Exception as failure:  # decoders raise anything on broken files
        raise PictureError("is damaged or not complete") from failure


def _decode(data: bytes) -> tuple[_Format, int, int, float]:
    from PIL import Image  # noqa: PLC0415 - slow, and not always needed

    formats = [name for name in _FORMATS if name != "MPO"]  # Pillow opens one as a JPEG
    with Image.open(io.BytesIO(data), formats=formats) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise TooLargeError(_TOO_MANY_PIXELS)
        kind = _FORMATS[str(image.format)]
        image.draft("L", (1, 1))  # a JPEG is read to its end, at an eighth of its size
        image.load()
        (tone,) = image.convert("L").resize((1, 1), Image.Resampling.BOX).tobytes()
    return kind, width, height, tone / 255


def _is_svg(path: Path, data: bytes) -> bool:
    return path.suffix.lower() == ".svg" or b"<svg" in data[:1000]


def _drawing(path: Path, data: bytes) -> Asset:
    if len(data) > drawings.MAX_BYTES:
        raise TooLargeError(f"is a drawing larger than {drawings.MAX_BYTES // 1_000_000} MB")
    try:
        drawing = read_drawing(data)
    except ValueError as failure:
        raise PictureError("is no well-formed SVG, or too much to draw") from failure
    if drawing is None:
        raise PictureError("is no SVG")
    return Asset(path, "svg", drawing.width, drawing.height, content=drawing.cleaned)
