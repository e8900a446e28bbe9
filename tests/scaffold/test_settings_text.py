"""What is written as settings reads as what was meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from deckwright.model.source import NOWHERE
from deckwright.model.talk import Event, Place, Session, Speaker, TalkSettings, WebLink
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace
from deckwright.scaffold.settings_text import event_yaml, front_matter, speakers_yaml

WORDS = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"], include_characters=" "), min_size=1
).map(lambda text: " ".join(text.split()) or "x")


def reread(event: Event, talks: tuple[TalkSettings, ...], speakers: tuple[Speaker, ...]) -> Event:
    with TemporaryDirectory() as root:
        folder = Path(root, "talks", "e")
        folder.mkdir(parents=True)
        (folder / "event.yml").write_text(event_yaml(event), "utf-8")
        (folder / "speakers.yml").write_text(speakers_yaml(speakers), "utf-8")
        for talk in talks:
            (folder / talk.path.name).write_text(front_matter(talk) + "\n## A\n", "utf-8")
        source, found = read_event(folder, Workspace(Path(root)))
        assert not [one for one in found if one.severity == "error"], found
        assert source is not None
        return source.event


@given(WORDS, WORDS, WORDS)
def test_any_words_survive(title: str, room: str, name: str) -> None:
    ada = Speaker(name, "ada", affiliation=title)
    talk = TalkSettings(Path("01-a.md"), title, NOWHERE, speakers=(ada,), abstract=room)
    row = Session("talk", title, NOWHERE, dt.time(18, 30), 45, room, talk)
    event = reread(
        Event("e", title, NOWHERE, place=Place(name=name), sessions=(row,)), (talk,), (ada,)
    )
    assert (event.title, event.place.name) == (title, name)
    (session,) = event.sessions
    assert (session.start, session.duration, session.room) == (dt.time(18, 30), 45, room)
    assert session.talk is not None
    assert session.talk.speakers == (ada,)
    assert (session.talk.title, session.talk.abstract) == (title, room)


def test_a_whole_event_survives() -> None:
    event = Event(
        slug="e",
        title="Yes: 2030",
        span=NOWHERE,
        subtitle="#1",
        description="One paragraph.\n\nAnother: with `marks`.",
        date=dt.date(2030, 3, 31),
        end=dt.date(2030, 4, 1),
        place=Place("Hall", "Leith", "Scotland", "1 Shore", "https://example.org/map"),
        organizer="Us",
        url="https://example.org",
        language="pt-BR",
        timezone="Europe/London",
        template="dark",
        license="CC BY 4.0",
        form="notes",
        paper="letter",
        links=(WebLink("Code", "https://example.org/code"),),
        sessions=(Session("break", "Tea", NOWHERE, dt.time(9, 5), 15, "Hall"),),
    )
    again = reread(event, (), ())
    rows = tuple(replace(one, span=NOWHERE) for one in again.sessions)
    assert replace(again, span=NOWHERE, template_span=NOWHERE, sessions=rows) == event
