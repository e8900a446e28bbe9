from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.diagnostics import has_errors
from deckwright.model.source import Span
from deckwright.model.talk import Speaker, WebLink
from deckwright.read.front_matter import first_heading, split
from deckwright.read.talk import Defaults, TalkSource, read_talk


def source(folder: Path, text: str, defaults: Defaults | None = None) -> TalkSource:
    path = folder / "01-hello.md"
    path.write_text(text, encoding="utf-8")
    talk, found = read_talk(path, defaults=defaults)
    assert found == ()
    assert talk is not None
    return talk


FULL = """\
---
title: Hello
subtitle: A greeting
speakers:
  - ada
  - name: Grace Hopper
    affiliation: Navy
    links: [https://example.org/grace/]
abstract: |
  One.

  Two.
description: More.
language: en-gb
date: 2025-03-31
duration: 1:05
room: Hall
track: Greetings
prose: notes
template: dark
links:
  - {title: Home, url: https://example.org}
  - mailto:ada@example.org
keywords: [hello, 2025]
---
# First
"""


def test_front_matter_says_what_a_talk_is(tmp_path: Path) -> None:
    ada = Speaker("Ada Lovelace", "ada")
    talk = source(tmp_path, FULL, Defaults(speakers={"ada": ada}))
    settings = talk.settings
    assert settings.title == "Hello"
    assert settings.span == Span(str(tmp_path / "01-hello.md"), 2, 1)
    assert settings.speakers == (
        ada,
        Speaker(
            "Grace Hopper",
            affiliation="Navy",
            links=(WebLink("example.org/grace", "https://example.org/grace/"),),
        ),
    )
    assert settings.abstract == "One.\n\nTwo."
    assert settings.language == "en-GB"
    assert settings.date == dt.date(2025, 3, 31)
    assert settings.duration == 65
    assert (settings.room, settings.track, settings.prose) == ("Hall", "Greetings", "notes")
    assert settings.template == "dark"
    assert settings.links == (
        WebLink("Home", "https://example.org"),
        WebLink("ada@example.org", "mailto:ada@example.org"),
    )
    assert settings.keywords == ("hello", "2025")
    assert talk.body == "# First\n"
    assert talk.first_line == 26


def test_what_a_talk_leaves_out_comes_from_its_event(tmp_path: Path) -> None:
    defaults = Defaults("de", "house", dt.date(2025, 3, 31))
    settings = source(tmp_path, "# Hallo\n", defaults).settings
    assert (settings.language, settings.template, settings.date) == (
        "de",
        "house",
        dt.date(2025, 3, 31),
    )


def test_a_talk_can_stand_alone(tmp_path: Path) -> None:
    talk = source(tmp_path, "Words.\n\n# Hello *world* {.x}\n")
    assert talk.settings.title == "Hello world"
    assert (talk.settings.language, talk.settings.template) == ("en", "light")
    assert (talk.body, talk.first_line) == ("Words.\n\n# Hello *world* {.x}\n", 1)
    assert talk.files == (tmp_path / "01-hello.md",)


def test_a_talk_alone_takes_its_speakers_from_the_file_next_to_it(tmp_path: Path) -> None:
    (tmp_path / "speakers.yml").write_text("ada: {name: Ada Lovelace}", encoding="utf-8")
    talk = source(tmp_path, "---\nspeakers: ada\n---\n# Hello\n")
    assert talk.settings.speakers == (Speaker("Ada Lovelace", "ada"),)
    assert talk.files == (tmp_path / "01-hello.md", tmp_path / "speakers.yml")


@pytest.mark.parametrize("speakers", ["Ada Lovelace", "[Ada Lovelace]", "{name: Ada Lovelace}"])
def test_a_single_speaker_needs_neither_list_nor_file(tmp_path: Path, speakers: str) -> None:
    talk = source(tmp_path, f"---\nspeakers: {speakers}\n---\n# Hello\n")
    assert talk.settings.speakers == (Speaker("Ada Lovelace"),)


def test_a_title_is_one_line_and_stays_what_was_typed(tmp_path: Path) -> None:
    settings = source(tmp_path, "---\ntitle: |\n  1.10\n  and\u00a0more\n---\n").settings
    assert settings.title == "1.10 and\u00a0more"


@pytest.mark.parametrize(
    ("text", "body", "first_line"),
    [
        ("# A\n", "# A\n", 1),
        ("---\na: b\n---\n# A\n", "# A\n", 4),
        ("---\na: b\n...\n\n# A\n", "\n# A\n", 4),
        ("---\n---\n# A", "# A", 3),
        ("---   \na: b\n---\t\nx", "x", 4),
        ("---\n# A\n---\n# B\n", "---\n# A\n---\n# B\n", 1),
        ("---\n\nA slide.\n", "---\n\nA slide.\n", 1),
        ("\n---\na: b\n---\n# A", "\n\n\n\n# A", 1),
        ("---\n\nA slide.\n\n---\n\nB: c\n", "---\n\nA slide.\n\n---\n\nB: c\n", 1),
        ("---\n\n# A\n\nB: c\n\n---\n", "---\n\n# A\n\nB: c\n\n---\n", 1),
        ("```{r}\nx\n```\n\n---\na: b\n---\nA", "```{r}\nx\n```\n\n\n\n\nA", 1),
        ("```\nx\n```\n\n---\n\na: b\n\n---\n", "```\nx\n```\n\n---\n\na: b\n\n---\n", 1),
        ("```yaml\n---\na: b\n---\n```\n# A\n```\nx\n```", "\n\n\n\n\n# A\n```\nx\n```", 1),
        ("```markdown\n---\na: b\n---\n# A\n\n```", "\n\n\n\n# A\n\n", 1),
        ("", "", 1),
        ("---", "---", 1),
    ],
)
def test_the_body_keeps_its_place_in_the_file(text: str, body: str, first_line: int) -> None:
    document, rest, line, found = split(text, "a.md")
    assert document is not None
    assert not found
    assert (rest, line) == (body, first_line)


@given(
    st.lists(st.sampled_from(["---", "...", "a: b", "# A", "", "text", "- x", "```"])).map(
        "\n".join
    )
)
def test_each_line_of_the_body_is_that_of_the_file_or_blank(text: str) -> None:
    _, body, first_line, _ = split(text, "a.md")
    rest = text.split("\n")[first_line - 1 :]
    assert len(body.split("\n")) == max(len(rest), 1)
    pairs = zip(body.split("\n"), rest, strict=False)
    assert all(ours in (theirs, "") for ours, theirs in pairs)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("## Two\n# One\n# Other", "One"),
        ("# One ##\n", "One"),
        ("# `code` and [a link](https://example.org) {#id .class}", "code and a link"),
        ("# <!-- fit --> Big", "Big"),
        ('# <a href="https://example.org">Looms</a> &amp; 1 < 2 > 1', "Looms & 1 < 2 > 1"),
        ("# snake_case 2*3*4", "snake_case 2*3*4"),
        ("```\n# comment\n```\n# One", "One"),
        ("~~~\n# comment\n", ""),
        ("# C#\n", "C#"),
        ("# About __init__ and _this_", "About init and this"),
        ("# ##\n", ""),
        ("#hashtag\n    # indented code\n", ""),
        ("#\n\nword", ""),
        ("", ""),
    ],
)
def test_the_first_heading_is_a_title(body: str, title: str) -> None:
    assert first_heading(body) == title


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("talk")


KEYS = st.sampled_from(["title", "speakers", "date", "links", "duration", "prose", "language", "x"])
VALUES = st.sampled_from(
    ["", "a", "18:30", "[a, {b: c}]", "{name: a}", "2025-03-31", "-1", "[[]]", "'", "*a", "~"]
) | st.text(max_size=8)


@given(st.lists(st.tuples(KEYS, VALUES), max_size=4), st.text(max_size=20))
def test_any_file_gives_a_talk_or_an_error(
    folder: Path, settings: list[tuple[str, str]], body: str
) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in settings)
    path = folder / "a.md"
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    talk, found = read_talk(path)
    assert (talk is None) == has_errors(found)
    assert all(each.span.path == str(path) for each in found)
