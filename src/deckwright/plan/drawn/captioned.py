"""Something in a box with its caption below."""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.deck import TextFrame, TextParagraph
from deckwright.model.inlines import Inlines
from deckwright.model.length import Box, points
from deckwright.plan.compose.setting import Setting

GAP = 4.0
"""Above a caption, points."""


def caption_height(caption: Inlines, setting: Setting, width: float) -> float:
    """What a caption takes below its picture, points; 0 where there is none."""
    if not caption:
        return 0.0
    lines = setting.measure.lines(caption, setting.caption, width)
    return setting.measure.text_height(setting.caption, lines) + GAP


def caption_frame(caption: Inlines, box: Box, setting: Setting) -> TextFrame:
    """The caption in the middle of `box`."""
    style = replace(setting.caption, align="center")
    return TextFrame(
        role="caption",
        box=Box(box.left, box.top + points(GAP), box.width, box.height - points(GAP)),
        paragraphs=(TextParagraph(caption, style),),
        levels=(style,) * 9,
        height=box.height - points(GAP),
    )
