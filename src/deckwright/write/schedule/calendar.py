"""iCalendar (RFC 5545), for everybody's calendar."""

from __future__ import annotations

import datetime as dt

import icalendar

from deckwright.model.talk import Event
from deckwright.write.schedule.rows import TimedSession, identity, rows


def calendar(event: Event, modified: dt.datetime) -> bytes:
    """A calendar with an entry for each session that has a time.

    Where none has one, the event itself is the entry, all day. Times are UTC, or without a zone
    where the event names none.
    """
    whole = icalendar.Calendar()
    whole.add("prodid", "-//deckwright//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", event.title)
    timed = [row for row in rows(event) if row.begin is not None]
    for row in timed:
        whole.add_component(_session(event, row, modified))
    if not timed and event.date is not None:
        whole.add_component(_all_day(event, event.date, modified))
    data: bytes = whole.to_ical()
    return data


def _session(event: Event, row: TimedSession, modified: dt.datetime) -> icalendar.Event:
    session, talk = row.session, row.session.talk
    names = ", ".join(speaker.name for speaker in row.speakers)
    texts = (names, talk.abstract if talk else "", talk.description if talk else "")
    place = ", ".join(part for part in (session.room, event.place.line) if part)
    about = "\n\n".join(text for text in texts if text)
    entry = _entry(f"{row.guid}", session.title, modified, place, about)
    entry.add("dtstart", _utc(row.begin))
    if row.end is not None:
        entry.add("dtend", _utc(row.end))
    if talk and talk.track:
        entry.add("categories", [talk.track])
    if event.url:
        entry.add("url", event.url)
    return entry


def _all_day(event: Event, day: dt.date, modified: dt.datetime) -> icalendar.Event:
    uid = f"{identity(event, 'event', '')}"
    entry = _entry(uid, event.title, modified, event.place.line, event.description)
    entry.add("dtstart", day)
    entry.add("dtend", (event.end or day) + dt.timedelta(days=1))
    if event.url:
        entry.add("url", event.url)
    return entry


def _entry(
    uid: str, summary: str, modified: dt.datetime, place: str, about: str
) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", uid)
    entry.add("dtstamp", modified)
    entry.add("summary", summary)
    if about:
        entry.add("description", about)
    if place:
        entry.add("location", place)
    return entry


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    return moment.astimezone(dt.UTC) if moment and moment.tzinfo else moment
