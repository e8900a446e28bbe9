"""Languages of listings that nothing can colour are told of, gently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Talk

Parsed = tuple[Talk, tuple[Diagnostic, ...]]


def found(parse: Callable[..., Parsed], info: str, **settings: Any) -> tuple[Diagnostic, ...]:
    return parse(f"## A\n\n```{info}\nx\n```\n", **settings)[1]


@pytest.mark.parametrize(
    ("language", "meant"), [("pyhton", "python"), ("Javscript", "javascript"), ("zork", "")]
)
def test_an_unknown_language_is_told_of(
    parse: Callable[..., Parsed], language: str, meant: str
) -> None:
    (one,) = found(parse, language)
    assert (one.code, one.severity, one.span.line) == ("DW228", "info", 3)
    assert f"`{language}`" in one.message
    assert (f"`{meant}`" if meant else "`text`") in one.hint


@pytest.mark.parametrize(
    "info",
    ["", "py", "Python", "C++", "text", "plain", "console", "none", "{1}", "{.rust}"],
)
def test_a_known_language_and_none_say_nothing(parse: Callable[..., Parsed], info: str) -> None:
    assert found(parse, info) == ()


def test_an_indented_listing_has_no_language(parse: Callable[..., Parsed]) -> None:
    assert parse("## A\n\n    x = 1\n")[1] == ()


@pytest.mark.parametrize("language", ["plantuml", "d2"])
def test_a_diagram_of_another_program_is_no_listing_by_intent(
    parse: Callable[..., Parsed], language: str
) -> None:
    (one,) = found(parse, language)
    assert (one.code, one.severity) == ("DW221", "warning")


def test_a_diagram_that_is_not_understood_is_told_of_once(parse: Callable[..., Parsed]) -> None:
    assert [one.code for one in found(parse, "mermaid")] == ["DW221"]


@pytest.mark.parametrize(
    ("dialect", "info"), [("presenterm", "file +line_numbers"), ("pandoc", "{ojs}")]
)
def test_what_is_special_to_another_program_is_no_language(
    parse: Callable[..., Parsed], dialect: str, info: str
) -> None:
    assert "DW228" not in [one.code for one in found(parse, info, dialect=dialect)]
