"""What blocks hold, found in the order in which it is read."""

from __future__ import annotations

from deckwright.model.blocks import (
    Block,
    Callout,
    Cell,
    Code,
    Column,
    Columns,
    Definition,
    DefinitionList,
    Diagram,
    Figure,
    List,
    ListItem,
    Media,
    Paragraph,
    Quote,
    Table,
)
from deckwright.model.diagrams import Graph
from deckwright.model.inlines import Image, InlineImage, Inlines, Run, plain_text
from deckwright.model.source import NOWHERE
from deckwright.model.walk import images_in, texts_in, walk


def words(text: str) -> Inlines:
    return (Run(text),)


def para(text: str) -> Paragraph:
    return Paragraph(words(text), NOWHERE)


def image(source: str) -> Image:
    return Image(source, "", NOWHERE)


def said(*blocks: Block) -> list[str]:
    return [plain_text(inlines) for inlines in texts_in(blocks)]


def test_texts_come_in_the_order_of_reading() -> None:
    table = Table(
        (Cell(words("head")),), ((Cell(words("cell")),),), NOWHERE, caption=words("table")
    )
    definition = Definition(words("term"), ((para("one"),), (para("other"),)), NOWHERE)
    blocks = (
        Quote((para("quote"),), NOWHERE, attribution=words("somebody")),
        Callout("tip", words("title"), (para("tip"),), NOWHERE),
        table,
        DefinitionList((definition,), NOWHERE),
    )
    assert said(*blocks) == (
        ["quote", "somebody", "title", "tip", "head", "cell", "table", "term", "one", "other"]
    )


def test_texts_are_found_however_deep_they_stand() -> None:
    item = ListItem((para("outer"), List((ListItem((para("inner"),), NOWHERE),), NOWHERE)), NOWHERE)
    columns = Columns((Column((List((item,), NOWHERE),), NOWHERE),), NOWHERE)
    assert said(Quote((columns,), NOWHERE)) == ["outer", "inner", ""]


def test_pictures_are_found_by_themselves_within_lines_and_behind_clips() -> None:
    badge = (Run("a "), InlineImage(image("badge.png")))
    blocks: tuple[Block, ...] = (
        Figure(image("figure.png"), NOWHERE, caption=badge),
        Media("video", image("clip.mp4"), NOWHERE, poster=image("poster.png")),
        List((ListItem((Paragraph(badge, NOWHERE),), NOWHERE),), NOWHERE),
    )
    assert [one.source for one in images_in(blocks)] == (
        ["figure.png", "badge.png", "clip.mp4", "poster.png", "badge.png"]
    )


def test_each_block_comes_before_what_it_holds() -> None:
    listing = Code("graph TD", NOWHERE, language="mermaid")
    diagram = Diagram(Graph("down", (), (), ()), listing, "", NOWHERE)
    quote = Quote((para("said"), diagram), NOWHERE)
    assert list(walk((quote,))) == [quote, para("said"), diagram, listing]
