"""A deck with everything in it, judged by a validator and opened again."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pptx
import pytest
from openxml_audit import OpenXmlValidator

from deckwright.model.blocks import Paragraph
from deckwright.model.deck import (
    Deck,
    DeckSection,
    Footer,
    LineFrame,
    Panel,
    PictureFrame,
    QrFrame,
    Slide,
    Stroke,
    TableCell,
    TableFrame,
    TableRow,
    TextFrame,
    TextParagraph,
)
from deckwright.model.inlines import Link, Run, Style
from deckwright.model.length import Box, inches
from deckwright.model.source import NOWHERE
from deckwright.model.theme import Bullet, Layout, LevelStyle, Theme
from deckwright.write.pptx import write_pptx

NOTES = (Paragraph((Run("Say it", link=Link("#two")),), NOWHERE),)
STYLE = LevelStyle(20.0, "Calibri", bullet=Bullet("▪", color="accent1", scale=0.8))


@pytest.fixture
def everything(
    deck: Callable[..., Deck],
    slide: Callable[..., Slide],
    text: Callable[..., TextFrame],
    picture: Callable[..., PictureFrame],
    content: Layout,
) -> Deck:
    title = text("Title", place=content.title, role="title")
    styled = Style(bold=True, italic=True, code=True, highlight=True, color="accent3")
    box = text(
        (Run("styled", styled, Link("https://example.org/")), Run("jump", link=Link("#two"))),
        panel=Panel("roundRect", "bg2", Stroke("accent1"), 6.0, Stroke("accent2", 4.0)),
        link="#two",
    )
    steps = tuple(TextParagraph((Run("step"),), STYLE, step=step) for step in (1, 2))
    cells = (TableCell((Run("a"),), column_span=2), TableCell((Run("b"),), row_span=2))
    table = TableFrame(
        Box(0, 0, inches(3), inches(1)),
        (inches(1),) * 3,
        (TableRow(cells, inches(0.5)), TableRow(cells[:1], inches(0.5))),
        STYLE,
        STYLE,
    )
    line = LineFrame((0, 0), (9, 9), Stroke("accent1"), ("none", "arrow"))
    qr = QrFrame(Box(0, 0, inches(1), inches(1)), "https://example.org/")
    return deck(
        slide(title, box, id="one", notes=NOTES, footer=Footer("Event", date="4 May")),
        slide(title, table, line, id="two", number=2, transition="push", hidden=True),
        slide(picture("a.svg"), picture("b.webp"), picture("c.jpeg", background=True), qr,
              id="three", number=3, hidden_title=True),
        slide(title, text(paragraphs=steps, levels=(STYLE,)), id="four", number=4),
        sections=(DeckSection("Start", 0, 2), DeckSection("End", 2, 2)),
        authors=("Ada",),
    )  # fmt: skip


@pytest.fixture(params=["package", "used_package", "potx"])
def template(request: pytest.FixtureRequest, theme: Theme) -> Theme:
    return replace(theme, package=request.getfixturevalue(request.param))


def test_a_validator_finds_nothing_and_python_pptx_opens_it(
    everything: Deck, template: Theme, openxml_validator: OpenXmlValidator, tmp_path: Path
) -> None:
    written = write_pptx(
        replace(everything, theme=template), datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
    )
    path = tmp_path / "deck.pptx"
    path.write_bytes(written)

    assert [str(error) for error in openxml_validator.validate(path).errors] == []
    opened = pptx.Presentation(io.BytesIO(written))
    assert [slide.shapes.title is not None for slide in opened.slides] == [True] * 4
    for slide in opened.slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(set(ids)) == len(ids)
