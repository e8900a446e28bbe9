"""What becomes of slides that hold too much, one kind of content each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck, Slide, TableFrame, TextFrame
from deckwright.model.inlines import Run, plain_text
from deckwright.model.length import to_points
from deckwright.model.talk import Speaker, Talk, WebLink
from deckwright.model.theme import Theme
from deckwright.plan import plan_talk
from deckwright.plan.measure import Measure

Plan = Callable[..., tuple[Deck, tuple[Diagnostic, ...]]]
SENTENCE = "A container is a process that believes it is alone on its machine. "


def texts(slide: Slide, *roles: str) -> list[str]:
    return [
        plain_text(one.inlines)
        for frame in slide.frames
        if isinstance(frame, TextFrame) and frame.role in roles
        for one in frame.paragraphs
    ]


def codes(findings: tuple[Diagnostic, ...]) -> set[str]:
    return {one.code for one in findings}


def test_a_list_goes_on_under_a_numbered_title(planned: Plan) -> None:
    deck, _ = planned("## Much\n\n" + "- a point\n" * 20)
    assert [slide.title for slide in deck.slides[1:]] == ["Much (1/2)", "Much (2/2)"]
    assert [texts(slide, "title") for slide in deck.slides[1:]] == [
        ["Much (1/2)"],
        ["Much (2/2)"],
    ]


def test_numbers_go_on_where_a_list_was_cut(planned: Plan) -> None:
    deck, _ = planned("## Much\n\n" + "\n".join(f"{n}. a point" for n in range(1, 21)))
    starts = [
        one.style.bullet.start
        for slide in deck.slides[1:]
        for frame in slide.frames
        if isinstance(frame, TextFrame)
        for one in frame.paragraphs
        if one.style.bullet
    ]
    assert starts == list(range(1, 21))


def test_numbers_of_one_list_have_one_indent(planned: Plan) -> None:
    deck, _ = planned("## Many\n\n" + "\n".join(f"{n}. a point" for n in range(997, 1003)))
    (body,) = (
        one for one in deck.slides[1].frames if isinstance(one, TextFrame) and one.role == "body"
    )
    assert len({one.style.margin for one in body.paragraphs}) == 1


def test_the_head_of_a_table_is_repeated(planned: Plan) -> None:
    deck, _ = planned("## Long\n\n| Head |\n|---|\n" + "| cell |\n" * 30)
    tables = [one for s in deck.slides for one in s.frames if isinstance(one, TableFrame)]
    assert len(tables) > 1
    assert {plain_text(one.rows[0].cells[0].inlines) for one in tables} == {"Head"}


def test_a_head_of_half_a_page_is_a_row(planned: Plan) -> None:
    deck, _ = planned(f"## High\n\n| {SENTENCE * 12} |\n|---|\n" + "| cell |\n" * 12)
    tables = [one for s in deck.slides for one in s.frames if isinstance(one, TableFrame)]
    assert {one.head for one in tables} == {0}


def test_a_lead_in_stays_with_its_list(planned: Plan) -> None:
    deck, _ = planned(f"## Points\n\n{SENTENCE * 8}\n\nThe points are:\n\n" + "- a point\n" * 9)
    for slide in deck.slides[1:]:
        assert texts(slide, "body")[-1] != "The points are:"


def test_a_heading_stays_with_what_follows(planned: Plan) -> None:
    deck, _ = planned("## Parts\n\n" + "### A heading\n\n- a point\n- a point\n\n" * 9)
    for slide in deck.slides[1:]:
        assert texts(slide, "body")[-1] == "a point"


def test_a_footnote_too_long_for_the_foot_follows_the_text(planned: Plan) -> None:
    deck, _ = planned(f"## Noted\n\nA claim.[^n]\n\n[^n]: {SENTENCE * 16}")
    (slide,) = deck.slides[1:]
    assert texts(slide, "footnote") == []
    assert texts(slide, "body")[-1].startswith("1 A container")


def test_columns_that_would_leave_one_empty_are_stacked(planned: Plan) -> None:
    short, long = "::: column\nx\n:::", "::: column\n" + "- a point\n" * 30 + ":::"
    deck, _ = planned(f"## Uneven\n\n:::: columns\n{short}\n{long}\n::::")
    assert {slide.role for slide in deck.slides[1:]} == {"content"}


def test_a_title_of_its_own_shrinks_before_it_is_cut(planned: Plan) -> None:
    deck, findings = planned(f"# {SENTENCE * 30}")
    assert "".join(texts(deck.slides[1], "title")) == (SENTENCE * 30).strip()
    assert "DW405" in codes(findings)


def test_a_title_is_set_smaller_before_a_hyphen_ends_its_last_line_but_one(
    planned: Plan, themes: Mapping[str, Theme]
) -> None:
    deck, _ = planned("# Explore it - with vibe-analysis", "dark")

    frame = next(one for one in deck.slides[1].frames if isinstance(one, TextFrame))
    (title,) = frame.paragraphs
    width = to_points(frame.box.inside(frame.insets).width)
    starts = Measure(themes["dark"]).break_offsets(title.inlines, title.style, width)
    assert "-" not in {plain_text(title.inlines)[start - 1] for start in starts[1:]}


def test_a_title_above_content_is_cut_and_goes_on_below(planned: Plan) -> None:
    deck, _ = planned(f"## {SENTENCE * 30}\n\n- a point")
    shown = " ".join(texts(deck.slides[1], "title", "body"))
    assert "…" in texts(deck.slides[1], "title")[0]
    assert shown.count("container") > 1


def test_a_layout_without_room_is_given_up(planned: Plan) -> None:
    deck, findings = planned('## Wish {layout="title"}\n\n' + "- a point\n" * 12)
    assert deck.slides[1].role == "content"
    assert "DW407" in codes(findings)


def test_text_of_a_wished_size_under_the_minimum_is_reported(planned: Plan) -> None:
    _, findings = planned("## Small {size=12}\n\n- a point\n- another")
    assert "DW403" in codes(findings)


@pytest.mark.parametrize("title", [SENTENCE * 4, "Donaudampfschiff" * 20])
@pytest.mark.parametrize("theme", ["light", "dark", "foreign"])
def test_footers_are_cut_to_a_line(
    parsed: Callable[[str], Talk], themes: Mapping[str, Theme], title: str, theme: str
) -> None:
    talk = parsed("## A slide\n\n- a point")
    talk = replace(talk, settings=replace(talk.settings, title=title))
    deck, _ = plan_talk(talk, themes[theme])

    footer, (place,) = deck.slides[1].footer.text, deck.slides[1].layout.of_type("ftr")
    width = to_points(place.box.inside(place.insets).width)
    assert footer.endswith("…")
    assert Measure(themes[theme]).lines((Run(footer),), place.levels[0], width) == 1


@pytest.mark.parametrize("theme", ["light", "dark", "foreign"])
def test_nothing_of_a_long_biography_is_lost(
    parsed: Callable[[str], Talk], themes: Mapping[str, Theme], theme: str
) -> None:
    words = [f"w{number:04}" for number in range(600)]
    links = tuple(WebLink(f"Link {n}", f"https://example.org/{n}") for n in range(20))
    speaker = Speaker("Ada", biography=" ".join(words), links=links)
    talk = parsed("## A slide\n\n- a point")
    talk = replace(talk, settings=replace(talk.settings, speakers=(speaker,)))
    deck, _ = plan_talk(talk, themes[theme])
    shown = " ".join(text for slide in deck.slides for text in texts(slide, "body"))
    assert [word for word in words if word not in shown] == []
    assert [link.url for link in links if link.url.removeprefix("https://") not in shown] == []
