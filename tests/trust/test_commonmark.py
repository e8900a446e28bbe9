"""Every construct of CommonMark reaches a sound deck, and no word of it is lost.

The examples are our own, one or more for each section of the specification (0.31.2).
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import html5lib
import pytest
from markdown_it import MarkdownIt
from openxml_audit import validate_pptx
from pptx import Presentation

from deckwright.diagnostics import Diagnostic
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.parse import parse_talk
from deckwright.plan import plan_talk
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write import modified
from deckwright.write.pptx import write_pptx

EXAMPLES = Path(__file__).with_name("commonmark.txt").read_text("utf-8").split("\n....\n")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck_of(body: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    settings = TalkSettings(Path("talk.md"), "Examples", Span("talk.md"))
    talk, found = parse_talk(settings, body)
    theme, _ = load_theme("light", light())
    deck, more = plan_talk(talk, theme)
    return write_pptx(deck, modified(None)), (*found, *more)


@cache
def light() -> bytes:
    return bundled_template("light")


def shown(deck: bytes) -> str:
    """All text of a deck, its notes and its alternative texts."""
    parts: list[str] = []
    for slide in Presentation(io.BytesIO(deck)).slides:
        trees = [slide.shapes.element]
        trees += [slide.notes_slide.shapes.element] if slide.has_notes_slide else []
        for tree in trees:
            parts += [
                "".join(text.text or "" for text in paragraph.iter(f"{A}t"))
                for paragraph in tree.iter(f"{A}p")
            ]
            parts += [element.get("descr", "") for element in tree.iter()]
    return "\n".join(parts)


def expected(markdown: str) -> str:
    """All text of the same Markdown as a browser would show it."""
    html = re.sub(r"<!--.*?-->", "", MarkdownIt("commonmark").render(markdown), flags=re.DOTALL)
    page = html5lib.parse(html, namespaceHTMLElements=False)
    for element in list(page.iter()):
        if element.tag in ("script", "style"):  # no browser shows them
            element.text = ""
    alternatives = (image.get("alt", "") for image in page.iter("img"))
    return " ".join((*page.itertext(), *alternatives))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_no_word_is_lost(example: str) -> None:
    deck, found = deck_of(f"## Example\n\n{example}\n")
    have = shown(deck) + " ".join(f"{one.message} {one.hint}" for one in found)
    assert [word for word in words(expected(example)) if word not in have] == []


def test_a_deck_of_all_examples_is_valid(tmp_path: Path) -> None:
    body = "".join(f"## Example {n}\n\n{text}\n\n" for n, text in enumerate(EXAMPLES))
    (tmp_path / "all.pptx").write_bytes(deck_of(body)[0])
    audit = validate_pptx(str(tmp_path / "all.pptx"))
    assert audit.is_valid, audit.errors


@pytest.mark.parametrize("start", ["0", "99999", "999999999"])
@pytest.mark.parametrize("place", ["{}", "::: notes\n{}\n:::"])
def test_a_number_that_powerpoint_cannot_count_is_written(start: str, place: str) -> None:
    deck, _ = deck_of(f"## List\n\n{place.format(f'{start}. item')}\n")
    assert f"{start}. item" in shown(deck)
