"""What an author should look at besides mistakes. Pure: planned decks and talks to findings."""

from deckwright.check.deck_checks import check_deck
from deckwright.check.talk_checks import check_links, check_timing

__all__ = ["check_deck", "check_links", "check_timing"]
