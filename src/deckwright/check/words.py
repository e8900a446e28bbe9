"""How much is said in some blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckwright.model.blocks import Block, MathBlock
from deckwright.model.inlines import Inlines, plain_text
from deckwright.model.walk import parts, walk


def word_count(blocks: Iterable[Block]) -> int:
    """How many words stand there; listings and formulas are not read out."""
    return sum(len(plain_text(inlines).split()) for inlines in _said(blocks))


def character_count(blocks: Iterable[Block]) -> int:
    """How many letters and digits stand there: the measure of what parts no words."""
    return sum(char.isalnum() for inlines in _said(blocks) for char in plain_text(inlines))


def _said(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Every line of text but the formulas that stand by themselves."""
    for block in walk(blocks):
        if not isinstance(block, MathBlock):
            yield from (part for part in parts(block) if isinstance(part, tuple))
