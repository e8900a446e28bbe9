"""All checks of one planned deck."""

from __future__ import annotations

from deckwright.check.contrast import faint_texts
from deckwright.check.density import crowded_slides, small_texts, split_slides
from deckwright.check.pictures import blurred_pictures, huge_pictures
from deckwright.check.titles import same_titles, untitled_slides
from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck

_CHECKS = (
    blurred_pictures,
    huge_pictures,
    crowded_slides,
    small_texts,
    split_slides,
    faint_texts,
    same_titles,
    untitled_slides,
)


def check_deck(deck: Deck) -> tuple[Diagnostic, ...]:
    """What deserves a look in the deck of one talk, in the order of its slides."""
    found = dict.fromkeys(one for check in _CHECKS for one in check(deck))
    return tuple(sorted(found, key=lambda one: (one.span.path, one.span.line, one.code)))
