"""Whose Markdown a file is, and what its front matter says in our words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.diagnostics import has_errors
from deckwright.model.talk import Dialect, Speaker, TalkSettings, WebLink
from deckwright.read.talk import read_talk


def settings_of(folder: Path, text: str, name: str = "deck.md") -> TalkSettings:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    source, found = read_talk(path)
    assert not has_errors(found)
    assert source is not None
    return source.settings


TALK = "---\ntitle: A\n---\n"
BREAKS = "# A\n\n---\n\n# B\n\n---\n\n# C\n"


@pytest.mark.parametrize(
    ("dialect", "text", "sign"),
    [
        ("deckwright", "# A\n\n## B\n\n---\n\n## C\n", ""),
        ("deckwright", TALK + "## B\n\n- x\n\n---\n\n- y\n\n## C\n\n---\n\n- z\n", ""),
        ("deckwright", "---\ntitle: A\nspeakers: Ada Lovelace\n---\n" + BREAKS, ""),
        ("deckwright", "# A\n\n```md\n<!-- end_slide -->\n???\n```\n", ""),
        ("marp", "---\nmarp: true\n---\n# A\n", "`marp:` in the front matter"),
        ("marp", "# A\n\n<!-- _class: lead -->\n", "`<!-- _class:` on line 3"),
        ("marp", TALK + "# <!-- fit --> A\n", "`<!-- fit -->` on line 4"),
        ("marp", TALK + "![bg right](a.png)\n", "`![bg` on line 4"),
        ("pandoc", "% A\n% Ada\n\n# B\n", "`% A` on line 1"),
        ("pandoc", "---\ntitle: A\nformat: revealjs\n---\n", "`format:` in the front matter"),
        ("pandoc", TALK + "## A\n\n. . .\n", "`. . .` on line 6"),
        ("pandoc", "---\ntitle: A\nauthor: Ada\n---\n\n## B\n", "`author:` in the front matter"),
        ("ruled", "---\ntitle: A\nauthor: Ada\n---\n" + BREAKS, "`---` above headings"),
        ("slidev", TALK + "# A\n\n---\nlayout: center\n---\n\n# B\n", "on line 6"),
        ("slidev", TALK + "# A\n\n<v-clicks>\n\n- x\n\n</v-clicks>\n", "`<v-clicks` on line 6"),
        ("reveal", "---\nrevealOptions:\n  a: b\n---\n# A\n", "`revealOptions:`"),
        ("reveal", "# A\n\n<!-- .slide: class='x' -->\n", "`<!-- .slide:` on line 3"),
        ("reveal", BREAKS + "\nNote: x\n", "`---` above headings, `Note: x` on line 11"),
        ("remark", "# A\n\n???\n\nx\n", "`???` on line 3"),
        ("remark", "# A\n\n---\nclass: center\n\n# B\n", "`--- class: center` on line 3"),
        ("presenterm", "A\n---\n\n<!-- end_slide -->\n", "`<!-- end_slide -->` on line 4"),
        ("presenterm", "# A\n<!-- speaker_note: x -->\n", "`<!-- speaker_note:` on line 2"),
        ("ruled", BREAKS, "`---` above headings"),
        ("remark", "---\ndialect: remark\n---\n# A\n", "`dialect: remark` in the front matter"),
        ("deckwright", "---\ndialect: deckwright\n---\n" + BREAKS, "`dialect: deckwright`"),
    ],
)
def test_a_dialect_is_recognised_by_what_only_it_writes(
    tmp_path: Path, dialect: Dialect, text: str, sign: str
) -> None:
    settings = settings_of(tmp_path, text)
    assert settings.dialect == dialect
    assert sign in settings.dialect_sign


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("pandoc", "---\ntitle: A\nauthor: Ada\ntransition: fade\n---\n\n## B\n\n. . .\n\nc\n"),
        ("marp", "---\nauthor: Ada\npaginate: true\n---\n" + BREAKS),
        ("remark", "class: center\n\n" + BREAKS + "\n.pull-left[\nx\n]\n\nNote: x\n"),
        ("remark", BREAKS + "\nNote: x\n\n???\n\ny\n"),
        ("slidev", "---\nauthor: Ada\ncolorSchema: dark\n---\n" + BREAKS),
        ("reveal", "# A\n\n<!-- .slide: id='x' -->\n\n`???` and\n\n.small[x]\n"),
        (
            "deckwright",
            "---\ntitle: A\nspeakers: Ada\n---\n## B\n\n::: notes\nNote: y\n:::\n",
        ),
        ("deckwright", "# A\n\n## B\n\nNote: this is said in passing.\n"),
        ("deck", '# A\n\n<!-- {"layout": "title"} -->\n\n---\n\n# B\n\n<!-- say it -->\n'),
        ("deck", "---\npresentationID: x\ntheme: y\n---\n# A\n\n---\n\n# B\n"),
        ("slides", "---\nauthor: Ada\npaging: Slide %d\n---\n" + BREAKS),
        ("deckwright", "# A\n\n    <!-- end_slide -->\n\n`<!-- _class: x -->`\n"),
    ],
)
def test_all_marks_are_weighed(tmp_path: Path, dialect: Dialect, text: str) -> None:
    assert settings_of(tmp_path, text).dialect == dialect


def test_the_weightiest_marks_are_told_first(tmp_path: Path) -> None:
    text = "---\nclass: x\nmarp: true\npaginate: true\n---\n# A\n\n<!-- _class: lead -->\n"
    sign = settings_of(tmp_path, text).dialect_sign
    assert sign == (
        "`marp:` in the front matter, `<!-- _class:` on line 8, `paginate:` in the front matter"
    )


def test_quarto_is_recognised_by_the_name_of_the_file(tmp_path: Path) -> None:
    assert settings_of(tmp_path, TALK, "talk.qmd").dialect == "pandoc"


def test_a_dialect_that_is_asked_for_is_not_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_text("---\nmarp: true\n---\n# A\n", encoding="utf-8")
    source, _ = read_talk(path, dialect="reveal")
    assert source is not None
    assert source.settings.dialect == "reveal"


def test_front_matter_of_others_says_what_ours_does(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        """\
---
marp: true
title: Notes on *engines*
author: [Ada Lovelace, {name: Grace Hopper, affiliation: Navy}]
description: What they can do.
lang: en-GB
date: 2030-03-14
keywords: engines, programs
url: https://example.org/notes
theme: uncover
class: invert
something: else
---
# A
""",
    )
    assert settings.title == "Notes on engines"
    assert settings.speakers == (
        Speaker("Ada Lovelace"),
        Speaker("Grace Hopper", affiliation="Navy"),
    )
    assert settings.abstract == "What they can do."
    assert settings.language == "en-GB"
    assert settings.date == dt.date(2030, 3, 14)
    assert settings.keywords == ("engines", "programs")
    assert settings.links == (WebLink("example.org/notes", "https://example.org/notes"),)
    assert settings.template == "dark"


def test_people_of_speakers_yml_are_known_by_key_and_by_name(tmp_path: Path) -> None:
    people = "ada:\n  name: Ada Lovelace\n  role: Countess\n"
    (tmp_path / "speakers.yml").write_text(people, encoding="utf-8")
    for said in ("ada", "Ada Lovelace", "[{name: Ada Lovelace}]"):
        settings = settings_of(tmp_path, f"---\ntitle: A\nauthor: {said}\n---\n## B\n")
        assert [one.role for one in settings.speakers] == ["Countess"]


def test_front_matter_that_is_no_yaml_is_read_line_by_line(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path, "---\nmarp: true\ntitle: Engines: a history\n_paginate: *no\n---\n# A\n"
    )
    assert settings.title == "Engines: a history"


def test_a_value_that_we_cannot_read_is_told_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_text("---\nmarp: true\ndate: 5 May 2030\n---\n# A\n", encoding="utf-8")
    source, found = read_talk(path)
    assert source is not None
    (told,) = [one for one in found if one.severity != "info"]
    assert (told.severity, told.code) == ("warning", "DW111")
    assert "5 May 2030" in told.message


def test_a_deck_without_a_title_has_that_of_its_first_heading_or_its_file(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "---\nmarp: true\n---\n### Small\n").title == "Small"
    assert settings_of(tmp_path, "---\nmarp: true\n---\nwords\n").title == "deck"


def test_a_key_that_is_not_known_stays_an_error_in_our_own_dialect(tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text("---\ntitle: A\nspeakers: Ada\nauthor: Ada\n---\n", encoding="utf-8")
    assert has_errors(read_talk(path)[1])


def test_every_run_says_whose_markdown_it_read_and_how_to_say_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_text("---\nmarp: true\n---\n# A\n", encoding="utf-8")
    (told,) = read_talk(path)[1]
    assert (told.severity, told.code) == ("info", "DW231")
    assert told.message == "read as marp: `marp:` in the front matter"
    assert "--from" in told.hint
    assert "dialect:" in told.hint


@pytest.mark.parametrize(
    ("front", "keys"),
    [
        ("marp: true\nshade: 3\npaginate: true\nwidth: x\n", "`shade`, `width`"),
        ("title: A\nrevealjs: x\nshade: 3\n", "`revealjs`, `shade`"),
    ],
)
def test_keys_that_mean_nothing_here_are_named_once(tmp_path: Path, front: str, keys: str) -> None:
    path = tmp_path / "deck.md"
    path.write_text(f"---\n{front}---\n# A\n", encoding="utf-8")
    source, found = read_talk(path)
    assert source is not None
    assert dict(source.settings.options)["shade"] == "3"
    assert [one.message.split(" of the")[0] for one in found if one.code == "DW110"] == [keys]
    assert not has_errors(found)


def test_a_slip_of_ours_stays_an_error(tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text("---\ntitle: A\nspeekers: Ada\n---\n", encoding="utf-8")
    (told,) = read_talk(path)[1]
    assert (told.severity, told.hint) == ("error", "did you mean `speakers`?")


@pytest.mark.parametrize(("body", "title"), [("### Small\n", "Small"), ("words\n", "talk")])
def test_a_talk_without_title_is_called_by_its_heading_or_its_file(
    tmp_path: Path, body: str, title: str
) -> None:
    path = tmp_path / "talk.md"
    path.write_text(body, encoding="utf-8")
    source, (told,) = read_talk(path)
    assert source is not None
    assert source.settings.title == title
    assert (told.severity, told.code) == ("info", "DW112")


KEYS = st.sampled_from(
    ["marp", "title", "author", "date", "format", "layout", "separator", "dialect", "keywords"]
)
VALUES = st.sampled_from(
    ["", "a: b", "*a", "[a, {name: b}]", "2030-03-14", "true", "'", "{", "[", *get_args(Dialect)]
) | st.text(max_size=8)


@given(st.lists(st.tuples(KEYS, VALUES), max_size=4), st.text("#-%?<!>: \nabc", max_size=40))
def test_any_file_of_any_dialect_gives_a_talk_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, settings: list[tuple[str, str]], body: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "a.md"
    front = "".join(f"{key}: {value}\n" for key, value in settings)
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    talk, found = read_talk(path)
    assert (talk is None) == has_errors(found)
