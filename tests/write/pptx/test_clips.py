"""Films and recordings within the deck."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from deckwright.model.deck import Deck, MediaFrame, PictureFrame, Slide, TextFrame, TextParagraph
from deckwright.model.length import Box, inches
from deckwright.model.talk import Asset
from deckwright.model.theme import LevelStyle
from deckwright.write.pptx import write_pptx

BOX = Box(0, 0, inches(4), inches(2))


@pytest.fixture
def film(tmp_path: Path) -> MediaFrame:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"a film")
    return MediaFrame(BOX, Asset(path, "mp4", 640, 360), "A film", plate=("bg2", "accent1"))


@pytest.fixture
def song(tmp_path: Path, picture: Callable[..., PictureFrame]) -> MediaFrame:
    path = tmp_path / "song.mp3"
    path.write_bytes(b"a song")
    return MediaFrame(BOX, Asset(path, "mp3", 0, 0), "A song", poster=picture().asset)


def test_a_film_plays_on_a_click(
    draw: Callable[..., str], film: MediaFrame, golden: Callable[[str, str], None]
) -> None:
    golden("pptx/film.xml", draw(film))


def test_a_clip_is_in_the_deck_once(
    write: Callable[..., Mapping[str, bytes]],
    slide: Callable[..., Slide],
    film: MediaFrame,
    song: MediaFrame,
) -> None:
    members = write(slide(film, song), slide(film, id="two", number=2))

    assert members["ppt/media/clip1.mp4"] == b"a film"
    assert members["ppt/media/clip2.mp3"] == b"a song"
    assert "ppt/media/clip3.mp4" not in members
    assert b'ContentType="video/mp4"' in members["[Content_Types].xml"]


def test_a_validator_finds_nothing_beside_steps(
    slide: Callable[..., Slide],
    deck: Callable[..., Deck],
    text: Callable[..., TextFrame],
    film: MediaFrame,
    song: MediaFrame,
    openxml_validator: OpenXmlValidator,
    tmp_path: Path,
) -> None:
    style = LevelStyle(20.0, "Calibri")
    steps = text(paragraphs=(TextParagraph((), style, step=1),), levels=(style,))
    path = tmp_path / "deck.pptx"
    whole = deck(slide(film, song, steps))
    path.write_bytes(write_pptx(whole, datetime(2026, 5, 4, tzinfo=UTC)))

    assert [str(error) for error in openxml_validator.validate(path).errors] == []
