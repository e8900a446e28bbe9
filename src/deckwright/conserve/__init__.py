"""What went in against what came out: nothing of an author's is lost without a word."""

from deckwright.conserve.account import lost_in_plan

__all__ = ["lost_in_plan"]
