"""Which layout is for what: by its type, its name in ten languages, and the shape of its places.

Each layout is scored for each role, and the best takes it. Never does its position count, except
that of equals the first is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from deckwright.model.theme import Evidence, Role
from deckwright.theme.layout_names import name_score
from deckwright.theme.layouts import FoundLayout
from deckwright.theme.traits import (
    Size,
    Traits,
    are_columns,
    beside_picture,
    coverage,
    heads_of,
    is_roomy,
    read_traits,
    stand_beside,
)

ROLES: tuple[Role, ...] = get_args(Role)
TYPE_POINTS, NAME_POINTS, ENOUGH = 40.0, 45.0, 50.0
"""Of 100 or so; the fit of the shape adds up to 60. Below `ENOUGH` a layout is no candidate."""
_OTHER_MASTER, _ILLEGIBLE, _CLUTTERED = 10.0, 25.0, 40.0
_COVERS: frozenset[Role] = frozenset({"title", "section", "closing"})
"""Roles that the first master may be made for; the others keep to the content's."""
_FULL = 0.7
"""The share of the slide from which a picture fills it."""
_UPPER = 0.4
"""A title on a slide of content has its middle above this share of the height."""

_TYPES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        "title": frozenset({"title"}),
        "section": frozenset({"secHead"}),
        "content": frozenset({"obj", "tx"}),
        "two-content": frozenset(
            {"twoObj", "twoColTx", "txAndObj", "objAndTx", "txAndChart", "chartAndTx"}
        ),
        "comparison": frozenset({"twoTxTwoObj"}),
        "picture": frozenset({"picTx", "txAndClipArt", "clipArtAndTx"}),
        "title-only": frozenset({"titleOnly"}),
        "blank": frozenset({"blank"}),
    }
)
"""ECMA-376 part 1, 19.7.15 `ST_SlideLayoutType`. LibreOffice and copied layouts misuse them, so
a type alone is not enough."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A layout with its traits."""

    found: FoundLayout
    traits: Traits


def read_candidates(layouts: Iterable[FoundLayout], size: Size) -> tuple[Candidate, ...]:
    """The layouts with their traits on slides of `size`."""
    return tuple(Candidate(found, read_traits(found.layout, size)) for found in layouts)


def usable(every: Sequence[Candidate]) -> Sequence[Candidate]:
    """The layouts with horizontal text; all where there is none."""
    return tuple(c for c in every if not _is_vertical(c)) or every


def match_roles(choice: Sequence[Candidate], shown: Sequence[str] = ()) -> dict[Role, Candidate]:
    """The best candidate for each role that has one.

    `shown` are the layouts of the template's own slides, by part name: the first one's master is
    for covers, that of the first one with content for content.
    """
    by_part = {candidate.found.layout.part: candidate for candidate in choice}
    used = [by_part[part] for part in shown if part in by_part]
    cover = used[0].found.master if used else 0
    filled = (one for one in used[1:] if score(one, "content", one.found.master) >= ENOUGH)
    first = next(filled, None)
    content = _best(choice, "content", first.found.master if first else 0)
    home = content.found.master if content else 0
    found = {role: _best(choice, role, cover if role in _COVERS else home) for role in ROLES}
    best = {role: candidate for role, candidate in found.items() if candidate}
    return best | {"content": content} if content else best


def score(candidate: Candidate, role: Role, home: int) -> float:
    """How well a layout serves a role; 0 where its shape rules that out.

    `home` is the master that is preferred.
    """
    fit = _FITS[role](candidate.traits)
    if fit <= 0:
        return 0.0
    found = candidate.found
    typed = TYPE_POINTS if found.kind in _TYPES.get(role, ()) else 0.0
    named = NAME_POINTS * name_score(found.layout.name, role)
    away = _OTHER_MASTER if found.master != home else 0.0
    seen = _CLUTTERED * found.clutter + (0.0 if found.readable else _ILLEGIBLE)
    return fit + typed + named - away - seen


def evidence(candidate: Candidate, role: Role) -> tuple[Evidence, ...]:
    """What speaks for a layout in a role, beside its places."""
    found = candidate.found
    typed = found.kind in _TYPES.get(role, ())
    named = name_score(found.layout.name, role) > 0
    said: list[Evidence] = []
    if typed:
        said.append("type")
    if named:
        said.append("name")
    return tuple(said) or ("places",)


def _best(choice: Sequence[Candidate], role: Role, home: int) -> Candidate | None:
    scores = [score(candidate, role, home) for candidate in choice]
    highest = max(scores, default=0.0)
    return choice[scores.index(highest)] if highest >= ENOUGH else None


def _is_vertical(candidate: Candidate) -> bool:
    return candidate.traits.vertical or "vert" in candidate.found.kind.lower()


def _title(traits: Traits) -> float:
    if traits.title is None or len(traits.places) > 1:
        return 0.0
    points = 25.0 if traits.title.type == "ctrTitle" else 10.0
    if any(p.type == "subTitle" for p in (*traits.texts, *traits.places)):
        points += 25.0
    if any(p.type != "subTitle" for p in traits.places):
        points -= 10.0
    return max(1.0, points - 5.0 * len(traits.pictures) - 10.0 * len(traits.special))


def _section(traits: Traits) -> float:
    if traits.title is None or len(traits.places) > 1 or traits.special:
        return 0.0
    points = 35.0 if _has_low_title(traits) else 10.0
    points -= 10.0 * (len(traits.places) + len(traits.pictures) + max(0, len(traits.texts) - 1))
    return max(1.0, points)


def _content(traits: Traits) -> float:
    if len(traits.places) != 1:
        return 0.0
    place = traits.places[0]
    points = 45.0 + 5.0 * (place.type == "obj") + 20.0 * coverage(place.box, traits.size)
    points -= 20.0 * (len(traits.pictures) + len(traits.special))
    points -= 10.0 * len(traits.texts) + 15.0 * (place.type == "subTitle")
    if traits.title is None:
        points -= 20.0
    elif traits.title.box.bottom > place.box.top + place.box.height // 3:
        points -= 15.0
    return max(1.0, points)


def _columns(traits: Traits, count: int) -> float:
    if len(traits.places) != count or traits.special or traits.pictures:
        return 0.0
    if not stand_beside(traits.places):
        return 0.0
    points = 55.0 if are_columns(traits.places) else 40.0
    points -= 0.0 if traits.title is not None else 20.0
    return points - 3.0 * len(traits.texts)


def _two_content(traits: Traits) -> float:
    return _columns(traits, 2)


def _three_content(traits: Traits) -> float:
    return _columns(traits, 3)


def _comparison(traits: Traits) -> float:
    headed = len(traits.places) == 2 and heads_of(traits.places, traits.texts)  # noqa: PLR2004 - a pair
    return 60.0 if headed and are_columns(traits.places) else 0.0


def _picture(traits: Traits) -> float:
    if len(traits.pictures) != 1 or len(traits.places) > 1:
        return 0.0
    if coverage(traits.pictures[0].box, traits.size) >= _FULL:
        return 10.0
    if not beside_picture(traits):
        return 0.0
    points = 50.0 if traits.title is not None else 30.0
    return points + 5.0 - 5.0 * len(traits.special)


def _full_picture(traits: Traits) -> float:
    if len(traits.pictures) != 1:
        return 0.0
    covered = coverage(traits.pictures[0].box, traits.size)
    return 60.0 if covered >= _FULL else 20.0 * covered


def _statement(traits: Traits) -> float:
    if traits.pictures or traits.special or len(traits.places) > 1:
        return 0.0
    return 25.0 if traits.title is None or _has_low_title(traits) or not traits.places else 10.0


def _quote(traits: Traits) -> float:
    """Office's own has the quote itself in a large title, where nothing else can be said."""
    texts = (*traits.places, *traits.texts)
    largest = max((p.levels[0].size for p in texts), default=0.0)
    title = traits.title
    if title is not None and title.levels[0].size > largest and is_roomy(title.box, traits.size):
        return 0.0
    return 25.0 if texts or title is not None else 0.0


def _title_only(traits: Traits) -> float:
    if traits.title is None or not traits.bare:
        return 0.0
    return 30.0 if _has_low_title(traits) else 60.0


def _speaker(traits: Traits) -> float:
    if traits.title is None and not traits.places and not traits.texts:
        return 0.0
    return 20.0 + 10.0 * bool(traits.pictures) + 5.0 * bool(traits.places or traits.texts)


def _agenda(traits: Traits) -> float:
    return 15.0 + 10.0 * (len(traits.places) == 1)


def _closing(traits: Traits) -> float:
    return 20.0 + 5.0 * (traits.title is not None)


def _blank(traits: Traits) -> float:
    return 60.0 if traits.title is None and traits.bare else 0.0


def _has_low_title(traits: Traits) -> bool:
    if traits.title is None:
        return False
    middle = traits.title.box.top + traits.title.box.height / 2
    return middle > _UPPER * traits.size[1]


_FITS: Mapping[Role, Callable[[Traits], float]] = MappingProxyType(
    {
        "title": _title,
        "section": _section,
        "content": _content,
        "two-content": _two_content,
        "three-content": _three_content,
        "comparison": _comparison,
        "picture": _picture,
        "full-picture": _full_picture,
        "statement": _statement,
        "quote": _quote,
        "title-only": _title_only,
        "speaker": _speaker,
        "agenda": _agenda,
        "closing": _closing,
        "blank": _blank,
    }
)
