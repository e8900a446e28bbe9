"""How much of a drawing an effect reaches: a layer is as large as what it is given.

A plot has an effect on each of its thousands of marks and is drawn in no time; a hundred layers as
large as the drawing are not. Where it cannot be told, an effect reaches all of the drawing. All
that is told is at least what is drawn: what is used once may be as large as all uses could make it.
"""

from __future__ import annotations

import math
import re
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element."""
Size: TypeAlias = tuple[float, float]
"""Width and height in the units of an element."""

_ALL = 1.0
_UNKNOWN = (math.inf, math.inf)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_PLACED_BY_STYLE = re.compile(
    r"(?:^|[;{\s])(?:transform|scale|rotate|zoom|r|rx|ry|d|width|height)\s*:", re.IGNORECASE
)
_STROKE = re.compile(r"stroke-width\s*:([^;}]*)", re.IGNORECASE)
_MITRE = 4
"""A corner of a stroke stands out by so many times its width (SVG 2, section 13.5.5)."""
_OWN_UNITS = ("svg", "symbol", "marker", "pattern", "mask", "clipPath")
_FILTER_SIDE = "120%"
"""Of what is filtered (Filter Effects 1, section 8.1)."""


def local_name(name: str) -> str:
    """The name of an element or an attribute without its namespace."""
    return name.rpartition("}")[2]


class Extents:
    """The shares of one drawing that effects reach."""

    def __init__(self, root: Element, size: Size, by_id: dict[str | None, Element]) -> None:
        self.area = size[0] * size[1]
        self.by_id = by_id
        elements = list(root.iter("{*}*"))
        styles = [element.get("style", "") for element in elements]
        styles += [sheet.text or "" for sheet in root.iter("{*}style")]
        strokes = [element.get("stroke-width", "0") for element in elements]
        strokes += ["1"] if any(map(_is_stroked, elements)) or "stroke:" in "".join(styles) else []
        strokes += [width for style in styles for width in _STROKE.findall(style)]
        self.stroke = _MITRE * max(map(_length, strokes))
        self.turned = False
        self.scales: dict[Element | None, float] = {None: 1.0}
        for element in elements:
            steps = [_scale(*one) for one in _TRANSFORM.findall(element.get("transform", ""))]
            self.turned |= any(turned for _, turned in steps)
            own = math.prod(max(1.0, scale) for scale, _ in steps)
            self.scales[element] = own * self.scales[element.getparent()]
        self.uses = math.prod(self.scales[use] for use in root.iter("{*}use"))
        self.known = not any(map(_PLACED_BY_STYLE.search, styles))
        self.elsewhere: set[Element] = set()
        for holder in elements[1:]:
            if local_name(holder.tag) in _OWN_UNITS and holder not in self.elsewhere:
                self.elsewhere.update(holder.iter("{*}*"))
        self.shares: dict[Element, float] = {}

    def share(self, element: Element) -> float:
        """What part of the drawing an effect on this element reaches: 1 is all of it."""
        return min(_ALL, self._whole(element))

    def filtered(self, element: Element, filter_: Element) -> float:
        """The same for a filter: it may reach beyond what it is given, and beyond the drawing."""
        sides = [filter_.get(name, _FILTER_SIDE).strip() for name in ("width", "height")]
        parts = [_length(side.removesuffix("%")) / (100 if "%" in side else 1) for side in sides]
        if filter_.get("filterUnits") != "userSpaceOnUse":
            given = self._whole(element)
            return (given if given < math.inf else _ALL) * parts[0] * parts[1]
        area = 1.0 if "%" in sides[0] + sides[1] else self.area
        return parts[0] * parts[1] * self._enlarged(element) / area

    def _whole(self, element: Element) -> float:
        """The share with what of the element lies beyond the drawing; infinite where unknown."""
        if element not in self.shares:
            self.shares[element] = math.inf  # of what holds itself
            self.shares[element] = self._measured(element)
        return self.shares[element]

    def _measured(self, element: Element) -> float:
        if not self.known or element in self.elsewhere:
            return math.inf
        parts = element.findall("{*}*")
        if local_name(element.tag) in ("g", "a") and len(parts) == 1:
            return self._whole(parts[0])
        if local_name(element.tag) == "use":
            names = [value[1:] for name, value in element.items() if local_name(name) == "href"]
            used = self.by_id.get(names[0]) if names else None
            return math.inf if used is None else self._whole(used)
        width, height = (side + self.stroke for side in _size(element))
        if self.turned:
            width = height = width + height
        return width * height * self._enlarged(element) / self.area

    def _enlarged(self, element: Element) -> float:
        """By how much an element's area grows at most, wherever it is used."""
        scale = self.scales[element] * self.uses
        return scale * scale  # a power would raise where this is infinite


def _scale(name: str, numbers: str) -> tuple[float, bool]:
    """By how much a transform enlarges at most, and whether it mixes the axes."""
    values = [float(number) for number in _NUMBER.findall(numbers)]
    match name, values:
        case "translate", _:
            return 1.0, False
        case "rotate", [angle, *_]:
            return 1.0, angle % 90 != 0
        case "scale", [_, *_]:
            return max(map(abs, values)), False
        case "matrix", [a, b, c, d, _, _]:
            return max(map(abs, (a, b, c, d))), bool(b or c) and bool(a or d)
    return math.inf, True


def _size(element: Element) -> Size:
    """The size of a shape without its stroke; infinite where it is no plain shape."""
    match local_name(element.tag):
        case "rect" | "image":
            return _length(element.get("width", "x")), _length(element.get("height", "x"))
        case "circle":
            return (2 * _length(element.get("r", "0")),) * 2
        case "ellipse":
            return 2 * _length(element.get("rx", "x")), 2 * _length(element.get("ry", "x"))
        case "line":
            x1, y1, x2, y2 = (_length(element.get(name, "0")) for name in ("x1", "y1", "x2", "y2"))
            return abs(x1 - x2), abs(y1 - y2)
        case "polyline" | "polygon":
            points = list(map(float, _NUMBER.findall(element.get("points", ""))))
            return _range(points[::2]), _range(points[1::2])
        case "path":
            return _path_size(element.get("d", ""))
    return _UNKNOWN


def _path_size(path: str) -> Size:
    from fontTools.pens.boundsPen import ControlBoundsPen  # noqa: PLC0415 - few drawings need it
    from fontTools.svgLib.path import parse_path  # noqa: PLC0415

    pen = ControlBoundsPen(None)
    try:
        parse_path(path, pen)
    except Exception:  # noqa: BLE001 - it raises whatever a wrong path leads to
        return _UNKNOWN
    left, bottom, right, top = pen.bounds or (0, 0, 0, 0)
    return right - left, top - bottom


def _range(values: list[float]) -> float:
    return max(values) - min(values) if values else 0.0


def _is_stroked(element: Element) -> bool:
    return bool(element.get("stroke", "none") != "none")


def _length(text: str) -> float:
    """A plain number, or one of pixels; anything else is taken for endless."""
    number = text.strip().removesuffix("px")
    return float(number) if _NUMBER.fullmatch(number) else math.inf
