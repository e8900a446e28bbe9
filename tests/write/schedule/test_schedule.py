"""An event's schedule in every format."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import icalendar
import pytest
from lxml import etree

from deckwright.model.source import NOWHERE
from deckwright.model.talk import Event, Place, Session, Speaker, TalkSettings, WebLink
from deckwright.write.schedule import ScheduleFormat, write_schedule
from deckwright.write.schedule.rows import rows

MOMENT = dt.datetime(2018, 10, 22, tzinfo=dt.UTC)
ADA = Speaker("Ada Lovelace", "ada", "Engines", "Analyst", biography="First.\n\nOf all.")
BOB = Speaker("Bob, the “Builder”", "bob")


def talk(name: str, title: str, *speakers: Speaker, **more: Any) -> TalkSettings:
    return TalkSettings(Path(f"{name}.md"), title, NOWHERE, speakers=speakers, **more)


def session(title: str, start: str = "", minutes: int | None = None, **more: Any) -> Session:
    begin = dt.time.fromisoformat(start) if start else None
    kind = "talk" if more.get("talk") else "break"
    return Session(kind, title, NOWHERE, begin, minutes, **more)  # type: ignore[arg-type]


FIRST = talk("01-first", "First; last", ADA, BOB, abstract="What, why", track="Web")
SECOND = talk("02-second", "<Second>", BOB, links=(WebLink("Code", "https://example.org/c"),))
EVENT = Event(
    "meetup",
    "The Meetup",
    NOWHERE,
    date=dt.date(2018, 10, 22),
    place=Place("Hall", "Edinburgh", "Scotland", "1 Shore"),
    organizer="Us",
    url="https://example.org",
    timezone="Europe/London",
    sessions=(
        session("First; last", "18:30", 45, talk=FIRST, room="Blue"),
        session("Tea", "19:15", 15),
        session("<Second>", "23:30", 60, talk=SECOND, room="Blue"),
        session("Night cap", "00:30"),
    ),
)


def written(form: ScheduleFormat, event: Event = EVENT) -> bytes:
    return write_schedule(event, form, MOMENT)


@pytest.mark.parametrize("form", get_args(ScheduleFormat))
def test_the_same_event_gives_the_same_bytes(form: ScheduleFormat) -> None:
    assert written(form) == written(form)


@pytest.mark.parametrize("form", get_args(ScheduleFormat))
def test_an_event_that_says_nothing_but_its_name_has_a_schedule(form: ScheduleFormat) -> None:
    assert written(form, Event("e", "E", NOWHERE))


def test_an_identity_stays_while_all_else_changes() -> None:
    later = replace(EVENT, date=dt.date(2019, 1, 1), sessions=EVENT.sessions[::-1])
    assert {row.guid for row in rows(later)} == {row.guid for row in rows(EVENT)}
    assert len({row.guid for row in rows(EVENT)}) == 4


def test_two_breaks_of_one_name_are_two_things() -> None:
    tea = session("Tea", "10:00", 15)
    assert len({row.guid for row in rows(replace(EVENT, sessions=(tea, tea)))}) == 2


def test_what_comes_after_midnight_belongs_to_the_day_before() -> None:
    last = rows(EVENT)[-1]
    assert last.begin is not None
    assert (last.day, last.begin.date()) == (dt.date(2018, 10, 22), dt.date(2018, 10, 23))


def test_a_session_lasts_as_long_as_it_says_when_clocks_change() -> None:
    night = replace(EVENT, date=dt.date(2018, 10, 28), sessions=(session("x", "00:30", 60),))
    (row,) = rows(night)
    assert row.end is not None
    assert row.end.isoformat() == "2018-10-28T01:30:00+01:00"
    long = replace(night, sessions=(session("x", "00:30", 90),))
    (row,) = rows(long)
    assert row.end is not None
    assert row.end.isoformat() == "2018-10-28T01:00:00+00:00"


def test_a_calendar_has_an_entry_for_each_session_in_utc() -> None:
    calendar = icalendar.Calendar.from_ical(written("ics"))
    first, *_, last = calendar.walk("VEVENT")
    assert len(calendar.walk("VEVENT")) == 4
    assert first["SUMMARY"] == "First; last"
    assert first["LOCATION"] == "Blue, Hall, Edinburgh, Scotland"
    assert first.decoded("DTSTART") == dt.datetime(2018, 10, 22, 17, 30, tzinfo=dt.UTC)
    assert first.decoded("DTEND") == dt.datetime(2018, 10, 22, 18, 15, tzinfo=dt.UTC)
    assert first.decoded("DTSTAMP") == MOMENT
    assert str(first["DESCRIPTION"]).startswith("Ada Lovelace, Bob")
    assert "DTEND" not in last
    assert all(len(line) <= 75 for line in written("ics").split(b"\r\n"))


def test_an_event_without_times_is_one_day_in_the_calendar() -> None:
    event = replace(EVENT, sessions=(session("x"),))
    (entry,) = icalendar.Calendar.from_ical(written("ics", event)).walk("VEVENT")
    assert entry["SUMMARY"] == "The Meetup"
    assert entry.decoded("DTSTART") == dt.date(2018, 10, 22)
    assert entry.decoded("DTEND") == dt.date(2018, 10, 23)


def test_what_nothing_is_said_about_is_an_entry_without_a_description() -> None:
    bare = Event("e", "Bare", NOWHERE, date=dt.date(2026, 5, 4))
    timed = replace(EVENT, sessions=(session("Break", "10:00", 15),))
    for event in (bare, timed):
        assert b"DESCRIPTION" not in written("ics", event)


def test_times_without_a_zone_float() -> None:
    event = replace(EVENT, timezone="")
    entry = icalendar.Calendar.from_ical(written("ics", event)).walk("VEVENT")[0]
    assert entry.decoded("DTSTART") == dt.datetime(2018, 10, 22, 18, 30)  # noqa: DTZ001


def test_schedule_json_has_what_its_schema_asks_of_a_talk() -> None:
    conference = json.loads(written("schedule.json"))["schedule"]["conference"]
    assert (conference["acronym"], conference["time_zone_name"]) == ("meetup", "Europe/London")
    (day,) = conference["days"]
    assert list(day["rooms"]) == ["Blue", "Main"]
    first = day["rooms"]["Blue"][0]
    needed = (
        "abstract date duration guid id language links persons room slug start subtitle title "
        "track type url"
    )
    assert set(needed.split()) <= set(first)
    assert (first["date"], first["start"], first["duration"]) == (
        "2018-10-22T18:30:00+01:00",
        "18:30",
        "00:45",
    )
    assert [one["public_name"] for one in first["persons"]] == [ADA.name, BOB.name]


def test_schedule_xml_says_the_same() -> None:
    root = etree.fromstring(written("schedule.xml"))
    titles = [element.text for element in root.findall("day/room/event/title")]
    assert titles == ["First; last", "<Second>", "Tea", "Night cap"]
    event = root.find("day/room/event")
    assert event is not None
    data = json.loads(written("schedule.json"))
    first = data["schedule"]["conference"]["days"][0]["rooms"]["Blue"][0]
    for name in ("date", "start", "duration", "room", "slug", "title", "track", "abstract"):
        assert (event.findtext(name) or "") == first[name]
    assert event.get("guid") == first["guid"]


def test_json_ld_is_an_event_of_schema_org() -> None:
    data = json.loads(written("json-ld"))
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Event")
    assert data["startDate"] == "2018-10-22T18:30:00+01:00"
    assert data["location"]["address"]["addressLocality"] == "Edinburgh"
    first, second = data["subEvent"]
    assert first["performer"][0]["affiliation"]["name"] == "Engines"
    assert first["duration"] == "PT45M"
    assert second["sameAs"] == ["https://example.org/c"]


def test_csv_has_a_line_for_each_session() -> None:
    lines = list(csv.DictReader(io.StringIO(written("csv").decode())))
    assert [line["title"] for line in lines] == ["First; last", "Tea", "<Second>", "Night cap"]
    assert lines[0]["speakers"] == "Ada Lovelace, Bob, the “Builder”"
    assert (lines[0]["start"], lines[0]["end"], lines[0]["minutes"]) == ("18:30", "19:15", "45")


def test_no_cell_of_a_spreadsheet_calculates() -> None:
    event = replace(EVENT, sessions=(session("=1+1"),))
    (line,) = csv.DictReader(io.StringIO(written("csv", event).decode()))
    assert line["title"] == "'=1+1"
