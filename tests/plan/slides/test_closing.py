"""The slide that closes a talk: made where it has something to say, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from deckwright.model.talk import Speaker, Talk
from deckwright.model.theme import Theme
from deckwright.plan import plan_talk

ADA = Speaker("Ada Lovelace", handle="@ada")


@pytest.fixture
def titles(
    parsed: Callable[[str], Talk], themes: Mapping[str, Theme]
) -> Callable[..., list[tuple[str, str]]]:
    """The roles and titles of a talk's slides."""

    def plan(body: str, *speakers: Speaker) -> list[tuple[str, str]]:
        talk = parsed(body)
        talk = replace(talk, settings=replace(talk.settings, speakers=speakers))
        deck, _ = plan_talk(talk, themes["light"])
        return [(slide.role, slide.title) for slide in deck.slides]

    return plan


def test_a_talk_ends_with_its_speakers(titles: Callable[..., list[tuple[str, str]]]) -> None:
    assert titles("## A\n\n- b\n", ADA)[-1] == ("closing", "Thank you")


def test_nobody_is_thanked_for_nothing(titles: Callable[..., list[tuple[str, str]]]) -> None:
    assert titles("## A\n\n- b\n")[-1] == ("content", "A")


def test_a_closing_slide_of_ones_own_is_the_only_one(
    titles: Callable[..., list[tuple[str, str]]],
) -> None:
    planned = titles("## A\n\n- b\n\n## Questions? {layout=closing}\n\nAsk me.\n", ADA)
    assert [title for role, title in planned if role == "closing"] == ["Questions?"]
