"""Every line of text below some blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from deckwright.model.blocks import (
    Block,
    Callout,
    Code,
    Columns,
    DefinitionList,
    Diagram,
    Figure,
    Group,
    Heading,
    List,
    MathBlock,
    Media,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart
from deckwright.model.inlines import Inlines, plain_text


def texts_in(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """The inlines of each paragraph, item, cell and caption, in their order."""
    for block in blocks:
        yield from _texts(block)


def word_count(blocks: Iterable[Block]) -> int:
    """How many words stand there; listings and formulas are not read out."""
    return sum(len(plain_text(inlines).split()) for inlines in texts_in(blocks))


def character_count(blocks: Iterable[Block]) -> int:
    """How many letters and digits stand there: the measure of what parts no words."""
    return sum(char.isalnum() for inlines in texts_in(blocks) for char in plain_text(inlines))


def _texts(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield inlines
        case Figure(caption=caption):
            yield caption
        case List(items=items):
            for item in items:
                yield from texts_in(item.blocks)
        case DefinitionList(definitions=definitions):
            for definition in definitions:
                yield definition.term
                for detail in definition.details:
                    yield from texts_in(detail)
        case Table(head=head, rows=rows, caption=caption):
            yield from (cell.inlines for row in (head, *rows) for cell in row)
            yield caption
        case Quote(blocks=blocks, attribution=attribution):
            yield from texts_in(blocks)
            yield attribution
        case Callout(title=title, blocks=blocks):
            yield title
            yield from texts_in(blocks)
        case Columns(columns=columns):
            for column in columns:
                yield from texts_in(column.blocks)
        case Group(blocks=blocks):
            yield from texts_in(blocks)
        case Media(caption=caption) | QrCode(caption=caption):
            yield caption
        case Code() | MathBlock() | Chart() | Diagram():
            pass
        case _:
            assert_never(block)
