"""Decks of our own come back as the talks that they were, and no word is lost in silence."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from deckwright.gallery import gallery
from deckwright.importing import import_deck
from deckwright.pipeline import Pipeline, pptx
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template

ROOT = Path(__file__).parents[2]
TALKS = sorted((ROOT / "talks" / "docker-meetup-edinburgh-2018").glob("0*.md"))
KITCHEN_SINK = ROOT / "docs" / "examples" / "kitchen-sink.md"
SAID_ANEW = {"Thank", "you", "Slides", "QR", "code", "Note", "Tip"}
"""What the program says by itself when the talk is built again."""


def deck_of(talk: Path, folder: Path, template: str = "") -> Path:
    deck, _ = Pipeline().plan_file(talk, template)
    assert deck is not None
    path = folder / "deck.pptx"
    path.write_bytes(pptx(deck))
    return path


def said(deck: Path) -> Iterator[tuple[str, str, list[list[str]], str]]:
    """Each slide's title, its words in any order, its tables, its notes."""
    for slide in Presentation(str(deck)).slides:
        texts = [
            shape
            for shape in slide.shapes
            if shape.has_text_frame
            and shape != slide.shapes.title
            and not (shape.is_placeholder and shape.placeholder_format.idx in (11, 12))
        ]
        words = " ".join(shape.text_frame.text for shape in texts).split()
        tables = [
            [cell.text for row in shape.table.rows for cell in row.cells]
            for shape in slide.shapes
            if shape.has_table
        ]
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        title = slide.shapes.title.text if slide.shapes.title else ""
        yield title, " ".join(sorted(words)), tables, notes


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_a_deck_of_ours_is_imported_and_built_again_as_it_was(talk: Path, tmp_path: Path) -> None:
    first = deck_of(talk, tmp_path)
    output = tmp_path / "talks" / "again.md"
    assert import_deck(first, output).written[0] == output
    again = deck_of(output, output.parent)
    (title, *_), *before = said(first)
    (same_title, *_), *after = said(again)
    assert same_title == title
    assert after == before


@pytest.mark.parametrize("template", ["light", "dark"])
def test_no_word_of_the_kitchen_sink_is_lost(template: str, tmp_path: Path) -> None:
    lost = dict(losses(deck_of(KITCHEN_SINK, tmp_path, template), tmp_path))
    assert lost == {}


def test_no_word_of_the_gallery_is_lost(tmp_path: Path) -> None:
    theme, _ = load_theme("light", bundled_template("light"))
    assert theme is not None
    path = tmp_path / "gallery.pptx"
    path.write_bytes(pptx(gallery(theme)))
    assert dict(losses(path, tmp_path)) == {}


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_no_word_of_the_meetup_is_lost(talk: Path, tmp_path: Path) -> None:
    assert dict(losses(deck_of(talk, tmp_path), tmp_path)) == {}


def losses(deck: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The words of slides and notes that neither the talk nor a message says."""
    output = folder / "again.md"
    result = import_deck(deck, output)
    have = set(words(output.read_text("utf-8")))
    have |= {word for one in result.findings for word in words(one.message)} | SAID_ANEW
    for part, texts in parts_of(deck).items():
        lost = [word for word in words(texts) if word not in have and not word.isdigit()]
        if lost:
            yield part, lost


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def parts_of(deck: Path) -> Mapping[str, str]:
    """The words of each slide and notes page, alternative texts too; initials are drawn anew."""
    with zipfile.ZipFile(deck) as archive:
        return {
            name: " ".join(texts_of(etree.fromstring(archive.read(name))))
            for name in archive.namelist()
            if re.match(r"ppt/(slides|notesSlides)/[^/]+\.xml$", name)
        }


def texts_of(root: etree._Element) -> Iterator[str]:
    p = root.nsmap["p"]
    drawn: set[etree._Element] = set()
    for shape in root.iter(f"{{{p}}}sp"):
        mark = shape.find(f"./*/{{{p}}}nvPr/{{{p}}}ph")
        named = next(shape.iter(f"{{{p}}}cNvPr"))
        if named.get("name") == "Initials" or (mark is not None and mark.get("type") == "sldNum"):
            drawn |= set(shape.iter())
    for element in root.iter():
        if element in drawn:
            continue
        if etree.QName(element).localname == "t":
            yield element.text or ""
        yield element.get("descr", "")
