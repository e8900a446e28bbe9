"""Which slides an author can mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.model.deck import Deck, Slide

_OURS = frozenset(("title", "speaker", "agenda", "closing"))
"""Roles of slides that the planner makes from settings."""


def written(deck: Deck) -> Iterator[Slide]:
    """The slides that an author wrote."""
    return (slide for slide in deck.slides if slide.role not in _OURS)


def passages(deck: Deck) -> Iterator[Sequence[Slide]]:
    """What an author wrote as one slide each: that slide, or the parts that it was cut into."""
    parts: list[Slide] = []
    for slide in written(deck):
        if parts and slide.part[0] == 1:
            yield parts
            parts = []
        parts.append(slide)
    if parts:
        yield parts


def own_title(slide: Slide) -> str:
    """The title without the ` (2/3)` of a slide that was cut."""
    return slide.title.removesuffix(slide.suffix)
