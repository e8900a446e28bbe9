"""Where a listing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck, TextFrame
from deckwright.model.inlines import plain_text

Plan = Callable[[str], tuple[Deck, tuple[Diagnostic, ...]]]


def last_lines(deck: Deck) -> Iterator[str]:
    for slide in deck.slides:
        for frame in slide.frames:
            if isinstance(frame, TextFrame) and frame.role == "code":
                yield plain_text(frame.paragraphs[-1].inlines)


@pytest.mark.parametrize("head", ["@dataclass", "class Plan:", "if (ready) {"])
@pytest.mark.parametrize("before", range(12, 24))
def test_no_page_ends_with_a_line_that_announces_the_next(
    planned: Plan, head: str, before: int
) -> None:
    code = "\n".join([*("x = 1" for _ in range(before)), head, *("    y = 2" for _ in range(24))])
    *ends, _ = last_lines(planned(f"## Code\n\n```py\n{code}\n```\n")[0])
    assert ends
    assert head not in ends
