"""How much stands on a slide, and how small."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.check.slides import own_title, passages
from deckwright.diagnostics import Diagnostic, info, warning
from deckwright.model.deck import Deck, Frame, Slide, TableFrame, TextFrame
from deckwright.model.inlines import plain_text

_WORDS = 75
"""Words beyond which an audience reads instead of listening: half a minute of silent reading."""
_COMFORTABLE = 20.0
"""Points that can still be read from the last row; the planner goes down to the theme's minimum."""


def crowded_slides(deck: Deck) -> Iterator[Diagnostic]:
    """Slides with more words than an audience takes in beside a speaker; of parts the fullest."""
    for parts in passages(deck):
        fullest = max(parts, key=_words_on)
        words = _words_on(fullest)
        if words > _WORDS:
            yield warning(
                "DW610",
                fullest.span,
                f"{words} words stand on {_name(fullest)}",
                f"move sentences to `::: notes`; {_WORDS} words are read in half a minute",
            )


def small_texts(deck: Deck) -> Iterator[Diagnostic]:
    """Slides whose text had to be set smaller than one likes to read it; of parts the smallest.

    What is smaller than body text may be is a caption, and meant to be small.
    """
    least = deck.theme.minimums.body
    for parts in passages(deck):
        sizes = {
            size: slide
            for slide in reversed(parts)
            for size in map(_text_size, slide.frames)
            if size >= least
        }
        smallest = min(sizes, default=_COMFORTABLE)
        if smallest < _COMFORTABLE:
            yield info(
                "DW611",
                sizes[smallest].span,
                f"the text of {_name(sizes[smallest])} is set at {smallest:g} pt",
                "say less, or make two slides of it",
            )


def split_slides(deck: Deck) -> Iterator[Diagnostic]:
    """Slides of the source that became several."""
    for slide in deck.slides:
        part, parts = slide.part
        if part == 1 < parts:
            yield info(
                "DW612",
                slide.span,
                f"`{own_title(slide)}` does not fit on one slide; it was cut into {parts}",
                "cut it where the thought turns, with `---` or another `##`",
            )


def _text_size(frame: Frame) -> float:
    """The size of a frame's running text, points; 0 where it has none."""
    match frame:
        case TextFrame(role="body", paragraphs=paragraphs):
            return max((one.style.size for one in paragraphs if one.level == 0), default=0.0)
        case _:
            return 0.0


def _words_on(slide: Slide) -> int:
    return sum(map(_words, slide.frames))


def _words(frame: Frame) -> int:
    """Words to read; the title, code and the small print do not count."""
    match frame:
        case TextFrame(role="body" | "quote" | "label", paragraphs=paragraphs):
            return sum(len(plain_text(one.inlines).split()) for one in paragraphs)
        case TableFrame(rows=rows):
            return sum(len(plain_text(cell.inlines).split()) for row in rows for cell in row.cells)
        case _:
            return 0


def _name(slide: Slide) -> str:
    return f"slide {slide.number}, `{slide.title}`" if slide.title else f"slide {slide.number}"
