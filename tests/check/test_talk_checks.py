"""What `check` finds in talks, besides their decks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.check import check_links, check_timing
from deckwright.checking import with_edits
from deckwright.diagnostics import Edit
from deckwright.model.source import Span
from deckwright.model.talk import Talk

TalkOf = Callable[..., Talk]


@pytest.mark.parametrize(("words", "found"), [(1300, 0), (1400, 0), (1500, 1)])
def test_notes_may_be_a_little_longer_than_the_talk(
    talk_of: TalkOf, words: int, found: int
) -> None:
    talk = talk_of("## A\n\n::: notes\n" + "word " * words + "\n:::\n", duration=10)
    assert len(check_timing(talk)) == found


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [("de", "Wort " * 1200, "1200 words"), ("ja", "言葉、" * 2000, "4000 characters")],
)
def test_a_language_is_spoken_at_its_own_speed(
    talk_of: TalkOf, language: str, text: str, said: str
) -> None:
    talk = talk_of(f"## A\n\n::: notes\n{text}\n:::\n", duration=10)
    settings = replace(talk.settings, language=language)
    assert not check_timing(replace(talk, settings=replace(settings, duration=15)))
    (finding,) = check_timing(replace(talk, settings=settings))
    assert said in finding.message


def test_every_kind_of_text_in_the_notes_is_said(talk_of: TalkOf) -> None:
    notes = "- word\n\n> word\n\n| word |\n|------|\n| word |\n\nword\n: word\n"
    talk = talk_of(f"## A\n\n::: notes\n{notes * 60}\n:::\n", duration=1)
    (finding,) = check_timing(talk)
    assert "360 words" in finding.message


def test_a_talk_without_a_duration_may_last(talk_of: TalkOf) -> None:
    assert not check_timing(talk_of("## A\n\n::: notes\n" + "word " * 9999 + "\n:::\n"))


def test_links_between_talks_must_arrive(talk_of: TalkOf) -> None:
    first = talk_of("## A\n\n- [b](b.md)\n- [c](b.md#chapter)\n", "a.md")
    second = talk_of("## Chapter\n\n- [a](a.md#a)\n- [web](https://example.org/x.md#y)\n", "b.md")
    assert not check_links((first, second))


def test_a_link_astray_is_named_with_the_likely_target(talk_of: TalkOf) -> None:
    first = talk_of("## A\n\n- [b](bb.md)\n\n::: notes\n[c](b.md#chaptr)\n:::\n", "a.md")
    second = talk_of("## Chapter\n\n- x\n", "b.md")
    found = check_links((first, second))
    assert [(one.code, one.span.line) for one in found] == [("DW640", 3), ("DW640", 6)]
    assert [one.hint for one in found] == ["did you mean `b.md`?", "did you mean `chapter`?"]


def edit(line: int, column: int, old: str, new: str) -> Edit:
    return Edit(Span("a.yml", line, column), old, new)


def test_an_edit_is_made_at_its_place() -> None:
    text, made = with_edits("titel: titel\n", [edit(1, 1, "titel", "title")])
    assert text == "title: titel\n"
    assert len(made) == 1


def test_an_edit_finds_its_words_behind_its_place() -> None:
    text, _ = with_edits("speakers: batz\n", [edit(1, 1, "batz", "batts")])
    assert text == "speakers: batts\n"


def test_edits_of_one_line_do_not_disturb_each_other() -> None:
    edits = [edit(1, 13, "aa", "aaaa"), edit(1, 17, "bb", "b")]
    assert with_edits("speakers: [ aa, bb ]", edits)[0] == "speakers: [ aaaa, b ]"


def test_an_edit_that_could_mean_two_places_is_not_made() -> None:
    line = "x: [batz, batz]"
    assert with_edits(line, [edit(1, 1, "batz", "batts")]) == (line, ())


@given(st.text(), st.integers(0, 9), st.integers(0, 9))
def test_an_edit_whose_words_are_gone_changes_nothing(text: str, line: int, column: int) -> None:
    assert with_edits(text, [edit(line, column, text + "!", "x")]) == (text, ())
