"""Every role gets a layout: the one that was found for it, or the nearest with free places.

`RoleLayout.area` lets the planner set boxes of its own where a layout lacks a place, on the grid
of the content layout.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from deckwright.model.theme import Placeholder, Role, RoleLayout
from deckwright.theme.areas import Grid, area_of, read_grid
from deckwright.theme.roles import ROLES, Candidate, evidence
from deckwright.theme.traits import Traits, beside_picture, heads_of, reading_order

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
