"""JSON-LD in the words of schema.org, which search engines read (https://schema.org/Event)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from deckwright.model.talk import Event, Place, Speaker
from deckwright.write.schedule.rows import TimedSession, identity, rows

_IN_A_ROOM = "https://schema.org/OfflineEventAttendanceMode"


def json_ld(event: Event) -> bytes:
    """The event as JSON-LD in UTF-8, which may stand in the `<script>` of any page."""
    text = json.dumps(linked_data(event), indent=1, ensure_ascii=False)
    return (text.replace("<", "\\u003c") + "\n").encode()


def linked_data(event: Event) -> Mapping[str, Any]:
    """The event with its talks as `subEvent`s. What says nothing is left out."""
    found = rows(event)
    begins = [row.begin for row in found if row.begin]
    ends = [row.end for row in found if row.end]
    several = event.end is not None and event.end != event.date
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": event.url or f"urn:uuid:{identity(event, 'event', '')}",
        "name": event.title,
        "alternateName": event.subtitle,
        "description": event.description,
        "startDate": _moment(min(begins, default=None) or event.date),
        "endDate": _moment(event.end if several else max(ends, default=None) or event.date),
        "eventAttendanceMode": _IN_A_ROOM if event.place.line else "",
        "location": _place(event.place),
        "organizer": {"@type": "Organization", "name": event.organizer}
        if event.organizer
        else None,
        "url": event.url,
        "inLanguage": event.language,
        "sameAs": [link.url for link in event.links],
        "subEvent": [_talk(row) for row in found if row.session.talk],
    }
    return _without_nothing(data)


def _talk(row: TimedSession) -> Mapping[str, Any]:
    session, talk = row.session, row.session.talk
    minutes = session.duration
    return _without_nothing(
        {
            "@type": "Event",
            "@id": f"urn:uuid:{row.guid}",
            "name": session.title,
            "alternateName": talk.subtitle if talk else "",
            "description": talk.abstract or talk.description if talk else "",
            "startDate": _moment(row.begin or row.day),
            "endDate": _moment(row.end),
            "duration": f"PT{minutes}M" if minutes else "",
            "location": {"@type": "Place", "name": session.room} if session.room else None,
            "performer": [_person(one) for one in row.speakers],
            "inLanguage": talk.language if talk else "",
            "sameAs": [link.url for link in talk.links] if talk else [],
            "keywords": list(talk.keywords) if talk else [],
        }
    )


def _person(speaker: Speaker) -> Mapping[str, Any]:
    return _without_nothing(
        {
            "@type": "Person",
            "name": speaker.name,
            "jobTitle": speaker.role,
            "affiliation": {"@type": "Organization", "name": speaker.affiliation}
            if speaker.affiliation
            else None,
            "description": speaker.biography,
            "sameAs": [link.url for link in speaker.links],
        }
    )


def _place(place: Place) -> Mapping[str, Any] | None:
    if not (place.line or place.address):
        return None
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "addressLocality": place.city,
        "addressCountry": place.country,
    }
    return _without_nothing(
        {
            "@type": "Place",
            "name": place.name or place.line,
            "address": _without_nothing(address),
            "url": place.url,
        }
    )


def _moment(value: dt.datetime | dt.date | None) -> str:
    return value.isoformat() if value else ""


def _without_nothing(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
