"""Blocks as running text, their structure given up."""

from __future__ import annotations

from collections.abc import Iterable

from deckwright.model.blocks import (
    Code,
    DefinitionList,
    Diagram,
    Figure,
    List,
    Media,
    Quote,
    Table,
)
from deckwright.model.charts import Chart
from deckwright.model.inlines import Break, Image, InlineImage, Inlines, Run
from deckwright.model.walk import Part, parts
from deckwright.plan import drawings
from deckwright.plan.inlines import joined, run


def text_of(part: Part) -> Inlines:
    """What a block says on one line; for footnotes, captions and searches.

    A kind that is not named here says what stands in it, one part after the other.
    """
    match part:
        case tuple():
            return part
        case Image(alt=alt):
            return run(alt)
        case Code(text=text):
            return joined([run(line) for line in text.split("\n")], Break())
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
            return joined([(InlineImage(image),), caption], Run(" "))
        case Media(clip=clip, caption=caption):
            return caption or run(clip.alt)
        case Quote(blocks=blocks, attribution=attribution):
            return joined([_texts(blocks), attribution], Run(" — "))
        case Chart() | Diagram():
            return run(drawings.description(part))
        case _:
            return _texts(parts(part))


def _texts(held: Iterable[Part]) -> Inlines:
    return joined([text_of(part) for part in held], Run(" "))
