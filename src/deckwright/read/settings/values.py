"""The kinds of scalars in settings files: how each is written and what it becomes."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from functools import cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from deckwright.diagnostics import did_you_mean

SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""What a link may lead to."""

_DAY = r"[12]\d{3}-\d\d-\d\d"
"""Of a year from 1000 to 2999: a day or a time zone away from it there is always another."""
_TIME = r"([01]?\d|2[0-3]):[0-5]\d"
_TAG = r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*"
"""The parts of RFC 5646, section 2.1 that name a language, a script, a region and variants."""
_LONGEST_EMAIL = 254
"""RFC 5321, section 4.5.3.1.3, without the angle brackets."""
_LONGEST_LINE, _LONGEST_TEXT = 2_000, 50_000
"""Characters: more than any title, name or address, and more than any biography."""
_MINUTES_PER_DAY = 24 * 60


def mistake(message: str, hint: str = "") -> PydanticCustomError:
    """A finding in words of our own, for validators to raise."""
    return PydanticCustomError("mistake", "{message}", {"message": message, "hint": hint})


def _line(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


def _date(value: Any) -> dt.date:
    try:
        if re.fullmatch(_DAY, str(value), re.ASCII):
            return dt.date.fromisoformat(str(value))
    except ValueError:
        pass
    raise mistake(f"{_quoted(value)} is no date", "write it as 2025-03-31")


def _time(value: Any) -> dt.time:
    if not re.fullmatch(_TIME, str(value), re.ASCII):
        raise mistake(f"{_quoted(value)} is no time of day", "write it as 18:30")
    hours, minutes = str(value).split(":")
    return dt.time(int(hours), int(minutes))


def _begin(value: Any) -> dt.date | dt.time | dt.datetime:
    text = str(value).strip()
    try:
        if ":" not in text:
            return _date(text)
        day, _, hour = text.replace("T", " ").rpartition(" ")
        return dt.datetime.combine(_date(day), _time(hour)) if day else _time(hour)
    except PydanticCustomError:
        hint = "write it as 2025-03-31, as 18:30 or as 2025-03-31 18:30"
        raise mistake(f"{_quoted(value)} is neither a date nor a time", hint) from None


def _duration(value: Any) -> int:
    text = str(value)
    minutes = 0
    if re.fullmatch(r"\d{1,4}", text, re.ASCII):
        minutes = int(text)
    elif re.fullmatch(_TIME, text, re.ASCII):
        hours, rest = text.split(":")
        minutes = int(hours) * 60 + int(rest)
    if not 0 < minutes <= _MINUTES_PER_DAY:
        hint = "write minutes (45) or hours and minutes (1:30)"
        raise mistake(f"{_quoted(value)} is no duration", hint)
    return minutes


def _language(value: Any) -> str:
    if not re.fullmatch(_TAG, str(value), re.ASCII):
        tag = str(value).replace("_", "-")
        hint = tag if "_" in str(value) and re.fullmatch(_TAG, tag, re.ASCII) else "en or pt-BR"
        raise mistake(f"{_quoted(value)} is no language tag", f"write it as {hint}")
    language, *rest = str(value).split("-")
    return "-".join((language.lower(), *map(_subtag, rest)))


def _subtag(part: str) -> str:
    """The usual case of a script (`Latn`), a region (`GB`), a variant (RFC 5646, section 2.1.1)."""
    if part.isalpha() and len(part) == len("Latn"):
        return part.title()
    return part.upper() if len(part) == len("GB") else part.lower()


def _timezone(value: Any) -> str:
    known = _timezones()
    if not isinstance(value, str) or (known and value not in known):
        hint = did_you_mean(str(value), known) or "write it as Europe/Berlin"
        raise mistake(f"{_quoted(value)} is no time zone", hint)
    return value


@cache
def _timezones() -> frozenset[str]:
    """All that the system knows, found by a walk over its files: none where it has no such data."""
    return frozenset(zoneinfo.available_timezones())


def _url(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(text)
        rest = parts.netloc if parts.scheme in ("http", "https") else parts.path
    except ValueError:
        rest = ""
    if not rest or parts.scheme not in SCHEMES or re.search(r"[\s<>\"`\\]", text):
        hint = "write it with its beginning: https:, http:, mailto: or tel:"
        raise mistake(f"{_quoted(value)} is no address", hint)
    return text


def _email(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > _LONGEST_EMAIL or not re.fullmatch(
        r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", text
    ):
        raise mistake(f"{_quoted(value)} is no e-mail address", "write it as name@example.org")
    return text


def _quoted(value: Any) -> str:
    match value:
        case str():
            return f"`{_line(value)}`"
        case None:
            return "an empty value"
        case _:
            return "a list" if isinstance(value, list) else "a mapping"


Line = Annotated[
    str, AfterValidator(_line), StringConstraints(min_length=1, max_length=_LONGEST_LINE)
]
"""Text on one line; line breaks of the source become spaces."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=_LONGEST_TEXT)]
"""Text with paragraphs."""
Date = Annotated[dt.date, BeforeValidator(_date)]
Time = Annotated[
    dt.time,
    BeforeValidator(_time),
    WithJsonSchema({"type": "string", "pattern": f"^{_TIME}$"}),
]
Begin = Annotated[
    dt.datetime | dt.date | dt.time,
    BeforeValidator(_begin),
    WithJsonSchema({"type": "string"}),
]
"""A day, a time of day, or both."""
Duration = Annotated[
    int,
    BeforeValidator(_duration),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": f"^{_TIME}$"}]}
    ),
]
"""Minutes, or hours and minutes; becomes minutes."""
Language = Annotated[str, BeforeValidator(_language)]
Timezone = Annotated[str, BeforeValidator(_timezone)]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Email = Annotated[
    str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]
HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$", to_upper=True)]
