"""Talks as a planner sees them, written as an author writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Talk, TalkSettings
from deckwright.model.theme import Theme
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template

TalkOf = Callable[..., Talk]
DeckOf = Callable[..., Deck]


@pytest.fixture(scope="session")
def theme() -> Theme:
    loaded, _ = load_theme("light", bundled_template("light"))
    assert loaded is not None
    return loaded


@pytest.fixture
def talk_of() -> TalkOf:
    def talk(body: str, name: str = "talk.md", duration: int | None = None) -> Talk:
        settings = TalkSettings(Path(name), "A talk", Span(name, 1), duration=duration)
        parsed, _ = parse_talk(settings, body)
        return parsed

    return talk


@pytest.fixture
def deck_of(theme: Theme, talk_of: TalkOf) -> DeckOf:
    def deck(body: str, assets: Mapping[str, Asset] | None = None) -> Deck:
        planned, _ = plan_talk(replace(talk_of(body), assets=assets or {}), theme)
        return planned

    return deck
