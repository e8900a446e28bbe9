"""Sessions with what an event says only as a whole: their day, their time, their identity."""

from __future__ import annotations

import datetime as dt
import uuid
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass

from deckwright.model.talk import Event, Session, Speaker

_HALF_A_DAY = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class TimedSession:
    """A session in time.

    `day` is the day of the event that it belongs to, also after midnight; `begin` and `end` have
    the event's time zone where it has one.
    """

    session: Session
    number: int
    """Counted from 1."""
    guid: uuid.UUID
    day: dt.date | None
    begin: dt.datetime | None = None
    end: dt.datetime | None = None

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks."""
        return self.session.talk.speakers if self.session.talk else ()


def rows(event: Event) -> tuple[TimedSession, ...]:
    """The sessions of `event` in their order."""
    return tuple(_rows(event))


def identity(event: Event, kind: str, name: str) -> uuid.UUID:
    """The same identifier each time for a thing of an event (RFC 9562, section 5.5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"deckwright:{event.slug}/{kind}/{name}")


def people(event: Event) -> tuple[Speaker, ...]:
    """Everybody who speaks, in the order of their first talk."""
    return tuple(dict.fromkeys(one for talk in event.talks for one in talk.speakers))


def minutes(value: int | None) -> str:
    """A duration as `HH:MM`; `00:00` where it is not known."""
    return f"{(value or 0) // 60:02}:{(value or 0) % 60:02}"


def _rows(event: Event) -> Iterator[TimedSession]:
    zone = _zone(event.timezone)
    day, before = event.date, dt.time()
    seen: dict[str, int] = {}
    for number, session in enumerate(event.sessions, 1):
        if session.talk and session.talk.date and session.talk.date != event.date:
            day, before = session.talk.date, dt.time()
        name = session.talk.name if session.talk else session.title
        seen[name] = seen.get(name, 0) + 1
        guid = identity(event, session.kind, name if seen[name] == 1 else f"{name}/{seen[name]}")
        if day is None or session.start is None:
            yield TimedSession(session, number, guid, day)
            continue
        begin = dt.datetime.combine(day, session.start, zone)
        if dt.datetime.combine(day, before) - begin.replace(tzinfo=None) > _HALF_A_DAY:
            begin += dt.timedelta(days=1)
        else:
            before = session.start
        length = dt.timedelta(minutes=session.duration or 0)
        yield TimedSession(session, number, guid, day, begin, _later(begin, length))


def _later(begin: dt.datetime, length: dt.timedelta) -> dt.datetime | None:
    """The end, also on the night on which clocks change."""
    if not length:
        return None
    if begin.tzinfo is None:
        return begin + length
    return (begin.astimezone(dt.UTC) + length).astimezone(begin.tzinfo)


def _zone(name: str) -> dt.tzinfo | None:
    try:
        return zoneinfo.ZoneInfo(name) if name else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):  # a system without data about zones
        return None
