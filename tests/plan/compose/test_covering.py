"""A picture that covers the box that its author gave it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deckwright.model.deck import PictureFrame
from deckwright.model.source import Span
from deckwright.model.talk import Asset, TalkSettings
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template


@pytest.mark.parametrize(
    ("fit", "shape", "cut"), [("contain", 2.0, 0.0), ("cover", 1.0, 0.25), ("stretch", 1.0, 0.0)]
)
def test_a_picture_is_fitted_as_its_author_said(fit: str, shape: float, cut: float) -> None:
    theme, _ = load_theme("light", bundled_template("light"))
    assert theme is not None
    settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
    body = f"## Slide\n\n![A](a.png){{width=4cm height=4cm fit={fit}}}\n"
    talk, _ = parse_talk(settings, body)
    talk = replace(talk, assets={"a.png": Asset(Path("a.png"), "png", 800, 400)})

    deck, _ = plan_talk(talk, theme)

    (frame,) = [f for s in deck.slides for f in s.frames if isinstance(f, PictureFrame)]
    assert frame.box.width / frame.box.height == pytest.approx(shape, rel=0.01)
    assert frame.crop[0] == pytest.approx(cut, abs=0.01)
