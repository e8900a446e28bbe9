"""An import holds its Markdown against the deck that it was made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

import deckwright.importing
from deckwright.importing import import_deck
from deckwright.write.markdown import write_markdown


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    made = Presentation()
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "Tea"
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Cups"
    table = slide.shapes.add_table(2, 1, Inches(1), Inches(2), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(1, 0).text = "size", "porcelain"
    slide.notes_slide.notes_text_frame.text = "Pour slowly."
    path = tmp_path / "deck.pptx"
    made.save(str(path))
    return path


def losses(deck: Path) -> list[str]:
    found = import_deck(deck, deck.with_name("talk.md")).findings
    return [one.message for one in found if one.code == "DW703"]


def test_a_deck_that_arrives_is_no_loss(deck: Path) -> None:
    assert losses(deck) == []


@pytest.mark.parametrize("word", ["porcelain", "slowly", "Cups"])
def test_what_an_import_drops_is_named(
    deck: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    write = write_markdown

    def faulty(*arguments: Any) -> str:
        return "\n".join(row for row in write(*arguments).split("\n") if word not in row)

    monkeypatch.setattr(deckwright.importing, "write_markdown", faulty)
    (message,) = losses(deck)
    assert f"“{word.lower()}”" in message
