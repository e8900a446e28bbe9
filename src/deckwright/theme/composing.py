"""Every role gets a layout: the one that was found for it, or the nearest with free places.

`RoleLayout.area` lets the planner set boxes of its own where a layout lacks a place, on the grid
of the content layout.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import assert_never

from deckwright.model.length import Box
from deckwright.model.scenery import Bitmap, Shape
from deckwright.model.theme import Decoration, Layout, Placeholder, Role, RoleLayout
from deckwright.theme.roles import ROLES, Candidate, evidence
from deckwright.theme.traits import (
    FOOTERS,
    Size,
    Traits,
    beside_picture,
    bounds,
    heads_of,
    reading_order,
)

_MARGIN, _GAP = 0.05, 0.02
"""Shares of the slide, for templates that show no grid of their own."""
_TOO_SMALL = 0.12
"""The share of a side of the slide under which a space is of no use."""
_HEAD = 0.3
"""The share of the space for titles, each way, from which a drawing in it is its head."""
_FOOT = 0.75
"""Footers below this share of the height end the space for content."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where content stands in a template."""

    area: Box
    """The content layout's."""
    top: int
    """Where a slide without a title may begin."""
    size: Size


def read_grid(content: Candidate) -> Grid:
    """The grid of a template, as its content layout shows it."""
    traits, (width, height) = content.traits, content.traits.size
    title = traits.title.box if traits.title is not None else None
    top = min(max(0, title.top), height // 4) if title else round(_MARGIN * height)
    if traits.places:
        area = _above_footers(bounds([p.box.inside(p.insets) for p in traits.places]), content)
        if _is_useful(area, traits.size):
            return Grid(area, min(top, area.top), traits.size)
    left = min(max(0, title.left), width // 4) if title else round(_MARGIN * width)
    start = min(max(0, title.bottom), height // 2) + round(_GAP * height) if title else top
    stop = round((1 - _MARGIN) * height)
    area = Box(left, start, width - 2 * left, stop - start)
    return Grid(_above_footers(area, content), top, traits.size)


def area_of(role: Role, candidate: Candidate, grid: Grid) -> Box:
    """The places of a layout, or what is free on the grid below or above its texts.

    Always on the slide, above the footers, and of a useful size. Text of its own boxes, which
    have no insets, begins where that of a place does.
    """
    traits = candidate.traits
    if role == "full-picture":
        return Box(0, 0, *grid.size)
    taken = [p.box.inside(p.insets) for p in traits.places]
    taken += [p.box for p in (*traits.pictures, *traits.special)]
    if taken:
        area = _above_footers(bounds(taken), candidate)
    else:
        texts = [p.box for p in (traits.title, *traits.texts) if p is not None]
        area = _free(texts, candidate.found.layout, grid)
    return area if _is_useful(area, grid.size) else grid.area


def _free(texts: list[Box], layout: Layout, grid: Grid) -> Box:
    if not texts:
        top = grid.top
        backdrop = Shape(Box(0, 0, *grid.size), paint=layout.background)
        if any(_is_head(drawing, grid) for drawing in (backdrop, *layout.decorations)):
            top = grid.area.top
        return _rows(grid, top, grid.area.bottom)
    occupied = bounds(texts)
    below = _rows(grid, max(grid.area.top, occupied.bottom), grid.area.bottom)
    above = _rows(grid, grid.top, occupied.top - round(_GAP * grid.size[1]))
    return max(below, above, key=lambda box: box.height)


def _is_head(drawing: Decoration, grid: Grid) -> bool:
    """Whether a drawing stands where titles do: a band or a ribbon, not a backdrop or a rule.

    So it is taken that one does in a picture behind everything.
    """
    box = drawing.box
    inside = min(box.bottom, grid.area.top) - max(box.top, grid.top)
    wide = min(box.right, grid.area.right) - max(box.left, grid.area.left)
    low = box.bottom > grid.area.top + round(_GAP * grid.size[1])
    low &= not (isinstance(drawing, Shape) and isinstance(drawing.paint, Bitmap))
    high = inside > _HEAD * (grid.area.top - grid.top)
    return high and not low and wide > _HEAD * grid.area.width


def _rows(grid: Grid, top: int, bottom: int) -> Box:
    return Box(grid.area.left, top, grid.area.width, max(0, bottom - top))


def _is_useful(area: Box, size: Size) -> bool:
    return area.width >= _TOO_SMALL * size[0] and area.height >= _TOO_SMALL * size[1]


def _above_footers(area: Box, candidate: Candidate) -> Box:
    """What of `area` is on the slide, without the strip where the layout's footers stand."""
    width, height = candidate.traits.size
    left, top = max(0, area.left), max(0, area.top)
    right, bottom = min(width, area.right), min(height, area.bottom)
    tops = [
        p.box.top
        for p in candidate.found.layout.of_type(*FOOTERS)
        if p.box.top >= _FOOT * height and p.box.left < right and p.box.right > left
    ]
    return Box(left, top, max(0, right - left), max(0, min([bottom, *tops]) - top))


NEAREST: Mapping[Role, tuple[Role, ...]] = MappingProxyType(
    {
        "title": ("section", "statement", "title-only", "content"),
        "section": ("title", "title-only", "content"),
        "content": ("title-only", "two-content", "picture"),
        "two-content": ("title-only", "content"),
        "three-content": ("title-only", "content", "two-content"),
        "comparison": ("two-content", "title-only", "content"),
        "picture": ("two-content", "title-only", "content"),
        "full-picture": ("blank", "title-only", "content"),
        "statement": ("title-only", "section", "content"),
        "quote": ("statement", "title-only", "content"),
        "title-only": ("content", "section", "title", "blank"),
        "speaker": ("title-only", "content"),
        "agenda": ("content", "title-only"),
        "closing": ("title-only", "content", "title"),
        "blank": ("title-only", "content", "section"),
    }
)
"""For a role without a layout: whose layout to take, the first that the template has."""


def compose_roles(
    matched: Mapping[Role, Candidate], choice: Sequence[Candidate]
) -> dict[Role, RoleLayout]:
    """A role layout for every role. `choice` holds all usable layouts, at least one."""
    content = matched.get("content") or _nearest("content", matched, choice)
    grid = read_grid(content)
    composed: dict[Role, RoleLayout] = {}
    for role in ROLES:
        candidate = matched.get(role)
        if candidate is None:
            nearest = _nearest(role, matched, choice)
            composed[role] = replace(_fill(role, nearest, grid), composed=True)
        else:
            filled = _fill(role, candidate, grid)
            composed[role] = replace(filled, evidence=evidence(candidate, role))
    return composed


def _nearest(
    role: Role, matched: Mapping[Role, Candidate], choice: Sequence[Candidate]
) -> Candidate:
    relatives = (matched[other] for other in NEAREST[role] if other in matched)
    titled = (c for c in choice if c.traits.title is not None)
    return next(relatives, None) or next(titled, choice[0])


def _fill(role: Role, candidate: Candidate, grid: Grid) -> RoleLayout:
    """What takes what: each placeholder of a layout gets one use at most."""
    traits = candidate.traits
    plain = RoleLayout(role, candidate.found.layout, area=area_of(role, candidate, grid))
    match role:
        case "title":
            return _fill_title(plain, traits)
        case "section":
            return _fill_section(plain, traits)
        case "content" | "two-content" | "three-content" | "agenda":
            return replace(plain, bodies=_indices(traits.places))
        case "comparison":
            heads = heads_of(traits.places, traits.texts)
            return replace(plain, bodies=_indices(traits.places), heads=heads)
        case "picture" | "full-picture":
            return _fill_picture(plain, traits)
        case "statement" | "quote" | "speaker" | "closing":
            return _fill_text(plain, traits)
        case "title-only" | "blank":
            return plain
        case _:
            assert_never(role)


def _fill_title(plain: RoleLayout, traits: Traits) -> RoleLayout:
    """The subtitle is what is called so, else the text nearest below the title.

    Of further texts the last, in reading order, is the small print; those between are bodies.
    """
    texts = sorted((*traits.texts, *traits.places), key=lambda p: _distance(traits.title, p))
    subtitle = next((p for p in texts if p.type == "subTitle"), texts[0] if texts else None)
    others = reading_order(p for p in texts if p is not subtitle)
    return replace(
        plain,
        subtitle=subtitle.idx if subtitle is not None else None,
        bodies=_indices(others[:-1]),
        caption=_first(others[-1:]),
    )


def _fill_section(plain: RoleLayout, traits: Traits) -> RoleLayout:
    """A text set larger than the title is made for the section's number: a body."""
    texts = (*traits.texts, *traits.places)
    size = traits.title.levels[0].size if traits.title is not None else math.inf
    numbers = [p for p in texts if p.levels[0].size > size]
    others = replace(traits, places=(), texts=tuple(p for p in texts if p not in numbers))
    return replace(_fill_title(plain, others), bodies=_indices(numbers[:1]))


def _fill_picture(plain: RoleLayout, traits: Traits) -> RoleLayout:
    """The last of several places takes the picture where there is none for pictures only."""
    pictures, texts = traits.pictures, traits.places
    if plain.role == "picture":
        texts = beside_picture(traits)
        if not pictures and len(texts) > 1:
            pictures, texts = texts[-1:], texts[:-1]
    return replace(
        plain,
        picture=_first(pictures),
        bodies=_indices(texts),
        caption=_first([p for p in traits.texts if p not in texts]),
    )


def _fill_text(plain: RoleLayout, traits: Traits) -> RoleLayout:
    """The largest text is the body, the next the small print."""
    texts = sorted((*traits.places, *traits.texts), key=lambda p: -p.box.width * p.box.height)
    return replace(
        plain,
        bodies=_indices(texts[:1]),
        caption=_first(texts[1:]),
        picture=_first(traits.pictures),
    )


def _distance(title: Placeholder | None, placeholder: Placeholder) -> tuple[bool, int]:
    bottom = title.box.bottom if title is not None else 0
    gap = placeholder.box.top - bottom
    return gap < -placeholder.box.height // 2, abs(gap)


def _indices(placeholders: Iterable[Placeholder]) -> tuple[int, ...]:
    return tuple(p.idx for p in placeholders)


def _first(placeholders: Sequence[Placeholder]) -> int | None:
    return placeholders[0].idx if placeholders else None
