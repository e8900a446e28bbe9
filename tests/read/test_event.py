from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image

from deckwright.model.source import Span
from deckwright.model.talk import Event, Place, Speaker, WebLink
from deckwright.read.event import EventSource, read_event
from deckwright.read.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "talks" / "meetup"
    folder.mkdir(parents=True)
    (folder / "01-hello.md").write_text("# Hello\n", encoding="utf-8")
    (folder / "02-bye.md").write_text(
        "---\nduration: 20\nroom: Hall\n---\n# Bye\n", encoding="utf-8"
    )
    return folder


def read(folder: Path, settings: str) -> EventSource:
    (folder / "event.yml").write_text(settings, encoding="utf-8")
    source, found = read_event(folder, Workspace(folder.parent.parent))
    assert found == ()
    assert source is not None
    return source


def event(folder: Path, settings: str) -> Event:
    return read(folder, f"title: Meetup\n{settings}").event


def test_an_event_is_read_from_within_its_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "speakers.yml").write_text("ada: {name: Ada Lovelace}\n", encoding="utf-8")
    (folder / "01-hello.md").write_text("---\nspeakers: [ada]\n---\n# Hello\n", encoding="utf-8")
    (folder / "event.yml").write_text("title: Meetup\n", encoding="utf-8")
    (folder / "img").mkdir()
    for start, back in ((folder, Path()), (folder / "img", Path(".."))):
        monkeypatch.chdir(start)
        source, _ = read_event(back, Workspace(folder.parent.parent))
        assert source is not None
        assert [one.name for one in source.talks[0].settings.speakers] == ["Ada Lovelace"]


FULL = """\
title: Meetup
subtitle: The first
description: About greetings.
date: 2025-03-31
end: 2025-04-01
place: {name: Codebase, city: Edinburgh, country: Scotland, address: 1 Street, url: "https://a.b"}
organizer: The friends
url: https://example.org
language: EN-gb
timezone: Europe/London
template: dark
license: CC BY 4.0
handout: {form: 3-up, paper: letter}
links: [https://example.org/]
"""


def test_settings_say_what_an_event_is(folder: Path) -> None:
    event = read(folder, FULL).event
    assert event == Event(
        slug="meetup",
        title="Meetup",
        span=Span(str(folder / "event.yml"), 1, 1),
        subtitle="The first",
        description="About greetings.",
        date=dt.date(2025, 3, 31),
        end=dt.date(2025, 4, 1),
        place=Place("Codebase", "Edinburgh", "Scotland", "1 Street", "https://a.b"),
        organizer="The friends",
        url="https://example.org",
        language="en-GB",
        timezone="Europe/London",
        template="dark",
        template_span=Span(str(folder / "event.yml"), 11, 1),
        license="CC BY 4.0",
        form="3-up",
        paper="letter",
        links=(WebLink("example.org", "https://example.org/"),),
        sessions=event.sessions,
    )
    assert all(talk.language == "en-GB" for talk in event.talks)
    assert all(talk.template == "dark" for talk in event.talks)
    assert all(talk.date == dt.date(2025, 3, 31) for talk in event.talks)


def test_without_a_running_order_all_talks_come_by_their_names(folder: Path) -> None:
    source = read(folder, "title: Meetup")
    assert [talk.settings.name for talk in source.talks] == ["01-hello", "02-bye"]
    assert [session.title for session in source.event.sessions] == ["Hello", "Bye"]


def test_a_running_order_decides(folder: Path) -> None:
    source = read(
        folder,
        "title: Meetup\nsessions:\n"
        "  - {title: Doors, start: 18:00, duration: 30}\n"
        "  - {talk: 02-bye.md, room: Cellar}\n"
        "  - {title: Pizza, kind: break, duration: 0:15}\n"
        "  - 01-hello.md\n",
    )
    rows = [(s.kind, s.title, s.start, s.duration, s.room) for s in source.event.sessions]
    assert rows == [
        ("other", "Doors", dt.time(18, 0), 30, ""),
        ("talk", "Bye", dt.time(18, 30), 20, "Cellar"),
        ("break", "Pizza", dt.time(18, 50), 15, ""),
        ("talk", "Hello", dt.time(19, 5), None, ""),
    ]
    assert [talk.settings.title for talk in source.talks] == ["Bye", "Hello"]
    assert source.talks[0].settings.room == "Cellar"
    assert source.event.talks == tuple(talk.settings for talk in source.talks)
    assert source.event.sessions[1].span == Span(str(folder / "event.yml"), 4, 6)


@pytest.mark.parametrize(
    ("start", "date", "time"),
    [
        ("start: 18:30", None, dt.time(18, 30)),
        ("start: 2025-03-31", dt.date(2025, 3, 31), None),
        ("start: 2025-03-31 9:05", dt.date(2025, 3, 31), dt.time(9, 5)),
        ("start: 2025-03-31T18:30", dt.date(2025, 3, 31), dt.time(18, 30)),
        ("date: 2025-03-31\nstart: 18:30", dt.date(2025, 3, 31), dt.time(18, 30)),
    ],
)
def test_an_event_begins_on_a_day_at_a_time(
    folder: Path, start: str, date: dt.date | None, time: dt.time | None
) -> None:
    found = event(folder, start)
    assert (found.date, found.sessions[0].start) == (date, time)


@pytest.mark.parametrize("key", ["place", "location"])
def test_a_place_can_be_a_name(folder: Path, key: str) -> None:
    assert event(folder, f"{key}: Town hall").place == Place("Town hall")


def test_a_night_may_go_past_midnight_and_an_event_over_days(folder: Path) -> None:
    rows = "sessions:\n  - {title: A, start: '23:30', duration: 60}\n"
    assert len(event(folder, rows + "  - {talk: 01-hello.md, start: 0:30}\n  - 02-bye.md").talks)
    days = "date: 2025-03-31\nend: 2025-04-01\nsessions:\n  - {talk: 01-hello.md, start: '18:00'}\n"
    assert len(event(folder, days + "  - {talk: 02-bye.md, start: '09:00'}").talks) == 2


def test_rooms_run_side_by_side(folder: Path) -> None:
    rows = "sessions:\n  - {talk: 01-hello.md, start: '18:00', duration: 60, room: A}\n"
    sessions = event(folder, rows + "  - {talk: 02-bye.md, start: '18:00', room: B}").sessions
    assert [session.room for session in sessions] == ["A", "B"]


def test_every_file_that_was_read_is_listed_once(folder: Path) -> None:
    Image.new("RGB", (2, 2)).save(folder / "ada.png")
    (folder / "speakers.yml").write_text("ada: {name: Ada, avatar: ada.png}", encoding="utf-8")
    for name in ("01-hello.md", "02-bye.md"):
        (folder / name).write_text("---\nspeakers: ada\n---\n# Hello\n", encoding="utf-8")
    source = read(folder, "title: Meetup")
    assert [path.name for path in source.files] == [
        "event.yml",
        "speakers.yml",
        "01-hello.md",
        "ada.png",
        "02-bye.md",
    ]
    assert source.talks[0].settings.speakers == (Speaker("Ada", "ada", avatar=folder / "ada.png"),)


def test_one_bad_talk_does_not_stop_the_others(folder: Path) -> None:
    (folder / "event.yml").write_text("title: Meetup", encoding="utf-8")
    (folder / "01-hello.md").write_text("---\nspeker: x\n---\n# Hello\n", encoding="utf-8")
    source, found = read_event(folder, Workspace(folder.parent.parent))
    assert [mistake.code for mistake in found] == ["DW110"]
    assert source is not None
    assert [talk.settings.title for talk in source.talks] == ["Bye"]
    assert [session.title for session in source.event.sessions] == ["Bye"]


@pytest.mark.parametrize("name", ["event.yml", "01-hello.md", "speakers.yml"])
def test_a_file_that_is_a_link_out_of_the_workspace_is_not_read(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    (folder / "event.yml").write_text("title: Meetup", encoding="utf-8")
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("secret: {name: Secret}", encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(outside)
    _, found = read_event(folder, Workspace(folder.parent.parent))
    assert "DW119" in [mistake.code for mistake in found]
    assert not any("secret:" in mistake.message for mistake in found)
