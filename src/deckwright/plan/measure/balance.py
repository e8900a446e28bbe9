"""Large text without a lost last word: lines of about the same length."""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.deck import TextFrame
from deckwright.model.inlines import Inlines, plain_text
from deckwright.model.length import points, to_points
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.runs import cut
from deckwright.plan.measure import Measure

_ORPHAN = 0.2
"""A last line shorter than this share of the width looks lost."""
_HYPHENS = "-\u2010"
_STEP = 0.02
_ROOM = 1.02
"""What a balanced line keeps free, so that no drawer breaks it otherwise."""


def has_orphan(inlines: Inlines, style: LevelStyle, width: float, measure: Measure) -> bool:
    """Whether `inlines` set in `width` points end in a line that looks lost.

    It is short, or goes on with a word that a hyphen parts.
    """
    starts, text = measure.break_offsets(inlines, style, width), plain_text(inlines)
    if len(starts) == 1:
        return False
    last = cut(inlines, starts[-1], len(text))
    return text[starts[-1] - 1] in _HYPHENS or measure.width(last, style) < width * _ORPHAN


def balanced(frame: TextFrame, measure: Measure) -> TextFrame:
    """A frame of one paragraph, its insets widened as far as no line more is needed.

    They are where its lines end: on the right, on the left, or half on each side.
    """
    paragraph = frame.paragraphs[0]
    if len(frame.paragraphs) > 1 or paragraph.lines == 1:
        return frame
    whole = to_points(frame.box.inside(frame.insets).width)
    width = whole
    while measure.lines(paragraph.inlines, paragraph.style, width * (1 - _STEP)) == paragraph.lines:
        width *= 1 - _STEP
    spare = points(max(0.0, whole - width * _ROOM))
    left = {"center": spare // 2, "right": spare}.get(paragraph.style.align, 0)
    insets = frame.insets
    insets = replace(insets, left=insets.left + left, right=insets.right + spare - left)
    return replace(frame, insets=insets)
