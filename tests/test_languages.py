"""One language through the whole program: the same word wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from deckwright.building import Workers, build_event
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace

TALK = """\
---
title: Ein Vortrag
speakers: {name: Ada Lovelace, links: [https://example.org/]}
duration: 20
---

## Worum es geht

::: note
Das merkt man sich.
:::

::: notes
::: warning
Das sagt man nicht.
:::
:::
"""


@pytest.fixture
def german(event_folder: Path) -> Path:
    """An event in German with one talk."""
    (event_folder / "event.yml").write_text(
        "title: Treffen\ndate: 2024-03-01\nlanguage: de\nlicense: CC0\n"
        "sessions: [{talk: 01-first.md, start: 18:30}]\n",
        encoding="utf-8",
    )
    (event_folder / "01-first.md").write_text(TALK, encoding="utf-8")
    (event_folder / "02-second.md").unlink()
    return event_folder


def build() -> tuple[str, ...]:
    """What was made anew, by name."""
    with Workers(1) as workers:
        built = build_event("two-talks", Workspace(Path()), lambda _: None, workers)
    assert not built.findings
    return tuple(sorted(path.name for path in built.written))


def slides() -> str:
    deck = Presentation(str(Path("build/two-talks/event.pptx")))
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    notes = [slide.notes_slide for slide in deck.slides if slide.has_notes_slide]
    texts = [shape.text_frame.text for shape in shapes]
    return "\n".join((*texts, *(one.notes_text_frame.text for one in notes)))


def pages(name: str) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(f"build/two-talks/{name}").pages)


@pytest.mark.usefixtures("german")
def test_a_thing_is_called_the_same_on_slides_on_paper_and_on_the_page() -> None:
    build()
    shown, printed = slides(), pages("handout.pdf")
    page = Path("build/two-talks/index.html").read_text("utf-8")
    for word in ("Hinweis", "Warnung", "Danke", "1. März 2024"):
        assert word in shown, word
    for word in ("Hinweis", "Warnung", "Lizenz", "20 Min."):
        assert word in printed, word
    for word in ("Programm", "Vortragende", "Lizenz", "20 Min."):
        assert word in page, word
    for english in ("Note", "Warning", "Thank you"):
        assert english not in shown + printed + page, english


def test_a_workspace_s_words_stand_everywhere_and_make_outputs_anew(german: Path) -> None:
    everything = build()
    assert build() == ()
    own = german.parents[1] / "languages" / "de.yml"
    own.parent.mkdir()
    own.write_text("note: Merke\nwarning: Obacht\nthanks: Servus\n", encoding="utf-8")
    assert build() == everything
    assert build() == ()
    shown, printed = slides(), pages("handout.pdf")
    assert all(word in shown for word in ("Merke", "Obacht", "Servus"))
    assert all(word in printed for word in ("Merke", "Obacht"))


def test_a_language_of_the_workspace_alone_needs_no_word_of_ours(german: Path) -> None:
    (german / "01-first.md").write_text(
        TALK.replace("duration: 20", "language: eo"), encoding="utf-8"
    )
    own = german.parents[1] / "languages" / "eo.yml"
    own.parent.mkdir()
    own.write_text("note: Noto\n", encoding="utf-8")
    source, found = read_event(german, Workspace(german.parents[1]))
    assert source is not None
    assert own in source.files
    (finding,) = found
    assert (finding.severity, finding.code) == ("info", "DW132")
    assert source.talks[0].settings.own_words == (("note", "Noto"),)
    assert source.event.own_words == ()
