from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from deckwright.model.blocks import (
    Block,
    Callout,
    Cell,
    Code,
    Column,
    Columns,
    Definition,
    DefinitionList,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
    Table,
)
from deckwright.model.deck import Slide
from deckwright.model.inlines import FootnoteMark, Image, Inlines, Link, Math, Run, Style
from deckwright.model.source import NOWHERE

Members = Mapping[str, bytes]


def words(text: str) -> Inlines:
    return (Run(text),)


def say(text: str) -> Paragraph:
    return Paragraph(words(text), NOWHERE)


def item(*blocks: Block, checked: bool | None = None) -> ListItem:
    return ListItem(blocks, NOWHERE, checked)


EVERYTHING: tuple[Block, ...] = (
    Paragraph(
        (
            Run("plain "),
            Run("strong", Style(bold=True)),
            Run("code", Style(code=True)),
            Run("link", link=Link("https://example.org/")),
            FootnoteMark("n", 1),
        ),
        NOWHERE,
    ),
    Heading(3, words("heading"), NOWHERE),
    List(
        (
            item(say("three"), List((item(say("nested")),), NOWHERE), say("continued")),
            item(say("four")),
        ),
        NOWHERE,
        ordered=True,
        start=3,
    ),
    List((item(say("done"), checked=True), item(say("open"), checked=False)), NOWHERE),
    DefinitionList((Definition(words("term"), ((say("meaning"),),), NOWHERE),), NOWHERE),
    Code("if x:\n    y", NOWHERE, title="file.py"),
    Table(
        (Cell(words("head a")), Cell(words("head b"))),
        ((Cell(words("cell a")), Cell(words("cell b"))),),
        NOWHERE,
        caption=words("table caption"),
    ),
    Figure(Image("a.png", "alternative", NOWHERE), NOWHERE, words("figure caption")),
    Quote((say("quoted"),), NOWHERE, words("author")),
    Callout("tip", words("callout title"), (say("callout"),), NOWHERE),
    Columns((Column((say("column"),), NOWHERE),), NOWHERE),
    MathBlock(Math("x^2"), NOWHERE),
    Group((say("grouped"),), NOWHERE),
)


def test_notes_hold_every_kind_of_block(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    pretty: Callable[[bytes], str],
    golden: Callable[[str, str], None],
) -> None:
    members = write(slide(notes=EVERYTHING), footnotes={"n": (say("footnote"),)})

    golden("pptx/notes.xml", pretty(members["ppt/notesSlides/notesSlide1.xml"]))


def test_notes_and_their_slide_know_each_other(
    write: Callable[..., Members], slide: Callable[..., Slide]
) -> None:
    members = write(slide(), slide(id="second", notes=(say("note"),)))

    assert b"notesSlide2.xml" in members["ppt/slides/_rels/slide2.xml.rels"]
    assert b"slides/slide2.xml" in members["ppt/notesSlides/_rels/notesSlide2.xml.rels"]
    assert "ppt/notesSlides/notesSlide1.xml" not in members


@pytest.mark.parametrize(
    ("start", "counted", "written"),
    [(0, ["1"], ["0"]), (32_767, ["32767"], ["32768"]), (99_999, [], ["99999", "100000"])],
)
def test_numbers_in_notes_that_no_list_has_are_written(
    write: Callable[..., Members],
    slide: Callable[..., Slide],
    start: int,
    counted: list[str],
    written: list[str],
) -> None:
    items = (item(say("one")), item(say("two")))
    members = write(slide(notes=(List(items, NOWHERE, ordered=True, start=start),)))

    xml = members["ppt/notesSlides/notesSlide1.xml"].decode()
    assert re.findall(r'startAt="(\d+)"', xml) == counted
    assert re.findall(r"<a:t>(\d+)\. </a:t>", xml) == written
