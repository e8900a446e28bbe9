"""What an author should look at besides mistakes. Pure: planned decks and talks to findings."""

from deckwright.check.deck import check_deck
from deckwright.check.links import check_links
from deckwright.check.timing import check_timing

__all__ = ["check_deck", "check_links", "check_timing"]
