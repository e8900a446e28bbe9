"""Footnotes, as they stand at the foot of a slide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from deckwright.model.deck import TextParagraph
from deckwright.model.inlines import InlineImage, Inlines, Run
from deckwright.model.talk import Asset
from deckwright.plan.inlines import is_rtl, joined, run
from deckwright.plan.running import text_of
from deckwright.plan.setting import Setting


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
