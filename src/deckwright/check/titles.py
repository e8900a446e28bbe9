"""Titles: what screen readers, the outline and an agenda tell slides apart by."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.check.slides import own_title, written
from deckwright.diagnostics import Diagnostic, info, warning
from deckwright.model.deck import Deck, Slide


def same_titles(deck: Deck) -> Iterator[Diagnostic]:
    """Slides with the title of an earlier one, unless they go on from the slide before."""
    seen: dict[str, Slide] = {}
    before = ""
    for slide in deck.slides:
        name = own_title(slide)
        title = name.casefold()
        first = seen.setdefault(title, slide)
        if title and first is not slide and title != before and slide.part[0] == 1:
            yield info(
                "DW621",
                slide.span,
                f"slides {first.number} and {slide.number} are both called `{name}`",
                "say in the title what is new here",
            )
        before = title


def untitled_slides(deck: Deck) -> Iterator[Diagnostic]:
    """Slides that neither show nor hide a title."""
    for slide in written(deck):
        if not slide.title.strip():
            hint = "give it a heading: `## …`"
            yield warning("DW622", slide.span, f"slide {slide.number} has no title", hint)
