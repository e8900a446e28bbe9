"""Decks that python-pptx makes, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from pptx import Presentation

from deckwright.importing import import_deck

Imported: TypeAlias = tuple[str, list[str]]
Importer: TypeAlias = Callable[[Callable[[Any], None]], Imported]


@pytest.fixture
def imported(tmp_path: Path) -> Importer:
    """Fills a deck, imports it, gives the talk's text below its front matter and the messages."""

    def run(fill: Callable[[Any], None]) -> Imported:
        deck = Presentation()
        fill(deck)
        deck.save(str(tmp_path / "deck.pptx"))
        output = tmp_path / "talks" / "01-talk.md"
        result = import_deck(tmp_path / "deck.pptx", output)
        return output.read_text("utf-8"), [one.message for one in result.findings]

    return run
