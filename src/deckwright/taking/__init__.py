"""What speakers send, taken into an event: the talk, its pictures, its people, and a report."""

from deckwright.taking.take import Taken, take

__all__ = ["Taken", "take"]
