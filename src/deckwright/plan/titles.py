"""Titles: the largest size that fits, no orphaned last word, and never cut off."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckwright.model.deck import TextFrame, TextParagraph
from deckwright.model.inlines import Inlines, Run, plain_text
from deckwright.model.length import points, to_points
from deckwright.model.theme import LevelStyle, Theme
from deckwright.plan.balance import has_orphan
from deckwright.plan.inlines import cut, is_rtl
from deckwright.plan.measure import Measure
from deckwright.plan.place import Place

_STEP = 2.0
_TALLEST = 0.4
"""The share of the slide's height that a title may grow to."""
_ORPHAN_SHRINK = 0.8
"""How far a title may shrink to take an orphan back."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, set. `grown` is how far it reaches below its box (EMU), `rest` what did not fit."""

    frame: TextFrame
    grown: int = 0
    rest: Inlines = ()


def set_title(inlines: Inlines, place: Place, theme: Theme, measure: Measure) -> Title:
    """Set a title in its place: smaller down to the minimum, then higher, then cut with a rest."""
    base = place.levels[0]
    width = to_points(place.inner.width)
    room = to_points(place.inner.height)
    size = _size(inlines, base, width, room, theme, measure)
    style = replace(base, size=size)
    lines = max(1, measure.lines(inlines, style, width))
    height = measure.text_height(style, lines)
    tallest = max(room, to_points(theme.height) * _TALLEST)
    rest: Inlines = ()
    if height > tallest:
        most = max(1, int(tallest / measure.line_height(style)))
        end = measure.break_offsets(inlines, style, width)[most:][:1] or (0,)
        rest = cut(inlines, end[0], len(plain_text(inlines)))
        inlines = (*cut(inlines, 0, end[0] - 1), Run("…"))
        lines = most
        height = measure.text_height(style, lines)
    grown = max(0, points(height - room))
    frame = TextFrame(
        role="title",
        box=replace(place.box, height=place.box.height + grown),
        paragraphs=(TextParagraph(inlines, style, 0, lines, rtl=is_rtl(inlines)),),
        levels=(style, *place.levels[1:]),
        placeholder=place.placeholder,
        insets=place.insets,
        anchor=place.anchor,
        height=points(height) + place.insets.top + place.insets.bottom,
    )
    return Title(frame, grown, rest)


def _size(
    inlines: Inlines,
    base: LevelStyle,
    width: float,
    room: float,
    theme: Theme,
    measure: Measure,
) -> float:
    least = min(base.size, theme.minimums.title)
    size = base.size
    while size > least:
        style = replace(base, size=size)
        lines = measure.lines(inlines, style, width)
        whole_words = measure.longest_word(inlines, style) <= width
        if whole_words and measure.text_height(style, lines) <= room:
            break
        size = max(least, size - _STEP)
    return _without_orphan(inlines, replace(base, size=size), width, least, measure)


def _without_orphan(
    inlines: Inlines, style: LevelStyle, width: float, least: float, measure: Measure
) -> float:
    if not has_orphan(inlines, style, width, measure):
        return style.size
    lines = measure.lines(inlines, style, width)
    size = style.size - _STEP / 2
    while size >= max(least, style.size * _ORPHAN_SHRINK):
        if measure.lines(inlines, replace(style, size=size), width) < lines:
            return size
        size -= _STEP / 2
    return style.size
