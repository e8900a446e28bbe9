"""What went in against what came out: nothing of an author's is lost without a word."""

from deckwright.conserve.account import lost_in_plan
from deckwright.conserve.imported import lost_in_import
from deckwright.conserve.written import lost_in_file

__all__ = ["lost_in_file", "lost_in_import", "lost_in_plan"]
