"""Slides that have a title and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck, Slide, TextFrame

Planned = Callable[[str, str], tuple[Deck, tuple[Diagnostic, ...]]]


def slide_of(planned: Planned, body: str, theme: str) -> Slide:
    deck, _ = planned(body, theme)
    return deck.slides[-1]


def the_frame(slide: Slide) -> TextFrame:
    (frame,) = slide.frames
    assert isinstance(frame, TextFrame)
    return frame


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_title_by_itself_leaves_no_place_for_a_number_empty(planned: Planned, theme: str) -> None:
    slide = slide_of(planned, "## Words", theme)
    assert slide.role == "statement"
    frame, statement = the_frame(slide), slide.layout.placeholder(1)
    assert (frame.role, frame.box, frame.anchor) == ("title", statement.box, statement.anchor)
    assert frame.paragraphs[0].style.size == statement.levels[0].size
    assert frame.placeholder == slide.layout.title.idx if slide.layout.title else False
    assert not slide.hidden_title


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_a_section_where_it_asks_to_be_one(planned: Planned, theme: str) -> None:
    assert slide_of(planned, "## Words {layout=section}", theme).role == "section"


def test_a_template_whose_sections_have_no_number_shows_it_as_one(planned: Planned) -> None:
    slide = slide_of(planned, "## Words", "foreign")
    assert slide.role == "section"
    assert slide.layout.title is not None
    assert the_frame(slide).box == slide.layout.title.box
