"""How many columns stand beside each other."""

from __future__ import annotations

from collections.abc import Callable

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck


def test_columns_without_any_are_a_slide_all_the_same(
    planned: Callable[..., tuple[Deck, tuple[Diagnostic, ...]]],
) -> None:
    deck, _ = planned("## Just begun\n\n::: columns\n:::\n")
    assert "Just begun" in [slide.title for slide in deck.slides]
