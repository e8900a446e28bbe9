"""What lies behind the text of a layout: what it is filled with, and that as one colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal

from deckwright.model.length import Box, to_points
from deckwright.model.scenery import Bitmap, Gradient, Paint, Stop
from deckwright.ooxml.colors import Palette, color_element, to_hex, to_rgb
from deckwright.ooxml.elements import Element, local_name
from deckwright.ooxml.names import A, P, R
from deckwright.ooxml.package import Package
from deckwright.ooxml.units import degrees, number, share

_COVERING = 0.9
"""The share of the slide from which a shape counts as its background."""
_MAX_PIXELS = 20_000_000
_OPAQUE = 128
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
FIRST_BACKGROUND = 1001
"""ECMA-376 part 1, 19.3.1.3 `bgRef`: from here on `idx` counts the theme's background fills."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a master or layout is painted with."""

    package: Package
    part: str
    palette: Palette
    theme: Element
    size: tuple[int, int]
    """Width and height of the slide, EMU."""


def backdrop(scene: Scene, slide: Element, below: str | None, *, shapes: bool = True) -> str | None:
    """The colour behind a master's or layout's text, `below` where it adds none.

    The background itself or, with `shapes`, one that covers the slide. None: not known.
    """
    color = below
    background = slide.find(f"{P}cSld/{P}bg")
    if background is not None:
        color = _background(scene, background) or below
    for shape in slide.iterfind(f"{P}cSld/{P}spTree/*") if shapes else ():
        if _covers(shape, scene.size):
            color = shape_color(scene, shape) or color
    return color


def _background(scene: Scene, background: Element) -> str | None:
    own = background.find(f"{P}bgPr")
    if own is not None:
        return _fill_color(scene, _fill(own), "")
    reference = background.find(f"{P}bgRef")
    if reference is None:
        return None
    index = number(reference.get("idx"))
    styles = scene.theme.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst")
    if index < FIRST_BACKGROUND or styles is None or index - FIRST_BACKGROUND >= len(styles):
        return scene.palette.rgb(reference)
    color = scene.palette.rgb(reference) or ""
    # A theme's own pictures are textures, tinted with the colour of the reference.
    return _fill_color(scene, styles[index - FIRST_BACKGROUND], color) or color or None


def _covers(shape: Element, size: tuple[int, int]) -> bool:
    if local_name(shape) not in ("sp", "pic") or shape.find(f".//{P}ph") is not None:
        return False
    box = shape_box(shape)
    if box is None:
        return False
    width = (min(size[0], box.right) - max(0, box.left)) / size[0]
    height = (min(size[1], box.bottom) - max(0, box.top)) / size[1]
    return min(width, height) > 0 and width * height >= _COVERING


def shape_box(shape: Element) -> Box | None:
    """Where a shape says that it stands; None where it leaves that to its master."""
    offset, extent = shape.find(f".//{A}xfrm/{A}off"), shape.find(f".//{A}xfrm/{A}ext")
    if offset is None or extent is None:
        return None
    left, top = number(offset.get("x")), number(offset.get("y"))
    return Box(left, top, max(0, number(extent.get("cx"))), max(0, number(extent.get("cy"))))


def shape_color(scene: Scene, shape: Element) -> str | None:
    """What a shape or picture is filled with; None: with nothing, or not known."""
    if local_name(shape) == "pic":
        return _fill_color(scene, shape.find(f"{P}blipFill"), "")
    fill = _fill(shape.find(f"{P}spPr"))
    if fill is None:
        reference = shape.find(f"{P}style/{A}fillRef")
        # ECMA-376 part 1, 20.1.4.2.10: an index of 0 means no fill.
        drawn = reference is not None and number(reference.get("idx"))
        return scene.palette.rgb(reference) if drawn else None
    return _fill_color(scene, fill, "")


def _fill(parent: Element | None) -> Element | None:
    if parent is None:
        return None
    return next((child for child in parent if local_name(child) in _FILLS), None)


def _fill_color(scene: Scene, fill: Element | None, placeholder: str) -> str | None:
    if fill is None:
        return None
    match local_name(fill):
        case "solidFill":
            return scene.palette.rgb(fill, placeholder)
        case "gradFill":
            stops = fill.iterfind(f"{A}gsLst/{A}gs")
            return _mean(scene.palette.rgb(stop, placeholder) for stop in stops)
        case "pattFill":
            sides = (fill.find(f"{A}fgClr"), fill.find(f"{A}bgClr"))
            return _mean(scene.palette.rgb(side, placeholder) for side in sides)
        case "blipFill":
            return _picture_color(scene, fill)
        case _:
            return None


def _picture_color(scene: Scene, fill: Element) -> str | None:
    blip = fill.find(f"{A}blip")
    if blip is None:
        return None
    embedded = blip.get(f"{R}embed")
    for relation in scene.package.relations(scene.part):
        if relation.id == embedded:
            return average_color(scene.package.blob(relation.target))
    return None


def average_color(picture: bytes) -> str | None:
    """The mean colour of a picture; None for what Pillow does not read or holds for a bomb."""
    from PIL import Image  # noqa: PLC0415 - slow to import, seldom needed

    try:
        with Image.open(BytesIO(picture), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as image:
            if image.width * image.height > _MAX_PIXELS:
                return None
            image.draft("RGB", (64, 64))
            pixel = image.convert("RGBA").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if not isinstance(pixel, tuple) or pixel[3] < _OPAQUE:
        return None
    return to_hex((pixel[0] / 255, pixel[1] / 255, pixel[2] / 255))


def _mean(colors: Iterable[str | None]) -> str | None:
    found = [to_rgb(color) for color in colors if color]
    if not found:
        return None
    red, green, blue = (sum(channel) / len(found) for channel in zip(*found, strict=True))
    return to_hex((red, green, blue))


FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_USUAL_WIDTH = 9_525
"""EMU; 20.1.2.2.24 `ln` without `w`."""
_FORMATS: dict[str, Literal["png", "jpeg", "gif", "svg", "bmp", "tiff"]] = {
    ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif",
    ".bmp": "bmp", ".tif": "tiff", ".tiff": "tiff",
}  # fmt: skip
"""Those that can be drawn; Windows metafiles cannot."""


def fill_of(parent: Element | None) -> Element | None:
    """The fill that shape properties, a line or a background hold."""
    if parent is None:
        return None
    return next((child for child in parent if local_name(child) in FILLS), None)


def read_paint(scene: Scene, fill: Element | None, placeholder: str = "") -> tuple[Paint, float]:
    """A fill and its opacity. `placeholder` (`#RRGGBB`) stands for `phClr`."""
    if fill is None:
        return "", 1.0
    match local_name(fill):
        case "solidFill":
            return _solid(scene, fill, placeholder)
        case "gradFill":
            return _gradient(scene, fill, placeholder), 1.0
        case "pattFill":
            return _solid(scene, fill.find(f"{A}bgClr"), placeholder)
        case "blipFill":
            return _bitmap(scene, fill) or "", _blip_opacity(fill)
        case _:
            return "", 1.0


def read_edge(scene: Scene, line: Element | None, style: Element | None) -> tuple[str, float]:
    """Colour and width in points of a shape's edge; its own, else that of its style.

    The colour is empty where there is none.
    """
    reference = style.find(f"{A}lnRef") if style is not None else None
    index = number(reference.get("idx")) if reference is not None else 0
    below = _theme_line(scene, index)
    color = (scene.palette.rgb(reference) or "") if index else ""
    width = number(below.get("w"), _USUAL_WIDTH) if below is not None else _USUAL_WIDTH
    if line is not None:
        width = number(line.get("w"), width)
        own = fill_of(line)
        color = color if own is None else _line_color(scene, own)
    return color, to_points(width)


def _line_color(scene: Scene, fill: Element) -> str:
    match read_paint(scene, fill)[0]:
        case Gradient(stops=stops):
            return stops[0].color
        case str(color):
            return color
        case _:
            return ""


def _theme_line(scene: Scene, index: int) -> Element | None:
    lines = scene.theme.find(f"{A}themeElements/{A}fmtScheme/{A}lnStyleLst")
    return lines[index - 1] if lines is not None and 0 < index <= len(lines) else None


def _solid(scene: Scene, parent: Element | None, placeholder: str) -> tuple[str, float]:
    """A colour as it is, apart from how much it lets through."""
    opaque = deepcopy(parent) if parent is not None else None
    element = color_element(opaque)
    if element is None:
        return "", 1.0
    changes = [change for change in element if local_name(change) in ("alpha", "alphaMod")]
    opacity = 1.0
    for change in changes:
        opacity *= share(change.get("val"))
        element.remove(change)
    return scene.palette.rgb(opaque, placeholder) or "", min(1.0, max(0.0, opacity))


def _gradient(scene: Scene, fill: Element, placeholder: str) -> Paint:
    stops = tuple(sorted(_stops(scene, fill, placeholder), key=lambda stop: stop.position))
    if len(stops) <= 1:
        return stops[0].color if stops else ""
    linear, path = fill.find(f"{A}lin"), fill.find(f"{A}path")
    angle = degrees(linear.get("ang")) if linear is not None else 0.0
    return Gradient(stops, angle, radial=path is not None)


def _stops(scene: Scene, fill: Element, placeholder: str) -> Iterator[Stop]:
    for stop in fill.iterfind(f"{A}gsLst/{A}gs"):
        color, opacity = _solid(scene, stop, placeholder)
        if color:
            yield Stop(min(1.0, max(0.0, share(stop.get("pos"), 0.0))), color, opacity)


def _bitmap(scene: Scene, fill: Element) -> Bitmap | None:
    blip = fill.find(f"{A}blip")
    embedded = blip.get(f"{R}embed") if blip is not None else None
    for relation in scene.package.relations(scene.part):
        if relation.id == embedded and not relation.external:
            kind = _FORMATS.get(PurePosixPath(relation.target).suffix.lower())
            data = scene.package.blob(relation.target)
            return Bitmap(data, kind, _crop(fill)) if kind and data else None
    return None


def _crop(fill: Element) -> tuple[float, float, float, float]:
    cut = fill.find(f"{A}srcRect")
    if cut is None:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = (max(0.0, share(cut.get(side), 0.0)) for side in "ltrb")
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0, 0, 0, 0)


def _blip_opacity(fill: Element) -> float:
    fix = fill.find(f"{A}blip/{A}alphaModFix")
    return share(fix.get("amt")) if fix is not None else 1.0
