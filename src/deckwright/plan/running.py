"""Blocks as running text, their structure given up."""

from __future__ import annotations

from collections.abc import Iterable
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
from deckwright.model.inlines import Break, Inlines, Run
from deckwright.plan import drawings
from deckwright.plan.inlines import joined, run


def text_of(block: Block) -> Inlines:
    """What a block says on one line; for footnotes, captions and searches."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return inlines
        case Code(text=text):
            return joined([run(line) for line in text.split("\n")], Break())
        case MathBlock(math=math):
            return (math,)
        case List(items=items):
            return joined([_texts(item.blocks) for item in items], Run("; "))
        case DefinitionList(definitions=definitions):
            return joined(
                [
                    joined([one.term, *(_texts(detail) for detail in one.details)], Run(": "))
                    for one in definitions
                ],
                Run("; "),
            )
        case Table(head=head, rows=rows):
            return joined(
                [joined([cell.inlines for cell in row], Run(" ")) for row in (head, *rows)],
                Run("; "),
            )
        case Figure(image=image, caption=caption):
            return caption or run(image.alt)
        case Quote(blocks=blocks, attribution=attribution):
            return joined([_texts(blocks), attribution], Run(" — "))
        case Callout(title=title, blocks=blocks):
            return joined([title, _texts(blocks)], Run(" "))
        case Columns(columns=columns):
            return joined([_texts(column.blocks) for column in columns], Run(" "))
        case Media(clip=clip, caption=caption):
            return caption or run(clip.alt)
        case QrCode(caption=caption):
            return caption
        case Chart() | Diagram():
            return run(drawings.description(block))
        case Group(blocks=blocks):
            return _texts(blocks)
        case _:
            assert_never(block)


def _texts(blocks: Iterable[Block]) -> Inlines:
    return joined([text_of(block) for block in blocks], Run(" "))
