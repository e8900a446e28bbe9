"""How many words of the notes are said."""

from __future__ import annotations

from deckwright.check.talk_checks import word_count
from deckwright.model.blocks import Code, MathBlock, Paragraph, Quote
from deckwright.model.inlines import Math, Run
from deckwright.model.source import NOWHERE


def test_what_is_quoted_is_said_and_who_said_it() -> None:
    quote = Quote((Paragraph((Run("three small words"),), NOWHERE),), NOWHERE, (Run("Ada"),))
    assert word_count([quote]) == 4


def test_listings_and_formulas_by_themselves_are_not_read_out() -> None:
    formula = MathBlock(Math("a b", linear=(Run("a b"),)), NOWHERE)
    assert word_count([Code("print(1, 2)", NOWHERE), formula]) == 0
