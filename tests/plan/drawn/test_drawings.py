"""QR codes, films and recordings in their boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from deckwright.model.deck import Deck, MediaFrame, QrFrame, TextFrame
from deckwright.model.inlines import plain_text
from deckwright.model.source import Span
from deckwright.model.talk import Asset, TalkSettings
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template

Plan = Callable[..., Deck]


@pytest.fixture(scope="module", params=["light", "dark"])
def plan(request: pytest.FixtureRequest) -> Plan:
    theme, _ = load_theme(request.param, bundled_template(request.param))

    def planned(body: str, **assets: Asset) -> Deck:
        assert theme is not None
        settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))
        talk, _ = parse_talk(settings, body)
        named = {name.replace("_", "."): asset for name, asset in assets.items()}
        return plan_talk(replace(talk, assets=named), theme)[0]

    return planned


def frames_of(deck: Deck, kind: type[Any]) -> list[Any]:
    return [frame for slide in deck.slides for frame in slide.frames if isinstance(frame, kind)]


def test_a_code_is_square_and_dark_on_light(plan: Plan) -> None:
    deck = plan("## Slide\n\n```qr\nhttps://example.org\n```\n")
    qr = next(one for one in frames_of(deck, QrFrame) if one.url == "https://example.org")

    dark, light = deck.theme.color(qr.dark), deck.theme.color(qr.light)
    assert qr.box.width == qr.box.height > 1_500_000
    assert int(dark[1:3], 16) < int(light[1:3], 16)
    captions = [one for one in frames_of(deck, TextFrame) if one.role == "caption"]
    assert captions[0].box.top >= qr.box.bottom


def test_a_film_keeps_its_shape(plan: Plan) -> None:
    clip = Asset(Path("clip.mp4"), "mp4", 640, 360)

    (frame,) = frames_of(
        plan("## Slide\n\n![A film](clip.mp4 'Caption')\n", clip_mp4=clip), MediaFrame
    )

    assert frame.box.width / frame.box.height == pytest.approx(640 / 360, rel=0.01)
    assert frame.description == "A film"


def test_a_film_has_the_width_that_was_asked_for(plan: Plan) -> None:
    clip = Asset(Path("clip.mp4"), "mp4", 640, 360)

    wide, narrow = (
        frames_of(plan(f"## Slide\n\n![A]({name}){{width={width}}}\n", clip_mp4=clip), MediaFrame)
        for name, width in (("clip.mp4", "60%"), ("clip.mp4", "30%"))
    )

    assert wide[0].box.width == pytest.approx(2 * narrow[0].box.width, rel=0.01)


def test_a_missing_film_leaves_a_box_that_says_so(plan: Plan) -> None:
    deck = plan("## Slide\n\n![A film](clip.mp4)\n")

    (label,) = [one for one in frames_of(deck, TextFrame) if one.role == "label"]
    assert plain_text(label.paragraphs[0].inlines) == "Film missing: A film"
