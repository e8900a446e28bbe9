"""What is text but was probably meant for something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Talk

Parse = Callable[..., tuple[Talk, tuple[Diagnostic, ...]]]


@pytest.mark.parametrize("line", ["#No space", "##What we learnt", "#Überall gleich\ntext"])
def test_a_heading_without_a_space_is_told(parse: Parse, line: str) -> None:
    _, (found,) = parse(f"## A\n\n{line}\n")
    assert (found.code, found.severity, found.span.line) == ("DW226", "info", 3)
    marks = line[: line.count("#")]
    assert f"`{marks} " in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "#docker is a hashtag",
        "#Docker",
        "#1 in the charts",
        "we all know\n#Docker from work",
        "- #No space",
        "> #No space",
        "```\n#No space\n```",
        "\\#No space",
    ],
)
def test_hashtags_and_numbers_are_none(parse: Parse, text: str) -> None:
    assert parse(f"## A\n\n{text}\n")[1] == ()


@pytest.mark.parametrize("dashes", ["|---|", "|---|---|---|", "---|", "|:-:|"])
def test_a_table_whose_dashes_do_not_fit_its_head_is_told(parse: Parse, dashes: str) -> None:
    _, (found,) = parse(f"## A\n\n| a | b |\n{dashes}\n| 1 | 2 |\n")
    assert (found.code, found.severity, found.span.line) == ("DW227", "warning", 4)
    assert found.hint == "write `|---|---|`"


@pytest.mark.parametrize("text", ["| a | b |\n|---|---|\n| 1 | 2 |", "a | b\nc | d", "|---|"])
def test_tables_and_bars_are_left_alone(parse: Parse, text: str) -> None:
    assert parse(f"## A\n\n{text}\n")[1] == ()
