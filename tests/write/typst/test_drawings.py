"""Diagrams on paper: the drawing of the slide, or the source where there is none."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import PdfObject

from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, Session, Talk, TalkSettings
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import build_template
from deckwright.write.typst import write_handout
from deckwright.write.typst.drawings import drawings

MODIFIED = datetime(2026, 5, 4, tzinfo=UTC)
BODY = """\
## Flow

```mermaid {alt="A leads to B"}
graph LR
  A --> B
```
"""


@pytest.fixture(scope="module")
def planned() -> tuple[Talk, Deck]:
    theme, _ = load_theme("light", build_template("light"))
    assert theme is not None
    talk, _ = parse_talk(TalkSettings(Path("talk.md"), "Talk", Span("talk.md")), BODY)
    return talk, plan_talk(talk, theme)[0]


def handout(talk: Talk, *decks: Deck) -> PdfReader:
    session = Session("talk", "Talk", Span("event.yml"), talk=talk.settings)
    event = Event("event", "Event", Span("event.yml"), sessions=(session,))
    pdf, found = write_handout(event, (talk,), decks, MODIFIED)
    assert found == ()
    return PdfReader(io.BytesIO(pdf))


def words(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def test_a_diagram_is_drawn_with_its_description(planned: tuple[Talk, Deck]) -> None:
    talk, deck = planned

    reader = handout(talk, deck)

    assert "graph LR" not in words(reader)
    assert "A leads to B" in alternatives(reader)


def test_without_a_deck_its_source_is_shown(planned: tuple[Talk, Deck]) -> None:
    assert "graph LR" in words(handout(planned[0]))


def test_a_drawing_is_found_by_its_line(planned: tuple[Talk, Deck], tmp_path: Path) -> None:
    drawn = drawings((planned[1],), tmp_path)

    ((key, one),) = drawn.items()
    assert key == ("talk.md", 3)
    assert one.path.read_bytes().startswith(b"<svg")
    assert 0 < one.share <= 1


def alternatives(reader: PdfReader) -> list[str]:
    """The alternative texts of the structure tree."""
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]]
    found: list[str] = []
    while waiting:
        node = waiting.pop()
        node = node.get_object() if isinstance(node, PdfObject) else node
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node else []
    return found
