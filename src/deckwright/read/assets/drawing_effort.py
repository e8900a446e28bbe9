"""How much there is to draw in an SVG, counted as a program that draws it counts.

A short drawing may take minutes: parts are used again and again by parts that are used again and
again, and each effect is drawn in a layer of its own, as large as the drawing may be.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import reduce
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


Effort: TypeAlias = tuple[int, float, int]
"""Elements, layers as large as the drawing, and how deep effects stand in each other."""

_MOST_ELEMENTS = 200_000
_LETTER = 4
"""Elements that a letter counts for."""
_MOST_MATCHES = 20_000_000
"""Rules of style sheets times elements."""
_MOST_OF_PATHS = 4_000_000
"""Characters."""
_MOST_LAYERS = 1_000
"""Each as large as the drawing."""
_LEAST_LAYER = 0.005
"""What a layer costs, however small: to set it up."""
_DEEPEST = 50
"""Elements in each other, through whatever they refer to: programs that draw recurse."""
_EFFECTS = ("filter", "mask", "opacity", "clip-path", "mix-blend-mode", "isolation")
_OPAQUE = re.compile(r"\s*(?:1(?:\.0*)?|100%|none|auto|normal)\s*")
_SAID = re.compile(rf"(?:^|[;{{\s])({'|'.join(_EFFECTS)})\s*:\s*([^;}}]*)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')]+)")
_REFERRING = frozenset(("filter", "mask", "clip-path", "fill", "stroke", "style"))
_FILTER_STEP = 4
"""Layers that a step of a filter counts for: it reads and writes all of one."""
_SLOW_STEPS = {
    "feGaussianBlur": 20, "feDropShadow": 20, "feDiffuseLighting": 20, "feSpecularLighting": 20,
    "feTurbulence": 100,
}  # fmt: skip


class TooMuchToDrawError(ValueError):
    """A drawing would take too long."""


def check_effort(root: Element, size: Size) -> None:
    """Refuses what takes minutes and more to draw, though it is short.

    The size of the drawing is that of its view box.
    """
    elements = list(root.iter("{*}*"))
    paths = sum(len(e.get("d", "")) + len(e.get("points", "")) for e in elements)
    rules = sum((sheet.text or "").count("{") for sheet in root.iter("{*}style"))
    if paths > _MOST_OF_PATHS or rules * len(elements) > _MOST_MATCHES:
        raise TooMuchToDrawError
    _Counted(root, size).of(root, 0)


class _Counted:
    """Counts elements and layers, each part as often as it is drawn."""

    def __init__(self, root: Element, size: Size) -> None:
        self.by_id = {element.get("id"): element for element in root.iter("{*}*")}
        self.extents = Extents(root, size, self.by_id)
        self.selected = frozenset(_selected(root))
        self.known: dict[Element, Effort] = {}

    def of(self, element: Element, depth: int) -> Effort:
        """The effort of an element with all that it refers to; an element in itself is none."""
        if element in self.known:
            return self.known[element]
        self.known[element] = (0, 0.0, 0)  # what refers to itself is not drawn again
        if depth > _DEEPEST * 4:
            raise TooMuchToDrawError
        counts = [self.of(part, depth + 1) for part in element.iterchildren("{*}*")]
        counts += [self.referred(element, part, depth + 1) for part in self.references(element)]
        own = self.layers(element)
        start = (1 + _LETTER * _letters(element), own, 0)
        elements, layers, below = reduce(_added, counts, start)
        below += bool(own)
        if elements > _MOST_ELEMENTS or layers > _MOST_LAYERS or below > _DEEPEST:
            raise TooMuchToDrawError
        self.known[element] = (elements, layers, below)
        return elements, layers, below

    def referred(self, element: Element, part: Element, depth: int) -> Effort:
        """The effort of what an element refers to; a filter's layers are as large as its region."""
        elements, layers, below = self.of(part, depth)
        if layers and local_name(part.tag) == "filter":
            layers *= max(_LEAST_LAYER, self.extents.filtered(element, part))
        return elements, layers, below

    def references(self, element: Element) -> Iterator[Element]:
        """The elements of this drawing that are drawn with this one."""
        for name, value in element.items():
            local = local_name(name)
            named = [value[1:]] if local == "href" and value.startswith("#") else []
            if local in _REFERRING or local.startswith("marker"):
                named += _REFERENCE.findall(value)
            if local_name(element.tag) != "a":
                yield from (self.by_id[one] for one in named if one in self.by_id)

    def layers(self, element: Element) -> float:
        """The layers that an element itself takes; of a filter's steps, how many."""
        tag = local_name(element.tag)
        if tag.startswith("fe"):
            return _SLOW_STEPS.get(tag, _FILTER_STEP)
        said = {(name, element.get(name)) for name in _EFFECTS if element.get(name)}
        said |= set(_SAID.findall(element.get("style", "")))
        own = {f".{name}" for name in element.get("class", "").split()}
        own |= {"*", tag, f"#{element.get('id')}"}
        if tag == "image" or _runs_filter(said) or not own.isdisjoint(self.selected):
            return 1.0  # a bitmap may be large, and so may what a style sheet gives
        return max(_LEAST_LAYER, self.extents.share(element)) if _is_effect(said) else 0.0


def _letters(element: Element) -> int:
    """The letters that stand in an element and in none within it."""
    if local_name(element.tag) not in ("text", "tspan", "textPath"):
        return 0
    return len(element.text or "") + sum(len(child.tail or "") for child in element)


def _selected(root: Element) -> Iterator[str]:
    """Tags, `.classes` and `#ids` to which style sheets give effects; `*` for what is subtler."""
    for sheet in root.iter("{*}style"):
        for selector, rule in _RULE.findall(sheet.text or ""):
            if _is_effect(_SAID.findall(rule)):
                yield "*" if re.search(r"[\[:]", selector) else ""
                yield from re.findall(r"[.#]?[\w-]+|\*", selector)


def _is_effect(said: Any) -> bool:
    return any(not _OPAQUE.fullmatch(value) for _, value in said)


def _runs_filter(said: Any) -> bool:
    """Whether there is a filter that is no element, whose steps are counted."""
    return any(
        name.lower() == "filter" and "(" in _REFERENCE.sub("", value) for name, value in said
    )


def _added(one: Effort, other: Effort) -> Effort:
    return one[0] + other[0], one[1] + other[1], max(one[2], other[2])
