"""Plans of a dozen talks as outlines, with a template of our own and with a foreign one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck
from deckwright.plan.outline import outline

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


@pytest.mark.parametrize("theme", ["light", "foreign"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_talk_is_planned_as_before(
    planned: Callable[[str, str], tuple[Deck, tuple[Diagnostic, ...]]],
    golden: Callable[[str, str], None],
    case: Path,
    theme: str,
) -> None:
    deck, findings = planned(case.read_text("utf-8"), theme)
    told = "".join(f"{one.code} line {one.span.line}: {one.message}\n" for one in findings)
    golden(f"plan/{theme}/{case.stem}.txt", outline(deck) + told)
