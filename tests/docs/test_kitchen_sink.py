"""The example that uses everything, in our template and in one that we did not make."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pptx
import pytest
from openxml_audit import OpenXmlValidator

from deckwright.model.deck import Deck
from deckwright.model.talk import Talk
from deckwright.parse import images_of, parse_talk
from deckwright.plan import plan_talk
from deckwright.plan.outline import outline
from deckwright.read.assets import read_assets
from deckwright.read.talk import read_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import build_template
from deckwright.write.pptx import write_pptx

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "kitchen-sink.md"
MODIFIED = datetime(2026, 5, 4, tzinfo=UTC)


def foreign() -> bytes:
    """python-pptx's own template."""
    buffer = io.BytesIO()
    pptx.Presentation().save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def talk() -> Talk:
    source, found = read_talk(EXAMPLE)
    assert source is not None
    assert found == ()
    talk, found = parse_talk(source.settings, source.body, source.first_line, source.origins)
    assert found == ()
    assets, found = read_assets(images_of(talk), EXAMPLE.parent, EXAMPLE.parent)
    assert found == ()
    return replace(talk, assets=assets)


@pytest.fixture(scope="module", params=["light", "dark", "foreign"])
def deck(request: pytest.FixtureRequest, talk: Talk) -> Deck:
    name = request.param
    theme, _ = load_theme(name, foreign() if name == "foreign" else build_template(name))
    assert theme is not None
    deck, found = plan_talk(talk, theme)
    assert [one for one in found if one.code != "DW404"] == []
    return deck


def test_every_construct_has_its_frame(deck: Deck, golden: Callable[[str, str], None]) -> None:
    planned = outline(deck)

    if deck.theme.name == "foreign":  # measured in whatever font is at hand
        assert all(f"  {kind}" in planned for kind in ("group", "bar chart", "table", "qr", "mp4"))
    else:
        golden(f"plan/kitchen-sink-{deck.theme.name}.txt", planned)


def test_every_construct_is_written_as_powerpoint_reads_it(
    deck: Deck, openxml_validator: OpenXmlValidator, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    written = write_pptx(deck, MODIFIED)
    path.write_bytes(written)

    assert [str(error) for error in openxml_validator.validate(path).errors] == []
    assert write_pptx(deck, MODIFIED) == written
    shapes = [shape for slide in pptx.Presentation(str(path)).slides for shape in slide.shapes]
    assert sum(shape.has_chart for shape in shapes) == 4
    assert sum(shape.has_table for shape in shapes) == 1
    assert len({shape.shape_type for shape in shapes}) >= 8
