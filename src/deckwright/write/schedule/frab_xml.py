"""schedule.xml: the same as schedule.json, for the programs that came before it."""

from __future__ import annotations

from lxml import etree

from deckwright import __version__
from deckwright.model.talk import Event
from deckwright.write.schedule.frab import by_day
from deckwright.write.schedule.rows import Row, minutes, people, rows


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
                _event(place, event, row, room)
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def _event(parent: etree._Element, event: Event, row: Row, room: str) -> None:
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
