"""Schedules that other programs wrote: schedule.json of pretalx and frab, Sessionize's view/All."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span
from deckwright.model.talk import Event, Speaker
from deckwright.read.schedules.frab_import import from_frab
from deckwright.read.schedules.sessionize_import import from_sessionize
from deckwright.read.text_files import read_text


def read_schedule(
    path: Path, title: str, known: Mapping[str, Speaker]
) -> tuple[Event | None, tuple[Diagnostic, ...]]:
    """The event in a schedule's file, its talks named but not written anywhere yet.

    `title` is used where it is given; Sessionize's data have none. Speakers whose full name is
    `known` are those. None where the file is no schedule.
    """
    text, found = read_text(path)
    if text is None:
        return None, found
    try:
        return _event(json.loads(text), title or path.stem, known, given=bool(title)), found
    except json.JSONDecodeError as failure:
        span = Span(str(path), failure.lineno, failure.colno)
        return None, (*found, error("DW150", span, f"this is no JSON: {failure.msg}"))
    except RecursionError:
        return None, (*found, error("DW150", Span(str(path)), "this JSON is nested too deep"))
    except ValidationError as failure:
        message, hint = _mistake(failure)
        return None, (*found, error("DW150", Span(str(path)), message, hint))
    except ValueError:  # Python reads no number of thousands of digits
        return None, (*found, error("DW150", Span(str(path)), "this JSON holds too large a number"))


def _event(data: Any, title: str, known: Mapping[str, Speaker], *, given: bool) -> Event:
    if isinstance(data, dict) and "schedule" not in data and "sessions" in data:
        return from_sessionize(data, title, known)
    return from_frab(data, title if given else "", known)


def _mistake(failure: ValidationError) -> tuple[str, str]:
    first = failure.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"])) or "the file"
    return (
        f"this is no schedule that can be read: {where}: {first['msg'].lower()}",
        "export it as schedule.json (pretalx, frab) or from Sessionize's API as view/All",
    )
