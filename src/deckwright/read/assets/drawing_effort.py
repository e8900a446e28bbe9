"""How much there is to draw in an SVG, counted as a program that draws it counts.

A short drawing may take minutes: parts are used again and again by parts that are used again and
again, and each effect is drawn in a layer of its own, as large as the drawing may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from typing import Any, TypeAlias

from deckwright.read.assets.effect_extents import Element, Extents, Size, local_name

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
