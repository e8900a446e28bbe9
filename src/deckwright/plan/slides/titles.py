"""Titles: the largest size that fits, no orphaned last word, and never cut off."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckwright.language import Words
from deckwright.model.deck import TextFrame, TextParagraph
from deckwright.model.inlines import Inlines, Math, Run, plain_text, spelled_out
from deckwright.model.length import Box, points, to_points
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.runs import cut, is_rtl
from deckwright.plan.compose.places import Place
from deckwright.plan.compose.setting import TalkContext
from deckwright.plan.measure import Measure
from deckwright.plan.measure.balance import has_orphan

_STEP = 2.0
_TALLEST = 0.4
_TALLEST_ALONE = 0.6
"""The share of the slide's height that a title may grow to, above content and by itself."""
_FOOT = 0.95
"""The share of the height that a title may reach down to."""
_SMALLEST = 10.0
"""Points; how small a title by itself becomes before it is cut."""
_ORPHAN_SHRINK = 0.8
"""How far a title may shrink to take an orphan back."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, set; `rest` is what did not fit."""

    frame: TextFrame
    shown: Inlines
    """What it says, the number of the slide left out."""
    grown: Box | None = None
    """Its box, where that is higher than its place."""
    rest: Inlines = ()
    squeezed: bool = False
    """Whether it is smaller than the theme's minimum."""

    def numbered(self, number: int, count: int, words: Words) -> TextFrame:
        """The title of one of `count` slides, set with the number of the last."""
        if count == 1 and not self.rest:
            return self.frame
        (paragraph,) = self.frame.paragraphs
        inlines = _with_suffix(
            self.shown, part_suffix(number, count, words), cut_off=bool(self.rest)
        )
        return replace(self.frame, paragraphs=(replace(paragraph, inlines=inlines),))


def set_title(
    inlines: Inlines, place: Place, context: TalkContext, *, count: int = 1, alone: bool = False
) -> Title:
    """Set a title in its place: smaller down to the minimum, then higher, then cut with a rest.

    It keeps room for its number where it stands on `count` slides. A title that stands `alone`,
    without content below, gets smaller than the minimum before it is cut.
    """
    measure, suffix = context.measure, part_suffix(count, count, context.words)
    inlines = _in_words(inlines)
    width = max(1.0, to_points(place.inner.width))
    room = to_points(place.inner.height)
    whole = _with_suffix(inlines, suffix)
    tallest = max(room, _tallest(place, context, alone=alone))
    fitted = _fitted(whole, _Room(place.levels[0], width, room, tallest), context, alone=alone)
    style, lines = fitted, measure.lines(whole, fitted, width)
    shown: Inlines = inlines
    rest: Inlines = ()
    most = max(1, int(tallest / measure.line_height(style)))
    if lines > most:
        marked = _with_suffix(inlines, suffix, cut_off=True)
        spare = len(plain_text(marked)) - len(plain_text(inlines))
        end = measure.break_offsets(inlines, style, width)[most] - spare - 1
        end = plain_text(inlines).rfind(" ", 0, end) if " " in plain_text(inlines)[:end] else end
        shown, rest = cut(inlines, 0, end), cut(inlines, end, len(plain_text(inlines)))
        lines = most
    height = measure.text_height(style, lines)
    box = replace(place.box, height=place.box.height + max(0, points(height - room)))
    said = _with_suffix(shown, suffix, cut_off=bool(rest))
    frame = TextFrame(
        role="title",
        box=box,
        paragraphs=(TextParagraph(said, style, 0, lines, rtl=is_rtl(said)),),
        levels=(style, *place.levels[1:]),
        placeholder=place.placeholder,
        insets=place.insets,
        anchor=place.anchor,
        height=points(height) + place.insets.top + place.insets.bottom,
    )
    squeezed = style.size < min(place.levels[0].size, context.theme.minimums.title)
    return Title(frame, shown, box if box != place.box else None, rest, squeezed)


def _in_words(inlines: Inlines) -> Inlines:
    """A title without native formulas, which outlines and screen readers would pass over."""
    return tuple(
        part
        for inline in inlines
        for part in (spelled_out(inline) if isinstance(inline, Math) else (inline,))
    )


def part_suffix(number: int, count: int, words: Words) -> str:
    """What a title ends with that stands on `count` slides; nothing where that is one."""
    return words.part.format(number=number, count=count) if count > 1 else ""


def _with_suffix(inlines: Inlines, suffix: str, *, cut_off: bool = False) -> Inlines:
    words = ("…" if cut_off else "") + suffix
    return (*inlines, Run(words)) if words else inlines


def _tallest(place: Place, context: TalkContext, *, alone: bool) -> float:
    """How high a title's text may become, points."""
    height = context.theme.height
    share = _TALLEST_ALONE if alone else _TALLEST
    free = height * _FOOT - place.box.top - place.insets.top - place.insets.bottom
    return to_points(min(height * share, free))


@dataclass(frozen=True, slots=True)
class _Room:
    """The style a title starts from, and its room in points."""

    base: LevelStyle
    width: float
    height: float
    tallest: float


def _fitted(inlines: Inlines, room: _Room, context: TalkContext, *, alone: bool) -> LevelStyle:
    """The style of a title at the size that it gets."""
    measure = context.measure
    least = min(room.base.size, context.theme.minimums.title)
    style = room.base
    while style.size > least and not _fits(inlines, style, room.width, room.height, measure):
        style = replace(style, size=max(least, style.size - _STEP))
    while alone and style.size > _SMALLEST:
        if measure.text_height(style, measure.lines(inlines, style, room.width)) <= room.tallest:
            break
        style = replace(style, size=style.size - _STEP / 2)
    return _without_orphan(inlines, style, room.width, min(least, style.size), measure)


def _fits(
    inlines: Inlines, style: LevelStyle, width: float, height: float, measure: Measure
) -> bool:
    lines = measure.lines(inlines, style, width)
    if measure.text_height(style, lines) > height:
        return False
    return lines == 1 or measure.longest_word(inlines, style) <= width


def _without_orphan(
    inlines: Inlines, style: LevelStyle, width: float, least: float, measure: Measure
) -> LevelStyle:
    if not has_orphan(inlines, style, width, measure):
        return style
    size = style.size - _STEP / 2
    while size >= max(least, style.size * _ORPHAN_SHRINK):
        smaller = replace(style, size=size)
        if not has_orphan(inlines, smaller, width, measure):
            return smaller
        size -= _STEP / 2
    return style
