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
from deckwright.model.theme import Placeholder, Role, RoleLayout
from deckwright.theme.roles import ROLES, Candidate
from deckwright.theme.traits import FOOTERS, Size, Traits, bounds, heads_of, reading_order

NEAREST: Mapping[Role, tuple[Role, ...]] = MappingProxyType(
    {
        "title": ("section", "statement", "title-only", "content"),
        "section": ("title", "title-only", "content"),
        "content": ("title-only", "two-content", "picture"),
        "two-content": ("title-only", "content"),
        "three-content": ("title-only", "content", "two-content"),
        "comparison": ("two-content", "title-only", "content"),
        "picture": ("title-only", "content"),
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

_MARGIN, _GAP = 0.05, 0.02
"""Shares of the slide, for templates that show no grid of their own."""
_TOO_LOW = 0.15
"""The share of the height under which a free space is none."""
_FOOT = 0.75
"""Footers below this share of the height end the space for content."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where content stands in this template."""

    area: Box
    """The content layout's."""
    top: int
    """Where a slide without a title may begin."""
    size: Size


def compose_roles(
    matched: Mapping[Role, Candidate], choice: Sequence[Candidate]
) -> dict[Role, RoleLayout]:
    """A role layout for every role. `choice` holds all usable layouts, at least one."""
    content = matched.get("content") or _nearest("content", matched, choice)
    grid = _grid(content)
    composed: dict[Role, RoleLayout] = {}
    for role in ROLES:
        candidate = matched.get(role)
        if candidate is None:
            nearest = _nearest(role, matched, choice)
            composed[role] = replace(_fill(role, nearest, grid), composed=True)
        else:
            composed[role] = _fill(role, candidate, grid)
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
    plain = RoleLayout(role, candidate.found.layout, area=_area(role, candidate, grid))
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
            return replace(
                plain,
                picture=_first(traits.pictures),
                bodies=_indices(traits.places),
                caption=_first(traits.texts),
            )
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


def _grid(content: Candidate) -> Grid:
    """The grid of a template, as its content layout shows it."""
    traits, (width, height) = content.traits, content.traits.size
    title = traits.title.box if traits.title is not None else None
    top = min(max(0, title.top), height // 4) if title else round(_MARGIN * height)
    if traits.places:
        area = bounds([p.box for p in traits.places])
        return Grid(_above_footers(area, content), min(top, area.top), traits.size)
    left = min(max(0, title.left), width // 4) if title else round(_MARGIN * width)
    start = min(title.bottom, height // 2) + round(_GAP * height) if title else top
    stop = round((1 - _MARGIN) * height)
    area = Box(left, start, width - 2 * left, stop - start)
    return Grid(_above_footers(area, content), top, traits.size)


def _area(role: Role, candidate: Candidate, grid: Grid) -> Box:
    """The places of a layout, or what is free on the grid below or above its texts."""
    traits = candidate.traits
    if role == "full-picture":
        return Box(0, 0, *grid.size)
    taken = [p.box for p in (*traits.places, *traits.pictures, *traits.special)]
    if taken:
        return _above_footers(bounds(taken), candidate)
    texts = [p.box for p in (traits.title, *traits.texts) if p is not None]
    if not texts:
        return _rows(grid, grid.top, grid.area.bottom)
    occupied = bounds(texts)
    gap = round(_GAP * grid.size[1])
    below = _rows(grid, max(grid.area.top, occupied.bottom), grid.area.bottom)
    above = _rows(grid, grid.top, occupied.top - gap)
    roomier = max(below, above, key=lambda box: box.height)
    return roomier if roomier.height >= _TOO_LOW * grid.size[1] else grid.area


def _rows(grid: Grid, top: int, bottom: int) -> Box:
    return Box(grid.area.left, top, grid.area.width, max(0, bottom - top))


def _above_footers(area: Box, candidate: Candidate) -> Box:
    """`area` without the strip where the layout's footers stand."""
    height = candidate.traits.size[1]
    tops = [
        p.box.top
        for p in candidate.found.layout.of_type(*FOOTERS)
        if p.box.top >= _FOOT * height and p.box.left < area.right and p.box.right > area.left
    ]
    bottom = min([area.bottom, *tops])
    return Box(area.left, area.top, area.width, max(bottom - area.top, area.height // 4))
