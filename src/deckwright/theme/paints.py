"""Fills and edges of shapes and backgrounds (ECMA-376 part 1, 20.1.8 and 20.1.2.2.24)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import PurePosixPath
from typing import Literal

from deckwright.model.length import to_points
from deckwright.model.scenery import Bitmap, Gradient, Paint, Stop
from deckwright.ooxml.colors import color_element
from deckwright.ooxml.elements import Element, local_name
from deckwright.ooxml.names import A, R
from deckwright.ooxml.units import degrees, number, share
from deckwright.theme.backgrounds import Scene

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
