"""Values of others' data: taken where they make sense, else left empty. They are no author's
mistakes that somebody could mend here."""  # noqa: D205, D209 - one thought

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from deckwright.model.talk import Speaker, WebLink
from deckwright.read.settings.values import Language, Timezone, Url
from deckwright.read.text_files import without_controls
from deckwright.read.workspace import slug


class Foreign(BaseModel):
    """Data as another program wrote them; what we have no use for is not looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


def _text(value: Any) -> Any:
    return "" if value is None else without_controls(value) if isinstance(value, str) else value


def _line(value: Any) -> Any:
    text = _text(value)
    return " ".join(text.split()) if isinstance(text, str) else text


Text = Annotated[str, BeforeValidator(_text)]
"""Text with paragraphs; nothing reads as empty."""
Line = Annotated[str, BeforeValidator(_line)]
"""Text on one line."""

_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_TIMEZONE: TypeAdapter[str] = TypeAdapter(Timezone)
_URL: TypeAdapter[str] = TypeAdapter(Url)


def language(value: str) -> str:
    """A language tag, or nothing."""
    return _or_nothing(_LANGUAGE, value)


def timezone(value: str) -> str:
    """A time zone, or nothing."""
    return _or_nothing(_TIMEZONE, value)


def url(value: str) -> str:
    """An address, or nothing."""
    return _or_nothing(_URL, value)


def links(found: Mapping[str, str]) -> tuple[WebLink, ...]:
    """Links by their address, with a title each."""
    good = ((title, address) for address, title in found.items() if url(address))
    return tuple(WebLink(title or address, address) for title, address in good)


def day(value: str) -> dt.date | None:
    """The date that a moment or a date begins with."""
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def time(value: str) -> dt.time | None:
    """The time of day of `18:30` or of a moment."""
    match = re.search(r"(?:^|T)(\d\d):(\d\d)", value)
    try:
        return dt.time(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def moment(value: str) -> dt.datetime | None:
    """A point in time, in ISO 8601; of UTC where it names no zone."""
    try:
        found = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def duration(value: str) -> int | None:
    """`1:30` or `01:30:00` as minutes; None for nothing."""
    match = re.match(r"(\d{1,2}):(\d\d)", value)
    return (int(match[1]) * 60 + int(match[2]) if match else 0) or None


class Known:
    """Speakers by their full names: those of the workspace, and those met on the way."""

    def __init__(self, speakers: Mapping[str, Speaker]) -> None:
        self._by_name = {one.name: one for one in speakers.values()}
        self._keys = set(speakers)

    def speaker(self, found: Speaker) -> Speaker:
        """The speaker of that name; a new one with a key that nobody else has.

        The key is the given one where it is made of words, else made of the name: the codes of
        some programs are no keys that one could type.
        """
        if found.name not in self._by_name:
            given = found.key if found.key == slug(found.key) and not found.key.isdigit() else ""
            key = self._free(given or slug(found.name) or "speaker")
            self._keys.add(key)
            self._by_name[found.name] = replace(found, key=key)
        return self._by_name[found.name]

    def _free(self, key: str) -> str:
        numbered = (f"{key}-{number}" for number in count(2))
        return next(name for name in chain((key,), numbered) if name not in self._keys)


def _or_nothing(kind: TypeAdapter[str], value: str) -> str:
    try:
        return kind.validate_python(value)
    except ValidationError:
        return ""
