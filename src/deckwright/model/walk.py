"""What blocks hold: the one walk over a talk's tree, for whoever does not care for its structure.

A phase that draws blocks has an arm for each kind. One that looks for something in them (pictures,
words, links, definitions) walks, and learns of a new kind of block here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias, assert_never

from deckwright.model.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Code,
    Columns,
    Definition,
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
from deckwright.model.inlines import Image, InlineImage, Inlines

Part: TypeAlias = Block | Inlines | Image
"""What a block may hold: blocks, lines of text, pictures."""


def parts(block: Block) -> Iterator[Part]:
    """What `block` itself holds, in the order of reading."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield inlines
        case MathBlock(math=math):
            yield (math,)
        case List(items=items):
            for item in items:
                yield from item.blocks
        case DefinitionList(definitions=definitions):
            for definition in definitions:
                yield definition.term
                for detail in definition.details:
                    yield from detail
        case Table(head=head, rows=rows, caption=caption):
            yield from (cell.inlines for row in (head, *rows) for cell in row)
            yield caption
        case Figure(image=image, caption=caption):
            yield image
            yield caption
        case Media(clip=clip, poster=poster, caption=caption):
            yield clip
            yield from (poster,) if poster else ()
            yield caption
        case QrCode(caption=caption):
            yield caption
        case Quote(blocks=blocks, attribution=attribution):
            yield from blocks
            yield attribution
        case Callout(title=title, blocks=blocks):
            yield title
            yield from blocks
        case Columns(columns=columns):
            for column in columns:
                yield from column.blocks
        case Group(blocks=blocks):
            yield from blocks
        case Diagram(code=code):
            yield code
        case Code() | Chart():
            pass
        case _:
            assert_never(block)


def rebuilt(
    block: Block, blocks: Callable[[Blocks], Blocks], inlines: Callable[[Inlines], Inlines]
) -> Block:
    """`block` with what it holds put through `blocks` and `inlines`; pictures stay as they are."""
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=inlines(block.inlines))
        case List(items=items):
            return replace(
                block, items=tuple(replace(one, blocks=blocks(one.blocks)) for one in items)
            )
        case DefinitionList(definitions=definitions):
            return replace(
                block,
                definitions=tuple(_defined(one, blocks, inlines) for one in definitions),
            )
        case Table(head=head, rows=rows, caption=caption):
            return replace(
                block,
                head=_cells(head, inlines),
                rows=tuple(_cells(row, inlines) for row in rows),
                caption=inlines(caption),
            )
        case Figure(caption=caption) | Media(caption=caption) | QrCode(caption=caption):
            return replace(block, caption=inlines(caption))
        case Quote(attribution=attribution):
            return replace(block, blocks=blocks(block.blocks), attribution=inlines(attribution))
        case Callout(title=title):
            return replace(block, title=inlines(title), blocks=blocks(block.blocks))
        case Columns(columns=columns):
            return replace(
                block, columns=tuple(replace(one, blocks=blocks(one.blocks)) for one in columns)
            )
        case Group():
            return replace(block, blocks=blocks(block.blocks))
        case MathBlock() | Diagram() | Code() | Chart():
            return block
        case _:
            assert_never(block)


def _defined(
    definition: Definition,
    blocks: Callable[[Blocks], Blocks],
    inlines: Callable[[Inlines], Inlines],
) -> Definition:
    details = tuple(map(blocks, definition.details))
    return replace(definition, term=inlines(definition.term), details=details)


def _cells(row: Iterable[Cell], inlines: Callable[[Inlines], Inlines]) -> tuple[Cell, ...]:
    return tuple(replace(cell, inlines=inlines(cell.inlines)) for cell in row)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block of `blocks` and below, each before what it holds."""
    for block in blocks:
        yield block
        yield from walk(part for part in parts(block) if not isinstance(part, tuple | Image))


def leaves(blocks: Iterable[Block]) -> Iterator[Inlines | Image]:
    """Every line of text and every picture in `blocks`, in the order of reading."""
    for block in blocks:
        for part in parts(block):
            if isinstance(part, tuple | Image):
                yield part
            else:
                yield from leaves((part,))


def texts_in(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """The text of each paragraph, item, cell and caption, in the order of reading."""
    return (leaf for leaf in leaves(blocks) if isinstance(leaf, tuple))


def images_in(blocks: Iterable[Block]) -> Iterator[Image]:
    """Every picture, film and recording, those within lines among them."""
    for leaf in leaves(blocks):
        yield from images_within(leaf) if isinstance(leaf, tuple) else (leaf,)


def images_within(inlines: Inlines) -> Iterator[Image]:
    """The pictures that stand within a line."""
    return (inline.image for inline in inlines if isinstance(inline, InlineImage))
