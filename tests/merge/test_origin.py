"""Where the slides of a deck came from, after others have saved it."""

from __future__ import annotations

import copy
import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest

from deckwright import __version__
from deckwright.merge.origin import TracedSlide, read_origin, trace
from deckwright.ooxml.origin import Origin
from deckwright.ooxml.package import open_package
from deckwright.pipeline import Pipeline
from deckwright.pipeline import pptx as write

MORE = """
## A long list {#long}

""" + "\n".join(f"- Point number {number} of many that fill a slide" for number in range(40))


@pytest.fixture
def deck(event_folder: Path) -> bytes:
    """The deck of a talk with a slide that is cut into several."""
    talk = event_folder / "01-first.md"
    talk.write_text(talk.read_text("utf-8") + MORE, "utf-8")
    planned, _ = Pipeline().plan_file(talk)
    assert planned is not None
    return write(planned)


def origin_of(deck: bytes) -> Origin:
    origin = read_origin(open_package(deck, "deck"))
    assert origin is not None
    return origin


def traced(deck: bytes) -> tuple[TracedSlide, ...]:
    return trace(open_package(deck, "deck"), origin_of(deck))


def keys(deck: bytes) -> list[str]:
    return [slide.mark.key if slide.mark else "" for slide in traced(deck)]


def saved(deck: bytes, change: Callable[[Any], object]) -> bytes:
    """The deck after somebody opened it with python-pptx, changed it and saved it."""
    presentation, file = pptx.Presentation(io.BytesIO(deck)), io.BytesIO()
    change(presentation)
    presentation.save(file)
    return file.getvalue()


def without(deck: bytes, pattern: str) -> bytes:
    """The deck without relationships of a type, as a program that does not know it saves it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".rels"):
                data = re.sub(rb"<Relationship [^>]*/" + pattern.encode() + rb'"[^>]*/>', b"", data)
            new.writestr(name, data)
    return file.getvalue()


def test_a_deck_says_what_it_was_made_from(deck: bytes, event_folder: Path) -> None:
    text = (event_folder / "01-first.md").read_text("utf-8")
    origin = origin_of(deck)
    assert origin.version == __version__
    assert origin.talks == {"01-first": hashlib.sha256(text.encode()).hexdigest()}
    slide = next(one for one in origin.slides if one.key == "what-it-is-about")
    assert (slide.talk, slide.part) == ("01-first", (1, 1))
    assert text.splitlines()[slide.line - 1] == "## What it is about"
    assert [shape.key for shape in slide.shapes][:2] == ["title", "body"]


def test_neither_words_nor_paths_are_in_the_marks(deck: bytes, event_folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        marks = b"".join(
            archive.read(name)
            for name in archive.namelist()
            if name.startswith(("customXml/", "ppt/tags/"))
        )
    assert b"<origin" in marks
    for word in ("Ada", "first point", "Something to say", event_folder.name, ".md", "talks/"):
        assert word.encode() not in marks, word


def test_the_same_talk_has_the_same_marks(deck: bytes, event_folder: Path) -> None:
    planned, _ = Pipeline().plan_file(event_folder / "01-first.md")
    assert planned is not None
    assert write(planned) == deck


@pytest.mark.parametrize("lost", ["none", "tags"])
def test_the_marks_outlast_another_program(deck: bytes, lost: str) -> None:
    again = saved(without(deck, lost), lambda _: None)
    assert origin_of(again) == origin_of(deck)
    slides = traced(again)
    assert [slide.mark for slide in slides] == list(origin_of(deck).slides)
    assert not any(slide.is_copy or slide.notes_are_edited for slide in slides)
    shapes = [shape for slide in slides for shape in slide.shapes]
    assert all(shape.mark and not shape.is_edited for shape in shapes)


def test_slides_that_one_was_cut_into_are_told_apart(deck: bytes) -> None:
    parts = [slide.part for slide in origin_of(deck).slides if slide.key.startswith("long")]
    assert len(parts) > 1
    assert parts == [(number, len(parts)) for number in range(1, len(parts) + 1)]


def test_a_moved_slide_is_known(deck: bytes) -> None:
    def move(presentation: Any) -> None:
        slides = presentation.slides._sldIdLst
        slides.append(slides[1])

    was = keys(deck)
    assert keys(saved(deck, move)) == [was[0], *was[2:], was[1]]


def test_a_removed_slide_and_an_added_one_are_told(deck: bytes) -> None:
    def swap(presentation: Any) -> None:
        slides = presentation.slides._sldIdLst
        presentation.slides.add_slide(presentation.slide_layouts[0])
        new, last = slides[-1], slides[-2]
        presentation.part.drop_rel(last.rId)
        slides.remove(last)
        new.set("id", last.get("id"))

    assert keys(saved(deck, swap)) == [*keys(deck)[:-1], ""]


def test_a_copy_of_a_slide_is_told_from_the_slide(deck: bytes) -> None:
    def duplicate(presentation: Any) -> None:
        old = presentation.slides[1]
        new = presentation.slides.add_slide(old.slide_layout)
        tags = next(rel for rel in old.part.rels.values() if rel.reltype.endswith("/tags"))
        new.part.rels.get_or_add(tags.reltype, tags.target_part)
        for shape in list(new.shapes):
            shape._element.getparent().remove(shape._element)
        for shape in old.shapes:
            new.shapes._spTree.append(copy.deepcopy(shape._element))
        slides = presentation.slides._sldIdLst
        slides.insert(0, slides[-1])

    first, _, second, *_ = traced(saved(deck, duplicate))
    assert first.mark == second.mark
    assert (first.is_copy, second.is_copy) == (True, False)
    assert all(shape.mark for shape in first.shapes)


def test_edited_texts_and_notes_and_added_shapes_are_told(deck: bytes) -> None:
    def edit(presentation: Any) -> None:
        slide = presentation.slides[1]
        slide.shapes.title.text_frame.paragraphs[0].runs[0].text = "Another"
        slide.notes_slide.notes_text_frame.text = "Something else to say"
        slide.shapes.add_textbox(0, 0, 914400, 914400).name = "Mine"

    slide = traced(saved(deck, edit))[1]
    assert slide.notes_are_edited
    assert [shape.mark.key for shape in slide.shapes if shape.mark and shape.is_edited] == ["title"]
    assert [shape.name for shape in slide.shapes if shape.mark is None] == ["Mine"]


def test_a_shape_with_another_id_is_known_by_its_name(deck: bytes) -> None:
    def renumber(presentation: Any) -> None:
        for number, shape in enumerate(presentation.slides[1].shapes, 100):
            shape._element.xpath(".//p:cNvPr")[0].set("id", str(number))

    assert all(shape.mark for shape in traced(saved(deck, renumber))[1].shapes)


@pytest.mark.parametrize("change", ['id="x"', 'part="1"'])
def test_marks_that_were_tampered_with_are_no_marks(deck: bytes, change: str) -> None:
    name = change.partition("=")[0].encode()
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "customXml/item1.xml":
                data = re.sub(rb"\b" + name + rb'="[^"]*"', change.encode(), data)
            new.writestr(member, data)
    assert read_origin(open_package(file.getvalue(), "deck")) is None


def test_a_deck_of_another_program_has_no_origin(deck: bytes) -> None:
    assert read_origin(open_package(without(deck, "customXml"), "deck")) is None


def test_a_deck_that_was_made_a_template_gives_a_deck_with_marks_of_its_own(
    deck: bytes, event_folder: Path
) -> None:
    Path("template.pptx").write_bytes(deck)
    planned, _ = Pipeline().plan_file(event_folder / "02-second.md", "template.pptx")
    assert planned is not None
    assert list(origin_of(write(planned)).talks) == ["02-second"]
