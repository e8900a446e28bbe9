"""What Sessionize's API gives as `view/All` (https://sessionize.com/playbook/api)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deckwright.model.source import NOWHERE
from deckwright.model.talk import Event, Session, Speaker, TalkSettings
from deckwright.read.schedules import schedule_values
from deckwright.read.schedules.schedule_values import Foreign, Known, Line, Text

_MINUTE = 60


class _Link(Foreign):
    title: Line = ""
    url: Line = ""


class _Person(Foreign):
    id: Line
    fullName: Line = ""  # noqa: N815 - Sessionize's own names, here and below
    firstName: Line = ""  # noqa: N815
    lastName: Line = ""  # noqa: N815
    bio: Text = ""
    tagLine: Line = ""  # noqa: N815
    links: tuple[_Link, ...] | None = ()


class _Session(Foreign):
    title: Line
    description: Text = ""
    startsAt: Line = ""  # noqa: N815
    endsAt: Line = ""  # noqa: N815
    isServiceSession: bool = False  # noqa: N815
    speakers: tuple[Line, ...] | None = ()
    categoryItems: tuple[int, ...] | None = ()  # noqa: N815
    roomId: int | None = None  # noqa: N815


class _Room(Foreign):
    id: int
    name: Line = ""


class _Category(Foreign):
    title: Line = ""
    items: tuple[_Room, ...] = ()


class _File(Foreign):
    sessions: tuple[_Session, ...]
    speakers: tuple[_Person, ...] = ()
    rooms: tuple[_Room, ...] = ()
    categories: tuple[_Category, ...] = ()


def from_sessionize(data: Any, title: str, speakers: Mapping[str, Speaker]) -> Event:
    """The event in the data of `view/All`. Raises `pydantic.ValidationError`."""
    file = _File.model_validate(data)
    known = Known(speakers)
    people = {person.id: known.speaker(_speaker(person)) for person in file.speakers}
    rooms = {room.id: room.name for room in file.rooms}
    tracks = _items(file, "track")
    days = sorted(filter(None, (schedule_values.day(one.startsAt) for one in file.sessions)))
    first, last = (days[0], days[-1]) if days else (None, None)
    sessions: list[Session] = []
    for one in sorted(file.sessions, key=lambda one: one.startsAt or "9"):
        room = rooms.get(one.roomId, "") if one.roomId is not None and len(rooms) > 1 else ""
        start, minutes = schedule_values.time(one.startsAt), _minutes(one)
        talk = None
        if not one.isServiceSession:
            date = schedule_values.day(one.startsAt)
            talk = TalkSettings(
                path=Path(),
                title=one.title,
                span=NOWHERE,
                speakers=tuple(people[key] for key in one.speakers or () if key in people),
                abstract=one.description.strip(),
                language="",
                date=date if date != first else None,
                duration=minutes,
                room=room,
                track=next((tracks[i] for i in one.categoryItems or () if i in tracks), ""),
            )
        kind = "talk" if talk else "break"
        sessions.append(Session(kind, one.title, NOWHERE, start, minutes, room, talk))  # type: ignore[arg-type]
    return Event(
        slug="",
        title=title,
        span=NOWHERE,
        date=first,
        end=last if last != first else None,
        sessions=tuple(sessions),
    )


def _speaker(person: _Person) -> Speaker:
    name = person.fullName or f"{person.firstName} {person.lastName}".strip()
    links = schedule_values.links({link.url: link.title for link in person.links or ()})
    return Speaker(name, role=person.tagLine, biography=person.bio.strip(), links=links)


def _items(file: _File, title: str) -> Mapping[int, str]:
    """The items of the category that is called so."""
    found = (one for one in file.categories if title in one.title.casefold())
    return {item.id: item.name for one in found for item in one.items}


def _minutes(session: _Session) -> int | None:
    start, end = schedule_values.moment(session.startsAt), schedule_values.moment(session.endsAt)
    if start is None or end is None:
        return None
    return max(0, round((end - start).total_seconds() / _MINUTE)) or None
