"""Diagrams planned in the light template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.model.theme import Theme
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template


@pytest.fixture(scope="module")
def light() -> Theme:
    theme, _ = load_theme("light", bundled_template("light"))
    assert theme is not None
    return theme


@pytest.fixture(scope="module")
def planned(light: Theme) -> Callable[[str], tuple[Deck, Any]]:
    """The deck of a talk with one slide that holds a diagram."""

    def plan(mermaid: str) -> tuple[Deck, Any]:
        settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
        talk, found = parse_talk(settings, f"## Slide\n\n```mermaid\n{mermaid}\n```\n")
        assert found == ()
        return plan_talk(talk, light)

    return plan
