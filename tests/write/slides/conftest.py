"""Decks planned from Markdown, to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from PIL import Image

from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.model.theme import Theme
from deckwright.parse import images_of, parse_talk, with_figures
from deckwright.plan import plan_talk
from deckwright.read.assets import read_assets
from deckwright.theme import load_theme
from deckwright.theme.bundled import Name, bundled_template

Planner: TypeAlias = Callable[..., Deck]


@cache
def theme_of(name: Name) -> Theme:
    return load_theme(name, bundled_template(name))[0]


@pytest.fixture
def planned(tmp_path: Path) -> Planner:
    """The deck of a talk; `photo.png` and `drawing.svg` lie beside it."""
    Image.new("RGB", (160, 120), "#8899AA").save(tmp_path / "photo.png")
    (tmp_path / "drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<rect width="40" height="20"/></svg>',
        encoding="utf-8",
    )

    def plan(body: str, template: Name = "light") -> Deck:
        path = tmp_path / "talk.md"
        settings = TalkSettings(path, "A talk", Span("talk.md", 1), language="en-GB")
        talk, _ = parse_talk(settings, body)
        assets, _ = read_assets(images_of(talk), tmp_path, tmp_path)
        return plan_talk(with_figures(replace(talk, assets=assets)), theme_of(template))[0]

    return plan
