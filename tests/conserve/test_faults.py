"""The law is no decoration: each phase is made to lose something, and the loss is named."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pygments.lexers.python import PythonLexer

import deckwright.pipeline
from deckwright.diagnostics import has_errors, is_blocked
from deckwright.model.deck import (
    ChartFrame,
    Deck,
    Frame,
    PictureFrame,
    Slide,
    TableFrame,
    TextFrame,
)
from deckwright.model.inlines import Run
from deckwright.pipeline import Pipeline, whole_pptx
from deckwright.plan import plan_talk
from deckwright.plan.blocks import listings

TALK = """---
title: Tea
---

## Leaves

Green and black, [from afar](https://example.org/tea).

```py
kettle = 1
kettle += 1
```

::: notes
Pour slowly.
:::

## Cups

![A cup of tea](cup.png)

| cup   | sugar |
|-------|-------|
| small | one   |
| large | two   |

## Sales

```chart
kind: bar
---
year,cups
2017,12
2018,40
```
"""
Change = Callable[[Slide], Slide]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(TALK, "utf-8")
    Image.new("RGB", (64, 48)).save(tmp_path / "cup.png")
    return path


def without(kind: type[Frame], role: str = "") -> Change:
    def change(slide: Slide) -> Slide:
        def stays(frame: Frame) -> bool:
            return not isinstance(frame, kind) or getattr(frame, "role", "") != role

        return replace(slide, frames=tuple(filter(stays, slide.frames)))

    return change


def without_last_row(slide: Slide) -> Slide:
    frames = (
        replace(frame, rows=frame.rows[:-1]) if isinstance(frame, TableFrame) else frame
        for frame in slide.frames
    )
    return replace(slide, frames=tuple(frames))


def without_links(slide: Slide) -> Slide:
    def bare(frame: Frame) -> Frame:
        if not isinstance(frame, TextFrame):
            return frame
        paragraphs = (
            replace(
                each,
                inlines=tuple(
                    replace(one, link=None) if isinstance(one, Run) else one for one in each.inlines
                ),
            )
            for each in frame.paragraphs
        )
        return replace(frame, paragraphs=tuple(paragraphs))

    return replace(slide, frames=tuple(map(bare, slide.frames)))


def without_notes(slide: Slide) -> Slide:
    return replace(slide, notes=())


def line(text: str) -> int:
    """The number of the talk's line that begins so."""
    return next(at for at, row in enumerate(TALK.split("\n"), 1) if row.startswith(text))


def lost(path: Path) -> list[tuple[int, str]]:
    _, found = Pipeline().plan_file(path)
    assert has_errors(found)
    assert not is_blocked(found)
    return [(one.span.line, one.message.partition(": ")[2]) for one in found if one.code == "DW701"]


def test_a_talk_that_arrives_is_no_loss(talk: Path) -> None:
    deck, found = Pipeline().plan_file(talk)
    assert not has_errors(found)
    assert deck is not None
    assert whole_pptx(deck)[1] == ()


@pytest.mark.parametrize(
    ("fault", "text", "named"),
    [
        (without(PictureFrame), "![A cup", "the picture `cup.png`"),
        (without(TextFrame, "body"), "Green", "“green”, “and”, “black”, “from”, “afar”"),
        (without(TextFrame, "code"), "kettle = 1", "“kettle”, “1”"),
        (without(TextFrame, "title"), "## Leaves", "“leaves”"),
        (without(ChartFrame), "2017,12", "“2017”, “12”"),
        (without(TableFrame), "| cup", "“cup”, “sugar”"),
        (without_last_row, "| large", "“large”, “two”"),
        (without_links, "Green", "the link to `https://example.org/tea`"),
        (without_notes, "Pour", "“pour”, “slowly”"),
    ],
    ids=["picture", "frame", "listing", "title", "chart", "table", "row", "link", "note"],
)
def test_what_a_planner_drops_is_named_at_its_line(
    talk: Path, monkeypatch: pytest.MonkeyPatch, fault: Change, text: str, named: str
) -> None:
    plan = plan_talk

    def faulty(*arguments: Any) -> tuple[Deck, Any]:
        deck, found = plan(*arguments)
        return replace(deck, slides=tuple(map(fault, deck.slides))), found

    monkeypatch.setattr(deckwright.pipeline, "plan_talk", faulty)
    assert any(at == line(text) and named in what for at, what in lost(talk))


def test_a_slide_that_a_planner_drops_is_named(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_talk

    def faulty(*arguments: Any) -> tuple[Deck, Any]:
        deck, found = plan(*arguments)
        return replace(deck, slides=(deck.slides[0], *deck.slides[2:])), found

    monkeypatch.setattr(deckwright.pipeline, "plan_talk", faulty)
    assert (line("## Leaves"), "“leaves”") in lost(talk)


def test_a_line_that_a_lexer_drops_is_named(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = listings.highlighted
    monkeypatch.setattr(listings, "highlighted", lambda *given: whole(*given)[:1])
    assert lost(talk) == [(line("kettle +="), "“kettle”, “1”")]


def test_a_line_that_a_lexer_drops_is_shown_without_colours(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = PythonLexer.get_tokens_unprocessed

    def faulty(self: PythonLexer, text: str, *more: Any) -> Any:
        return whole(self, text.partition("\n")[0] + "\n", *more)

    monkeypatch.setattr(PythonLexer, "get_tokens_unprocessed", faulty)
    _, found = Pipeline().plan_file(talk)
    assert not has_errors(found)


def test_a_word_that_stands_elsewhere_hides_no_loss(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.write_text(TALK + "\n## Again\n\nLarge, two.\n", "utf-8")
    plan = plan_talk

    def faulty(*arguments: Any) -> tuple[Deck, Any]:
        deck, found = plan(*arguments)
        return replace(deck, slides=tuple(map(without_last_row, deck.slides))), found

    monkeypatch.setattr(deckwright.pipeline, "plan_talk", faulty)
    assert (line("| large"), "“large”, “two”") in lost(talk)


@pytest.mark.parametrize(
    ("part", "old", "named"),
    [
        ("ppt/slides/slide2.xml", rb"<a:t>Green[^<]*</a:t>", "“green”, “and”, “black”"),
        ("ppt/slides/slide3.xml", rb"<p:pic>.*</p:pic>", "the picture `1 of 1`"),
        ("ppt/slides/slide3.xml", rb"<a:t>sugar</a:t>", "“sugar”"),
        ("ppt/notesSlides/notesSlide2.xml", rb"Pour", "“pour”"),
        ("ppt/slides/_rels/slide2.xml.rels", rb"https://example.org/tea", "the link to"),
    ],
)
def test_what_a_writer_drops_is_named(
    talk: Path, monkeypatch: pytest.MonkeyPatch, part: str, old: bytes, named: str
) -> None:
    from deckwright.write import pptx  # noqa: PLC0415 - to be replaced

    write = pptx.write_pptx

    def faulty(*arguments: Any) -> bytes:
        data = io.BytesIO()
        whole = zipfile.ZipFile(io.BytesIO(write(*arguments)))
        with whole, zipfile.ZipFile(data, "w") as file:
            for name in whole.namelist():
                text = whole.read(name)
                changed = re.sub(old, b"", text, flags=re.DOTALL) if name == part else text
                assert name != part or changed != text
                file.writestr(name, changed)
        return data.getvalue()

    monkeypatch.setattr(pptx, "write_pptx", faulty)
    deck, _ = Pipeline().plan_file(talk)
    assert deck is not None
    data, found = whole_pptx(deck)
    assert data
    assert [one.code for one in found] == ["DW702"]
    assert named in found[0].message
