"""Blocks as running text, their structure given up: footnotes, captions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

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
from deckwright.model.deck import TextParagraph
from deckwright.model.inlines import Break, Image, InlineImage, Inlines, Run
from deckwright.model.talk import Asset
from deckwright.model.walk import Part, parts
from deckwright.plan.blocks.runs import is_rtl, joined, run
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn import drawings


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


def footnotes_height(labels: Iterable[str], setting: Setting) -> float:
    """The height of footnotes below each other, in points."""
    return sum(
        paragraph_height(paragraph, setting)
        for label in labels
        for paragraph in footnote(label, setting)
    )


def footnote(label: str, setting: Setting) -> tuple[TextParagraph, ...]:
    """A footnote as it stands at the foot of a slide."""
    style = setting.caption
    blocks = setting.talk.footnotes.get(label, ())
    texts = [_sized(text_of(block), setting.talk.assets) for block in blocks]
    number = list(setting.talk.footnotes).index(label) + 1 if texts else 0
    inlines = (*run(f"{number} "), *joined([text for text in texts if text], Run(" ")))
    lines = max(1, setting.measure.lines(inlines, style, setting.width))
    return (TextParagraph(inlines, style, 0, lines, rtl=is_rtl(inlines)),) if texts else ()


def _sized(inlines: Inlines, assets: Mapping[str, Asset]) -> Inlines:
    """A footnote whose figures are pictures in its lines, as wide as their height there asks."""
    return tuple(
        replace(one, ratio=asset.width / asset.height)
        if isinstance(one, InlineImage)
        and (asset := assets.get(one.image.source))
        and asset.width
        and asset.height
        else one
        for one in inlines
    )


def paragraph_height(paragraph: TextParagraph, setting: Setting) -> float:
    """The height of a paragraph without the space around it, in points."""
    return setting.measure.text_height(paragraph.style, paragraph.lines)
