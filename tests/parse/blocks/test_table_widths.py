"""Dashes say how wide columns are where an author meant them to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deckwright.model.blocks import Table
from deckwright.model.talk import Talk

Parsed = tuple[Talk, tuple[Any, ...]]

LONG = "what stands in a cell, which takes more letters than a line of the source has"


def widths(parse: Callable[..., Parsed], *lines: str) -> tuple[float, ...]:
    talk, _ = parse("\n".join(["## A", "", *lines]))
    (block,) = talk.sections[0].blocks
    assert isinstance(block, Table)
    return block.widths


def test_dashes_that_differ_from_what_they_stand_below_are_widths(
    parse: Callable[..., Parsed],
) -> None:
    assert widths(parse, "| A | B |", "|--|------|", f"| a | {LONG} |") == (2.0, 6.0)


def test_dashes_alike_say_nothing(parse: Callable[..., Parsed]) -> None:
    assert widths(parse, "A | B", "---|---", f"a | {LONG}") == ()


@pytest.mark.parametrize(
    "lines",
    [
        (f"| A    | B{' ' * 76} |", f"|:-----|{'-' * 79}|", f"| a    | {LONG} |"),
        (f"A    | B{' ' * 75}", f"-----|{'-' * 70}", f"a    | {LONG}"),
        ("|Name|What it is|", "|----|----------|", f"|a|{LONG}|"),
        (f"| 名前 | B{' ' * 76} |", f"|------|{'-' * 79}|", f"| 東京 | {LONG} |"),
        ("| A | B |", f"|------|{'-' * (len(LONG) + 2)}|", f"| Name | {LONG} |"),
    ],
    ids=["padded", "open at its ends", "close", "wide characters", "below a shorter head"],
)
def test_dashes_that_an_editor_lined_up_say_nothing(
    parse: Callable[..., Parsed], lines: tuple[str, ...]
) -> None:
    assert widths(parse, *lines) == ()


def test_widths_are_obeyed_whatever_the_dashes_say(parse: Callable[..., Parsed]) -> None:
    lines = ("| A    | B   |", "|------|-----|", "| a    | b   |")
    assert widths(parse, '{widths="3 1"}', "", *lines) == (3.0, 1.0)
