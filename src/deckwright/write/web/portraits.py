"""Pictures of people, small enough to stand within a page."""

from __future__ import annotations

import base64
import io
from pathlib import Path

_SIDE = 192
"""Pixels: twice what is shown, for fine screens."""
_QUALITY = 85
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""Never what Pillow would call another program for, such as EPS."""
_LARGEST_DRAWING = 100_000
"""Bytes of an SVG that are taken into the page."""


def portrait(path: Path) -> str:
    """A `data:` address of the middle square of a picture; empty where it cannot be shown.

    The same file gives the same text.
    """
    try:
        if path.suffix.lower() == ".svg":
            data = path.read_bytes()
            return as_data(data, "svg+xml") if len(data) <= _LARGEST_DRAWING else ""
        return as_data(_square(path), "jpeg")
    except (OSError, ValueError, SyntaxError):  # a file that is gone, or damaged
        return ""


def as_data(data: bytes, kind: str) -> str:
    """The address of a picture that stands in the page itself (RFC 2397)."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}" if data else ""


def _square(path: Path) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 - only where somebody has a portrait

    with Image.open(path, formats=_FORMATS) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        square = ImageOps.fit(upright, (_SIDE, _SIDE))
    out = io.BytesIO()
    square.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
