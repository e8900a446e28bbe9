"""A PowerPoint deck as a talk: the way back from `write/pptx`, for anybody's decks."""

from deckwright.unpack.unpack_deck import Unpacked, unpack_deck

__all__ = ["Unpacked", "unpack_deck"]
