"""Speakers as they call themselves, matched with those that are known."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from deckwright.model.talk import Speaker
from deckwright.read.workspace import slug

_LIKENESS = 0.8
"""How alike names are (`difflib`) of which a person must say whether they are one."""


@dataclass(frozen=True, slots=True)
class People:
    """The speakers of a talk by their keys; those that are new; names that need an answer."""

    speakers: tuple[Speaker, ...]
    new: tuple[Speaker, ...]
    spellings: tuple[str, ...]
    """Who was written otherwise than they are listed."""
    questions: tuple[str, ...]


def matched(named: Sequence[Speaker], known: Mapping[str, Speaker]) -> People:
    """The speakers that are `named`, as they are `known`; a near miss is asked, never merged."""
    speakers: list[Speaker] = []
    new: list[Speaker] = []
    spellings: list[str] = []
    questions: list[str] = []
    keys = set(known)
    for one in named:
        same = _same(one.name, {**known, **{other.key: other for other in new}})
        if same is None:
            base = slug(one.name) or "speaker"
            names = chain((base,), (f"{base}-{number}" for number in count(2)))
            key = next(name for name in names if name not in keys)
            keys.add(key)
            same = replace(one, key=key, avatar=None)
            new.append(same)
            questions += (
                f"Is {one.name} the same person as {other.name}? Both are listed now."
                for other in known.values()
                if _is_near(one.name, other.name)
            )
        elif one.name not in (same.name, same.key):
            spellings.append(f"{same.name} is written {one.name} in what was sent")
        if same not in speakers:
            speakers.append(same)
    return People(tuple(speakers), tuple(new), tuple(spellings), tuple(questions))


def _same(name: str, known: Mapping[str, Speaker]) -> Speaker | None:
    """The one speaker of that key or name: case and accents make no difference."""
    if name in known:
        return known[name]
    words = _words(name)
    alike = [one for one in known.values() if words and _words(one.name) == words]
    return alike[0] if len(alike) == 1 else None


def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(re.findall(r"\w+", letters))


def _with_initials(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether `A. Lovelace` may stand for `Ada Lovelace`: family names are written out."""
    if len(one) != len(other) or len(one) < 2 or one[-1] != other[-1]:  # noqa: PLR2004 - given and family name
        return False
    pairs = zip(one[:-1], other[:-1], strict=True)
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def _is_near(one: str, other: str) -> bool:
    if _with_initials(_words(one), _words(other)):
        return True
    a, b = " ".join(_words(one)), " ".join(_words(other))
    return difflib.SequenceMatcher(None, a, b).ratio() >= _LIKENESS
