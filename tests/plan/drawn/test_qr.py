"""QR codes can be scanned, whatever the template's colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from deckwright.model.colors import contrast, luminance
from deckwright.model.deck import QrFrame
from deckwright.model.talk import Talk, WebLink
from deckwright.model.theme import Theme
from deckwright.plan import plan_talk

GREY = {"tx1": "#000000", "bg1": "#666666"}


@pytest.mark.parametrize("name", ["light", "dark", "foreign"])
@pytest.mark.parametrize("colors", [{}, GREY], ids=["own", "grey"])
def test_codes_are_dark_on_light(
    parsed: Callable[[str], Talk],
    themes: Mapping[str, Theme],
    name: str,
    colors: Mapping[str, str],
) -> None:
    theme = replace(themes[name], colors={**themes[name].colors, **colors})
    talk = parsed("## The slides\n\n```qr\nhttps://example.org/slides\n```\n")
    links = (WebLink("All", "https://example.org/all"),)
    deck, _ = plan_talk(replace(talk, settings=replace(talk.settings, links=links)), theme)
    codes = [
        (theme.color(one.dark, slide.layout), theme.color(one.light, slide.layout))
        for slide in deck.slides
        for one in slide.frames
        if isinstance(one, QrFrame)
    ]
    assert len(codes) == 2
    for dark, light in codes:
        assert luminance(dark) < luminance(light)
        assert contrast(dark, light) >= 7
