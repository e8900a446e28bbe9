"""Settings files written from what they mean: the way back from `read`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from deckwright.model.talk import Event, Place, Session, Speaker, TalkSettings, WebLink

_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Indents lists below their keys, and writes paragraphs as paragraphs."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as PyYAML calls it
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def event_yaml(event: Event) -> str:
    """`event.yml` for an event. What says nothing is left out."""
    return _dumped(
        {
            "title": event.title,
            "subtitle": event.subtitle,
            "description": event.description,
            "date": event.date,
            "end": event.end,
            "place": _place(event.place),
            "organizer": event.organizer,
            "url": event.url,
            "language": event.language,
            "timezone": event.timezone,
            "template": event.template,
            "license": event.license,
            "handout": _handout(event),
            "links": _links(event.links),
            "sessions": [_session(session) for session in event.sessions],
        }
    )


def front_matter(talk: TalkSettings) -> str:
    """The settings of a talk between their lines; speakers by their keys, others in full."""
    data = _dumped(
        {
            "title": talk.title,
            "subtitle": talk.subtitle,
            "speakers": [one.key or _speaker(one) for one in talk.speakers],
            "abstract": talk.abstract,
            "description": talk.description,
            "language": talk.language,
            "date": talk.date,
            "duration": talk.duration,
            "track": talk.track,
            "links": _links(talk.links),
            "keywords": list(talk.keywords),
        }
    )
    return f"---\n{data}---\n"


def speakers_yaml(speakers: Sequence[Speaker]) -> str:
    """`speakers.yml` for speakers, by their keys."""
    return _dumped({one.key: _speaker(one) for one in speakers})


def speakers_setting(speakers: Sequence[Speaker]) -> str:
    """The `speakers:` of front matter: by their keys, others in full."""
    return _dumped({"speakers": [one.key or _speaker(one) for one in speakers]})


def _handout(event: Event) -> Mapping[str, Any]:
    return {
        "form": event.form,
        "paper": event.paper,
        "sides": event.sides if event.sides == 1 else "",
        "qr": event.qr or "",
        "pdf_standard": event.pdf_standard if event.pdf_standard != "ua-1" else "",
    }


def _session(session: Session) -> Mapping[str, Any]:
    what = {"talk": session.talk.path.name} if session.talk else {"title": session.title}
    return {
        **what,
        "kind": session.kind if session.kind == "break" else "",
        "start": f"{session.start:%H:%M}" if session.start else "",
        "duration": session.duration,
        "room": session.room,
    }


def _speaker(speaker: Speaker) -> Mapping[str, Any]:
    return {
        "name": speaker.name,
        "affiliation": speaker.affiliation,
        "role": speaker.role,
        "handle": speaker.handle,
        "email": speaker.email,
        "biography": speaker.biography,
        "links": _links(speaker.links),
    }


def _place(place: Place) -> Mapping[str, str]:
    return {
        "name": place.name,
        "city": place.city,
        "country": place.country,
        "address": place.address,
        "url": place.url,
    }


def _links(links: Sequence[WebLink]) -> list[Mapping[str, str]]:
    return [{"title": link.title, "url": link.url} for link in links]


def _dumped(data: Mapping[str, Any]) -> str:
    text: str = yaml.dump(
        _without_nothing(data),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDTH,
    )
    return text if _without_nothing(data) else ""


def _without_nothing(value: Any) -> Any:
    match value:
        case dict():
            kept = {key: _without_nothing(one) for key, one in value.items()}
            return {key: one for key, one in kept.items() if one not in ("", None, [], {})}
        case list():
            return [_without_nothing(one) for one in value]
        case _:
            return value
