"""Talks as they are read, planned, and held against their decks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deckwright.conserve import lost_in_plan
from deckwright.diagnostics import Diagnostic
from deckwright.model.source import Span
from deckwright.model.talk import Asset, Dialect, Prose, TalkSettings
from deckwright.model.theme import Theme
from deckwright.parse import images_of, parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template

Lost = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture(scope="session")
def light() -> Theme:
    theme, _ = load_theme("light", bundled_template("light"))
    assert theme is not None
    return theme


@pytest.fixture(scope="session")
def lost(light: Theme) -> Lost:
    """What of a talk's text is neither in its deck nor named; every picture is there."""

    def found(
        body: str, dialect: Dialect = "deckwright", prose: Prose = "slides"
    ) -> tuple[Diagnostic, ...]:
        path = Path("talk.md")
        settings = TalkSettings(path, "Talk", Span(str(path)), dialect=dialect, prose=prose)
        talk, parsed = parse_talk(settings, body)
        assets = {
            image.source: Asset(Path(image.source), "png", 640, 480) for image in images_of(talk)
        }
        deck, planned = plan_talk(replace(talk, assets=assets), light)
        return lost_in_plan(settings, body, 1, (), deck, (*parsed, *planned))

    return found
