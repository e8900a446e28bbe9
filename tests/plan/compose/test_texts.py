"""Numbered lists that PowerPoint cannot count by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import List, ListItem
from deckwright.model.deck import Deck, TextFrame, TextParagraph
from deckwright.model.inlines import plain_text
from deckwright.model.source import NOWHERE
from deckwright.model.theme import Bullet, LevelStyle
from deckwright.plan.compose.texts import bullet

Plan = Callable[[str], tuple[Deck, tuple[Diagnostic, ...]]]


def items(deck: Deck) -> Iterator[TextParagraph]:
    for frame in deck.slides[1].frames:
        if isinstance(frame, TextFrame) and frame.role == "body":
            yield from frame.paragraphs


@pytest.mark.parametrize("start", [0, 32_767, 123_456_789])
def test_numbers_that_no_list_has_are_written(planned: Plan, start: int) -> None:
    deck, _ = planned(f"## A list\n\n{start}. one\n{start + 1}. two\n")

    shown = [(plain_text(one.inlines), one.style.bullet) for one in items(deck)]
    assert shown == [(f"{start}. one", None), (f"{start + 1}. two", None)]


@pytest.mark.parametrize("start", [1, 32_766])
def test_numbers_that_a_list_can_have_are_counted(planned: Plan, start: int) -> None:
    deck, _ = planned(f"## A list\n\n{start}. one\n{start + 1}. two\n")

    shown = [(plain_text(one.inlines), one.style.bullet) for one in items(deck)]
    assert [(text, mark.start) for text, mark in shown if mark] == [
        ("one", start),
        ("two", start + 1),
    ]


@pytest.mark.parametrize(("scale", "shown"), [(0.45, 1.0), (0.8, 0.8)])
def test_numbers_are_large_enough_to_be_read(scale: float, shown: float) -> None:
    style = LevelStyle(20.0, "Arial", bullet=Bullet("●", scale=scale))
    item = ListItem((), NOWHERE)

    assert bullet(List((item,), NOWHERE), item, 0, style).scale == scale
    assert bullet(List((item,), NOWHERE, ordered=True), item, 0, style).scale == shown
    box = replace(item, checked=False)
    assert bullet(List((box,), NOWHERE), box, 0, style).scale == shown
