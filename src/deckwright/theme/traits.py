"""What a layout looks like to someone who wants to put something on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from deckwright.model.length import Box
from deckwright.model.theme import Layout, Placeholder, PlaceholderType

Size: TypeAlias = tuple[int, int]
"""Width and height of the slide, EMU."""

FOOTERS: tuple[PlaceholderType, ...] = ("dt", "ftr", "sldNum", "hdr")
_TITLES: tuple[PlaceholderType, ...] = ("title", "ctrTitle")
_TEXTS: tuple[PlaceholderType, ...] = ("body", "subTitle", "obj")
_SPECIAL: tuple[PlaceholderType, ...] = ("tbl", "chart", "dgm", "media")
_USEFUL_HEIGHT, _USEFUL_WIDTH = 0.25, 0.12
"""Shares of the slide below which no content fits."""
_ON_SLIDE = 0.8
"""Placeholders that lie off the slide carry instructions, not content."""
_SAME = 0.6
"""How alike two widths, and how much beside one another two boxes, must be."""


@dataclass(frozen=True, slots=True)
class Traits:
    """The placeholders of a layout by what they can take. Footers are left out."""

    title: Placeholder | None
    places: tuple[Placeholder, ...]
    """Roomy ones for text or objects, in reading order."""
    special: tuple[Placeholder, ...]
    """Roomy ones for one kind of object only (tables, charts, …)."""
    texts: tuple[Placeholder, ...]
    """Text too low to hold content: subtitles, heads, captions. In reading order."""
    pictures: tuple[Placeholder, ...]
    vertical: bool
    size: Size

    @property
    def bare(self) -> bool:
        """Whether nothing but a title, if that, has a place."""
        return not (self.places or self.special or self.texts or self.pictures)


def read_traits(layout: Layout, size: Size) -> Traits:
    """The traits of a layout on slides of `size`."""
    shown = [p for p in layout.placeholders if p.type not in FOOTERS and _on_slide(p.box, size)]
    texts = [p for p in shown if p.type in _TEXTS]
    roomy = [p for p in texts if is_roomy(p.box, size)]
    places = [p for p in roomy if p.type != "subTitle"] or roomy
    return Traits(
        title=next((p for p in shown if p.type in _TITLES), None),
        places=reading_order(places),
        special=reading_order(p for p in shown if p.type in _SPECIAL and is_roomy(p.box, size)),
        texts=reading_order(p for p in texts if p not in places),
        pictures=reading_order(p for p in shown if p.type in ("pic", "clipArt")),
        vertical=any(p.vertical for p in shown),
        size=size,
    )


def reading_order(placeholders: Iterable[Placeholder]) -> tuple[Placeholder, ...]:
    """Row by row; boxes belong to one row that lie beside one another."""
    rows: list[list[Placeholder]] = []
    for placeholder in sorted(placeholders, key=lambda p: (p.box.top, p.box.left)):
        if rows and beside(rows[-1][0].box, placeholder.box):
            rows[-1].append(placeholder)
        else:
            rows.append([placeholder])
    return tuple(p for row in rows for p in sorted(row, key=lambda p: p.box.left))


def beside(one: Box, other: Box) -> bool:
    """Whether two boxes stand beside one another: about the same height, apart in width."""
    apart = one.right <= other.left + _slack(one) or other.right <= one.left + _slack(other)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return apart and shared >= _SAME * min(one.height, other.height)


def stand_beside(placeholders: Sequence[Placeholder]) -> bool:
    """Whether each stands beside every other."""
    return all(beside(one.box, other.box) for one, other in combinations(placeholders, 2))


def are_columns(placeholders: Sequence[Placeholder]) -> bool:
    """Whether they stand beside one another and are about equally wide."""
    widths = [p.box.width for p in placeholders]
    return stand_beside(placeholders) and min(widths) >= _SAME * max(widths)


def heads_of(columns: Sequence[Placeholder], texts: Sequence[Placeholder]) -> tuple[int, ...]:
    """The index of the text right above each column; empty unless every column has one."""
    heads = []
    for column in columns:
        above = [t for t in texts if _is_above(t.box, column.box)]
        if not above:
            return ()
        heads.append(max(above, key=lambda t: t.box.bottom).idx)
    return tuple(heads) if len(set(heads)) == len(columns) else ()


def beside_picture(traits: Traits) -> tuple[Placeholder, ...]:
    """The places for text beside the first picture; a text below one is but its caption."""
    if traits.places or not traits.pictures:
        return traits.places
    return tuple(p for p in traits.texts if beside(p.box, traits.pictures[0].box))


def coverage(box: Box, size: Size) -> float:
    """The share of the slide that a box takes."""
    width = max(0, min(box.right, size[0]) - max(box.left, 0))
    height = max(0, min(box.bottom, size[1]) - max(box.top, 0))
    return width * height / (size[0] * size[1])


def bounds(boxes: Sequence[Box]) -> Box:
    """The smallest box around all."""
    left, top = min(b.left for b in boxes), min(b.top for b in boxes)
    right, bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)
    return Box(left, top, right - left, bottom - top)


def _is_above(head: Box, column: Box) -> bool:
    middle = (head.left + head.right) // 2
    near = abs(column.top - head.bottom) <= max(head.height, column.height // 3)
    return near and head.top < column.top and column.left <= middle <= column.right


def is_roomy(box: Box, size: Size) -> bool:
    """Whether content fits into a box."""
    return box.height >= _USEFUL_HEIGHT * size[1] and box.width >= _USEFUL_WIDTH * size[0]


def _on_slide(box: Box, size: Size) -> bool:
    whole = box.width * box.height
    return whole > 0 and coverage(box, size) * size[0] * size[1] >= _ON_SLIDE * whole


def _slack(box: Box) -> int:
    """What neighbours may overlap by."""
    return box.width // 20
