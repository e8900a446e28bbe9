"""One readable golden a construct: the source is `cases/NAME.md`, the outline a golden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Talk

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.md"))

Parsed = tuple[Talk, tuple[Diagnostic, ...]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_construct_parses_as_its_golden_says(
    case: Path,
    parse: Callable[..., Parsed],
    outline: Callable[[Talk, tuple[Diagnostic, ...]], str],
    golden: Callable[[str, str], None],
) -> None:
    with case.open(encoding="utf-8", newline="") as file:
        golden(f"parse/{case.stem}.txt", outline(*parse(file.read())))


def test_prose_goes_to_the_notes_where_the_settings_say_so(
    parse: Callable[..., Parsed],
    outline: Callable[[Talk, tuple[Diagnostic, ...]], str],
    golden: Callable[[str, str], None],
) -> None:
    body = """\
# Part

Stays with the part.

## Slide

First said.

::: notes
Second said.
:::

- a point

  its own paragraph

Shown. {.slide}

> quoted

Third said.
"""
    golden("parse/prose.txt", outline(*parse(body, prose="notes")))
