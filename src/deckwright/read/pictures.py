"""The header of a picture file: what it is and how large. Of its pixels only the mean is kept."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from typing import Literal, TypeAlias

from deckwright.model.talk import Asset

MAX_BYTES = 50_000_000
MAX_PIXELS = 100_000_000
_TOO_MANY_PIXELS = f"has more than {MAX_PIXELS // 1_000_000} million pixels"

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

_PIXELS_PER_UNIT = {"": 1.0, "px": 1.0, "pt": 96 / 72, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""CSS Values and Units 4, section 6.2."""
_DEFAULT_SIZE = (300.0, 150.0)
"""What CSS takes for a picture that says nothing (CSS Images 3, section 5.2)."""


class PictureError(Exception):
    """Why a picture cannot be shown, in words that go on after its name."""


class TooLargeError(PictureError):
    """The picture is beyond `MAX_BYTES` or `MAX_PIXELS`."""


def read_picture(path: Path) -> Asset:
    """The picture at `path`, its pixels decoded once to see that they are all there.

    The content decides the format, not the name. Width and height are those of the file: an
    EXIF orientation is not applied. Raises `PictureError`.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        raise PictureError(f"cannot be read: {reason}") from failure
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    if not data:
        raise PictureError("is an empty file")
    if _is_svg(path, data):
        return Asset(path, *_svg(data))
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


def _svg(data: bytes) -> tuple[_Format, int, int]:
    from lxml import etree  # noqa: PLC0415 - slow, and not always needed

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise PictureError("is no well-formed SVG") from failure
    if etree.QName(root).localname != "svg":
        raise PictureError("is no SVG")
    width, height = _svg_size(root.get("viewBox"), root.get("width"), root.get("height"))
    return "svg", max(1, round(width)), max(1, round(height))


def _svg_size(box: str | None, width: str | None, height: str | None) -> tuple[float, float]:
    """The size in pixels: of the view box, else as said, else what CSS takes."""
    numbers = [_pixels(number) for number in re.split(r"[\s,]+", (box or "").strip())]
    match numbers:
        case [_, _, float(across), float(down)] if across > 0 and down > 0:
            return across, down
    said = _pixels(width or ""), _pixels(height or "")
    return (said[0], said[1]) if said[0] and said[1] else _DEFAULT_SIZE


def _pixels(length: str) -> float | None:
    match = re.fullmatch(r"\s*(-?\d{0,9}\.?\d{1,9})(px|pt|in|cm|mm|)\s*", length, re.ASCII)
    return float(match[1]) * _PIXELS_PER_UNIT[match[2]] if match else None
