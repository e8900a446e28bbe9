"""schedule.json, which pretalx and frab write and the apps of conferences read, and schedule.xml.

Fields: https://c3voc.de/schedule/schema.json. What the format has no word for, an unknown time,
is said as `00:00` with a duration of `00:00`. The XML says the same, for the programs that came
before it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from deckwright import __version__
from deckwright.model.talk import Event, Speaker
from deckwright.write.schedule.rows import TimedSession, identity, minutes, people, rows

NO_ROOM = "Main"
"""What the format calls the room of an event that names none."""


def schedule_json(event: Event) -> bytes:
    """The schedule as JSON in UTF-8."""
    data = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "deckwright", "version": __version__},
        "schedule": {
            "version": str(event.date or ""),
            "base_url": event.url,
            "conference": _conference(event),
        },
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def by_day(
    found: Iterable[TimedSession],
) -> Mapping[dt.date | None, Mapping[str, list[TimedSession]]]:
    """Rows by their day and room, in the order in which these first come."""
    days: dict[dt.date | None, dict[str, list[TimedSession]]] = {}
    for row in found:
        room = row.session.room or NO_ROOM
        days.setdefault(row.day, {}).setdefault(room, []).append(row)
    return days


def _conference(event: Event) -> Mapping[str, Any]:
    found = rows(event)
    days = by_day(found)
    tracks = dict.fromkeys(talk.track for talk in event.talks if talk.track)
    return {
        "acronym": event.slug,
        "title": event.title,
        "start": str(event.date or ""),
        "end": str(event.end or event.date or ""),
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        "time_zone_name": event.timezone,
        "url": event.url,
        "rooms": [
            {"name": room} for room in dict.fromkeys(r for day in days.values() for r in day)
        ],
        "tracks": [{"name": track} for track in tracks],
        "days": [
            {
                "index": index,
                "date": str(day or ""),
                "day_start": _iso(min(_begins(rooms), default=None)),
                "day_end": _iso(max(_ends(rooms), default=None)),
                "rooms": {
                    room: [_event(event, row) for row in of_room] for room, of_room in rooms.items()
                },
            }
            for index, (day, rooms) in enumerate(days.items(), 1)
        ],
    }


def _event(event: Event, row: TimedSession) -> Mapping[str, Any]:
    session, talk = row.session, row.session.talk
    known = people(event)
    return {
        "guid": str(row.guid),
        "id": row.number,
        "slug": talk.name if talk else f"{event.slug}-{row.number}",
        "url": event.url,
        "date": _iso(row.begin) or str(row.day or ""),
        "start": f"{session.start:%H:%M}" if session.start else "00:00",
        "duration": minutes(session.duration),
        "room": session.room or NO_ROOM,
        "title": session.title,
        "subtitle": talk.subtitle if talk else "",
        "track": talk.track if talk else "",
        "type": session.kind,
        "language": talk.language if talk else event.language,
        "abstract": talk.abstract if talk else "",
        "description": talk.description if talk else "",
        "recording_license": event.license,
        "persons": [_person(event, one, known.index(one) + 1) for one in row.speakers],
        "links": [
            {"title": link.title, "url": link.url, "type": "related"}
            for link in (talk.links if talk else ())
        ],
        "attachments": [],
    }


def _person(event: Event, speaker: Speaker, number: int) -> Mapping[str, Any]:
    return {
        "guid": str(identity(event, "person", speaker.key or speaker.name)),
        "id": number,
        "code": speaker.key,
        "name": speaker.name,
        "public_name": speaker.name,
        "avatar": None,
        "biography": speaker.biography,
        "links": [{"title": link.title, "url": link.url} for link in speaker.links],
    }


def _begins(rooms: Mapping[str, Iterable[TimedSession]]) -> list[dt.datetime]:
    return [row.begin for found in rooms.values() for row in found if row.begin]


def _ends(rooms: Mapping[str, Iterable[TimedSession]]) -> list[dt.datetime]:
    return [end for found in rooms.values() for row in found if (end := row.end or row.begin)]


def _iso(moment: dt.datetime | None) -> str:
    return moment.isoformat() if moment else ""


def schedule_xml(event: Event) -> bytes:
    """The schedule as XML in UTF-8: `schedule/day/room/event`."""
    root = etree.Element("schedule")
    etree.SubElement(root, "generator", name="deckwright", version=__version__)
    _text(root, "version", str(event.date or ""))
    days = by_day(rows(event))
    conference = etree.SubElement(root, "conference")
    for name, value in (
        ("acronym", event.slug),
        ("title", event.title),
        ("start", str(event.date or "")),
        ("end", str(event.end or event.date or "")),
        ("days", str(len(days))),
        ("timeslot_duration", "00:05"),
        ("base_url", event.url),
        ("time_zone_name", event.timezone),
    ):
        _text(conference, name, value)
    for index, (day, rooms) in enumerate(days.items(), 1):
        element = etree.SubElement(root, "day", index=str(index), date=str(day or ""))
        for room, found in rooms.items():
            place = etree.SubElement(element, "room", name=room)
            for row in found:
                _event_element(place, event, row, room)
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def _event_element(parent: etree._Element, event: Event, row: TimedSession, room: str) -> None:
    session, talk = row.session, row.session.talk
    element = etree.SubElement(parent, "event", id=str(row.number), guid=str(row.guid))
    for name, value in (
        ("date", row.begin.isoformat() if row.begin else str(row.day or "")),
        ("start", f"{session.start:%H:%M}" if session.start else "00:00"),
        ("duration", minutes(session.duration)),
        ("room", room),
        ("slug", talk.name if talk else f"{event.slug}-{row.number}"),
        ("url", event.url),
        ("title", session.title),
        ("subtitle", talk.subtitle if talk else ""),
        ("track", talk.track if talk else ""),
        ("type", session.kind),
        ("language", talk.language if talk else event.language),
        ("abstract", talk.abstract if talk else ""),
        ("description", talk.description if talk else ""),
    ):
        _text(element, name, value)
    recording = etree.SubElement(element, "recording")
    _text(recording, "license", event.license)
    _text(recording, "optout", "false")
    persons = etree.SubElement(element, "persons")
    known = people(event)
    for speaker in row.speakers:
        _text(persons, "person", speaker.name).set("id", str(known.index(speaker) + 1))
    links = etree.SubElement(element, "links")
    for link in talk.links if talk else ():
        _text(links, "link", link.title).set("href", link.url)
    etree.SubElement(element, "attachments")


def _text(parent: etree._Element, name: str, value: str) -> etree._Element:
    element = etree.SubElement(parent, name)
    element.text = value
    return element
