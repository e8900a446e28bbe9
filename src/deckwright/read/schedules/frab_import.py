"""schedule.json of pretalx and frab (https://c3voc.de/schedule/schema.json)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field

from deckwright.model.source import NOWHERE
from deckwright.model.talk import Event, Session, SessionKind, Speaker, TalkSettings
from deckwright.read.schedules import schedule_values
from deckwright.read.schedules.schedule_values import Foreign, Known, Line, Text

_KINDS: Mapping[str, SessionKind] = {"break": "break", "pause": "break", "other": "other"}
"""Types of events that are no talks. Each conference has its own types; all others are."""
_NO_ROOM = "Main"


class _Link(Foreign):
    title: Line = ""
    url: Line = ""


class _Person(Foreign):
    name: Line = ""
    public_name: Line = ""
    code: Line = ""
    biography: Text = ""
    links: tuple[_Link, ...] | None = ()


class _Event(Foreign):
    title: Line
    subtitle: Line = ""
    date: Line = ""
    start: Line = ""
    duration: Line = ""
    slug: Line = ""
    track: Line = ""
    type: Line = ""
    language: Line = ""
    abstract: Text = ""
    description: Text = ""
    recording_license: Line = ""
    persons: tuple[_Person, ...] | None = ()
    links: tuple[_Link, ...] | None = ()


class _Day(Foreign):
    date: Line = ""
    rooms: dict[str, tuple[_Event, ...]] = Field(default_factory=dict)


class _Conference(Foreign):
    acronym: Line = ""
    title: Line
    start: Line = ""
    end: Line = ""
    time_zone_name: Line = ""
    url: Line = ""
    days: tuple[_Day, ...]


class _Schedule(Foreign):
    base_url: Line = ""
    conference: _Conference


class _File(Foreign):
    schedule: _Schedule


def from_frab(data: Any, title: str, speakers: Mapping[str, Speaker]) -> Event:
    """The event in the data of a schedule.json. Raises `pydantic.ValidationError`."""
    schedule = _File.model_validate(data).schedule
    conference = schedule.conference
    known = Known(speakers)
    first = schedule_values.day(conference.start)
    rows = sorted(
        (
            (day.date, _order(event, day.date), room, event)
            for day in conference.days
            for room, events in day.rooms.items()
            for event in events
        ),
        key=lambda row: row[:2],
    )
    many_rooms = len({room for _, _, room, _ in rows}) > 1
    sessions = tuple(
        _session(event, "" if room == _NO_ROOM and not many_rooms else room, first, known)
        for _, _, room, event in rows
    )
    last = schedule_values.day(conference.end)
    licenses = {event.recording_license for *_, event in rows}
    languages = [one.talk.language for one in sessions if one.talk and one.talk.language]
    return Event(
        slug=conference.acronym,
        title=title or conference.title,
        span=NOWHERE,
        date=first,
        end=last if last != first else None,
        url=schedule_values.url(conference.url) or schedule_values.url(schedule.base_url),
        language=max(languages, key=languages.count, default="en"),
        timezone=schedule_values.timezone(conference.time_zone_name),
        license=licenses.pop() if len(licenses) == 1 else "",
        sessions=sessions,
    )


def _order(event: _Event, day: str) -> str:
    """What sorts a day's events: the moment, or the time where there is no moment."""
    return event.date if "T" in event.date else f"{day}T{event.start}"


def _session(event: _Event, room: str, first: dt.date | None, known: Known) -> Session:
    minutes = schedule_values.duration(event.duration)
    start = schedule_values.time(event.start) or schedule_values.time(event.date)
    if start == dt.time() and minutes is None:  # as we say that neither is known
        start = None
    kind = _KINDS.get(event.type.casefold(), "talk")
    talk = _talk(event, room, minutes, first, known) if kind == "talk" else None
    return Session(kind, event.title, NOWHERE, start, minutes, room, talk)


def _talk(
    event: _Event, room: str, minutes: int | None, first: dt.date | None, known: Known
) -> TalkSettings:
    persons = (_speaker(person) for person in event.persons or ())
    date = schedule_values.day(event.date)
    return TalkSettings(
        path=Path(event.slug),
        title=event.title,
        span=NOWHERE,
        subtitle=event.subtitle,
        speakers=tuple(dict.fromkeys(known.speaker(one) for one in persons if one.name)),
        abstract=event.abstract.strip(),
        description=event.description.strip(),
        language=schedule_values.language(event.language),
        date=date if date != first else None,
        duration=minutes,
        room=room,
        track=event.track,
        links=_links(event.links),
    )


def _speaker(person: _Person) -> Speaker:
    return Speaker(
        name=person.public_name or person.name,
        key=person.code,
        biography=person.biography.strip(),
        links=_links(person.links),
    )


def _links(found: tuple[_Link, ...] | None) -> tuple[Any, ...]:
    return schedule_values.links({link.url: link.title for link in found or ()})
