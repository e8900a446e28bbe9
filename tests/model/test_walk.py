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
    Group,
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
from deckwright.model.walk import images_in, rebuilt, texts_in, walk


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


def test_a_block_is_rebuilt_of_what_it_holds() -> None:
    table = Table((Cell(words("head")),), ((Cell(words("cell")),),), NOWHERE, caption=words("x"))
    inner: tuple[Block, ...] = (
        para("paragraph"),
        table,
        Figure(image("a.png"), NOWHERE, words("figure")),
        Quote((para("quote"),), NOWHERE, attribution=words("somebody")),
        Callout("tip", words("title"), (para("tip"),), NOWHERE),
        List((ListItem((para("item"),), NOWHERE),), NOWHERE),
        DefinitionList((Definition(words("term"), ((para("means"),),), NOWHERE),), NOWHERE),
        Columns((Column((para("column"),), NOWHERE),), NOWHERE),
        Code("code", NOWHERE),
    )

    def loud(inlines: Inlines) -> Inlines:
        return words(plain_text(inlines).upper())

    def all_loud(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(rebuilt(block, all_loud, loud) for block in blocks)

    (group,) = all_loud((Group(inner, NOWHERE),))
    assert said(group) == [text.upper() for text in said(*inner)]
    assert [type(block) for block in walk((group,))] == [
        type(block) for block in walk((Group(inner, NOWHERE),))
    ]
