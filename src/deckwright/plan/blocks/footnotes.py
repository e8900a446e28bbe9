"""Footnotes, as they stand at the foot of a slide."""

from __future__ import annotations

from collections.abc import Iterable

from deckwright.model.deck import TextParagraph
from deckwright.model.inlines import Run
from deckwright.plan.blocks.running_text import text_of
from deckwright.plan.blocks.runs import is_rtl, joined, run
from deckwright.plan.compose.setting import Setting


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
    texts = [text_of(block) for block in setting.talk.footnotes.get(label, ())]
    number = list(setting.talk.footnotes).index(label) + 1 if texts else 0
    inlines = (*run(f"{number} "), *joined([text for text in texts if text], Run(" ")))
    lines = max(1, setting.measure.lines(inlines, style, setting.width))
    return (TextParagraph(inlines, style, 0, lines, rtl=is_rtl(inlines)),) if texts else ()


def paragraph_height(paragraph: TextParagraph, setting: Setting) -> float:
    """The height of a paragraph without the space around it, in points."""
    return setting.measure.text_height(paragraph.style, paragraph.lines)
