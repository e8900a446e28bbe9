"""`deckwright export` and `import`: there and back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deckwright.cli import main
from deckwright.model.source import NOWHERE
from deckwright.model.talk import Event, Place, Session
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace

EVENT = """\
title: "Two talks: a meetup"
date: 2024-05-01
url: https://example.org/meetup
language: en
timezone: Europe/London
license: CC BY 4.0
sessions:
  - {title: Welcome, start: 18:00, duration: 15, room: Hall}
  - {talk: 01-first.md, start: 18:30, duration: 45, room: Hall}
  - {title: Tea, kind: break, start: 19:15, duration: 15, room: Hall}
  - {talk: 02-second.md, room: Hall, start: 19:30}
"""
FIRST = """\
---
title: The first
subtitle: Of two
speakers: [ada, bob]
abstract: |
  One paragraph.

  Another one.
track: Web
links: [{title: Code, url: "https://example.org/code"}]
---

## A

- b
"""
SPEAKERS = """\
ada:
  name: Ada Lovelace
  biography: She wrote.
  links: [{title: Home, url: "https://example.org/ada"}]
bob: {name: Bob}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def bare(event: Event) -> Event:
    """An event without what a schedule does not carry: places in files, what is said nowhere."""
    sessions = tuple(map(_bare, event.sessions))
    event = replace(event, span=NOWHERE, template_span=NOWHERE)
    return replace(event, place=Place(), sessions=sessions)


def _bare(session: Session) -> Session:
    talk = session.talk
    name = Path(talk.path.name) if talk else Path()
    plain = talk and replace(talk, path=name, span=NOWHERE, template_span=NOWHERE)
    return replace(session, span=NOWHERE, talk=plain)


def event(name: str) -> Event:
    source, found = read_event(Path("talks", name), Workspace(Path()))
    assert source is not None
    assert not found
    return source.event


@pytest.fixture
def meetup(event_folder: Path) -> Path:
    (event_folder / "event.yml").write_text(EVENT, encoding="utf-8")
    (event_folder / "01-first.md").write_text(FIRST, encoding="utf-8")
    (event_folder / "02-second.md").write_text(
        "---\ntitle: The second\nspeakers: [bob]\n---\n", encoding="utf-8"
    )
    (event_folder / "speakers.yml").write_text(SPEAKERS, encoding="utf-8")
    return event_folder


def test_an_event_that_goes_out_comes_back_the_same(meetup: Path) -> None:
    assert run("export", "two-talks", "--to", "schedule.json", "-o", "s.json").exit_code == 0
    before = event("two-talks")
    meetup.rename(meetup.parents[1] / "elsewhere")
    result = run("import", "s.json")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        f"talks/two-talks/{name}"
        for name in ("event.yml", "01-first.md", "02-second.md", "speakers.yml")
    ]
    assert bare(event("two-talks")) == bare(before)


@pytest.mark.usefixtures("meetup")
def test_an_import_touches_nothing_that_is_there() -> None:
    run("export", "two-talks", "--to", "schedule.json", "-o", "s.json")
    result = run("import", "s.json")
    assert result.exit_code == 1
    assert "error[DW151]" in result.stderr


def test_who_is_known_is_not_written_down_again(meetup: Path) -> None:
    run("export", "two-talks", "--to", "schedule.json", "-o", "s.json")
    meetup.rename(meetup.parents[1] / "elsewhere")
    Path("talks/speakers.yml").write_text(
        "lovelace: {name: Ada Lovelace, role: Countess}\n", encoding="utf-8"
    )
    assert run("import", "s.json").exit_code == 0
    assert "Ada" not in (meetup / "speakers.yml").read_text(encoding="utf-8")
    assert "- lovelace\n" in (meetup / "01-first.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("event_folder")
def test_an_event_of_sessionize_becomes_a_folder() -> None:
    data = {
        "sessions": [
            {
                "id": "2",
                "title": "Later",
                "description": None,
                "startsAt": "2030-03-31T10:00:00",
                "endsAt": "2030-03-31T10:45:00",
                "isServiceSession": False,
                "speakers": ["u1"],
                "categoryItems": [7],
                "roomId": 1,
            },
            {
                "id": "1",
                "title": "Keynote",
                "description": "What\r\nmatters",
                "startsAt": "2030-03-31T09:00:00",
                "endsAt": "2030-03-31T09:30:00",
                "speakers": ["u1", "gone"],
                "categoryItems": [],
                "roomId": 2,
            },
            {"id": "3", "title": "Lunch", "isServiceSession": True, "speakers": None},
        ],
        "speakers": [
            {
                "id": "u1",
                "fullName": "Ada Lovelace",
                "bio": "She wrote.",
                "tagLine": "Analyst",
                "links": [
                    {"title": "Blog", "url": "https://example.org/b", "linkType": "Blog"},
                    {"title": "Bad", "url": "javascript:alert(1)", "linkType": "Other"},
                ],
            }
        ],
        "rooms": [{"id": 1, "name": "Blue"}, {"id": 2, "name": "Red"}],
        "categories": [{"title": "Track", "items": [{"id": 7, "name": "Web"}]}],
    }
    Path("all.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", "all.json", "--title", "Our Conf").exit_code == 0
    ours = event("our-conf")
    assert str(ours.date) == "2030-03-31"
    assert [(s.kind, s.title, s.room, s.duration) for s in ours.sessions] == [
        ("talk", "Keynote", "Red", 30),
        ("talk", "Later", "Blue", 45),
        ("break", "Lunch", "", None),
    ]
    keynote, later = ours.talks
    assert (keynote.abstract, later.track) == ("What\nmatters", "Web")
    (ada,) = later.speakers
    assert (ada.key, ada.role, [link.title for link in ada.links]) == (
        "ada-lovelace",
        "Analyst",
        ["Blog"],
    )


@pytest.mark.usefixtures("event_folder")
def test_foreign_types_languages_and_codes_are_taken_as_far_as_they_make_sense() -> None:
    session: dict[str, Any] = {
        "id": 1,
        "title": "  A\ttalk\x00 ",
        "date": "2030-03-31T09:00:00+02:00",
        "start": "09:00",
        "duration": "00:20:00",
        "type": "Workshop 120 min",
        "language": "formal German",
        "abstract": None,
        "persons": [{"id": 3, "public_name": "Ünal", "code": "XY1Z2W"}, {"id": 4, "name": None}],
        "track": None,
    }
    conference = {
        "acronym": "../../evil",
        "title": "C",
        "start": "2030-03-31",
        "time_zone_name": "Mars/Base",
        "days": [{"date": "2030-03-31", "rooms": {"Blue": [session]}}],
    }
    Path("s.json").write_text(
        json.dumps({"schedule": {"conference": conference}}), encoding="utf-8"
    )
    result = run("import", "s.json")
    assert result.exit_code == 0, result.stderr
    (talk,) = event("evil").talks
    assert (talk.title, talk.language, talk.duration) == ("A talk", "en", 20)
    assert [(one.name, one.key) for one in talk.speakers] == [("Ünal", "unal")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no schedule"),
        ("{}", "schedule"),
        ('{"sessions": [{"description": "x"}]}', "sessions.0.title"),
        ("[" * 100_000, "nested too deep"),
    ],
)
@pytest.mark.usefixtures("event_folder")
def test_what_is_no_schedule_is_refused_with_a_reason(text: str, said: str) -> None:
    Path("s.json").write_text(text, encoding="utf-8")
    result = run("import", "s.json")
    assert result.exit_code == 1
    assert "error[DW150]" in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize("form", ["ics", "schedule.json", "schedule.xml", "json-ld", "csv"])
@pytest.mark.usefixtures("meetup")
def test_an_export_goes_to_stdout_or_a_file(form: str) -> None:
    shown = run("export", "two-talks", "--to", form)
    assert shown.exit_code == 0
    assert run("export", "two-talks", "--to", form, "-o", "out/x").stdout == "out/x\n"
    assert Path("out/x").read_bytes() == shown.stdout_bytes


def test_an_event_with_a_mistake_is_not_exported(meetup: Path) -> None:
    (meetup / "01-first.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
    result = run("export", "two-talks", "--to", "csv")
    assert result.exit_code == 1
    assert result.stdout == ""
