"""A PowerPoint deck as a talk: the way back from `write/pptx`, for anybody's decks."""

from deckwright.unpack.deck import Unpacked, unpack_deck
from deckwright.unpack.parts import Parts

__all__ = ["Parts", "Unpacked", "unpack_deck"]
