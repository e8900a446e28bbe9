"""Every picture a talk refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from deckwright.model.blocks import (
    BACKGROUND_KEYS,
    Block,
    Callout,
    Code,
    Columns,
    DefinitionList,
    Diagram,
    Figure,
    Group,
    Heading,
    Image,
    List,
    MathBlock,
    Media,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart
from deckwright.model.inlines import InlineImage, Inlines
from deckwright.model.talk import Section, Talk


def images_of(talk: Talk) -> tuple[Image, ...]:
    """The pictures of `talk` in their order: section by section, then those of footnotes."""
    found: list[Image] = []
    for section in talk.sections:
        found += _behind(section)
        found += _in_inlines(section.title)
        found += _in_blocks(section.blocks)
        found += _in_blocks(section.notes)
    for blocks in talk.footnotes.values():
        found += _in_blocks(blocks)
    return tuple(found)


def _behind(section: Section) -> Iterator[Image]:
    """The picture behind a slide."""
    for key in BACKGROUND_KEYS:
        if source := section.attributes.get(key):
            yield Image(source, "", section.span, decorative=True)


def _in_inlines(inlines: Inlines) -> Iterator[Image]:
    return (inline.image for inline in inlines if isinstance(inline, InlineImage))


def _in_blocks(blocks: Iterable[Block]) -> Iterator[Image]:
    for block in blocks:
        yield from _in_block(block)


def _in_block(block: Block) -> Iterator[Image]:
    match block:
        case Paragraph() | Heading():
            yield from _in_inlines(block.inlines)
        case Figure():
            yield block.image
            yield from _in_inlines(block.caption)
        case List():
            for item in block.items:
                yield from _in_blocks(item.blocks)
        case DefinitionList():
            for definition in block.definitions:
                yield from _in_inlines(definition.term)
                for detail in definition.details:
                    yield from _in_blocks(detail)
        case Table():
            for row in (block.head, *block.rows):
                for cell in row:
                    yield from _in_inlines(cell.inlines)
            yield from _in_inlines(block.caption)
        case Quote():
            yield from _in_blocks(block.blocks)
            yield from _in_inlines(block.attribution)
        case Callout():
            yield from _in_inlines(block.title)
            yield from _in_blocks(block.blocks)
        case Columns():
            for column in block.columns:
                yield from _in_blocks(column.blocks)
        case Group():
            yield from _in_blocks(block.blocks)
        case Media(clip=clip, poster=poster, caption=caption):
            yield clip
            yield from (poster,) if poster else ()
            yield from _in_inlines(caption)
        case QrCode(caption=caption):
            yield from _in_inlines(caption)
        case Code() | MathBlock() | Chart() | Diagram():
            pass
        case _:
            assert_never(block)
