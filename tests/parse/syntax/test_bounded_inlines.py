"""Texts that are made to keep rules busy: what rules look at stays in proportion to the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from deckwright.diagnostics import Diagnostic
from deckwright.model.inlines import Link, Run, plain_text
from deckwright.model.talk import Talk
from deckwright.parse.syntax.bounded_inlines import MAX_OPEN, MAX_PORTION, portions
from deckwright.parse.syntax.deck_markdown import deck_markdown

Parsed = tuple[Talk, tuple[Diagnostic, ...]]


@given(st.text(alphabet="ab \n", max_size=60).map(lambda text: text * 300))
def test_portions_are_short_and_together_the_text(text: str) -> None:
    parts = list(portions(text))
    assert "".join(parts) == text
    assert max(map(len, parts)) <= MAX_PORTION


@given(st.text(alphabet="awm.://?!@_é中0 ,;'\"()-#", min_size=1, max_size=30))
def test_words_read_at_once_are_read_as_all_rules_would(text: str) -> None:
    md, env = deck_markdown(), {"extensions": frozenset({"emoji"})}
    for row in (text, f"wow: {text}", f"{text} :tada:"):
        (at_once,) = md.parseInline(row, dict(env))
        by_rules = md.inline.parse(row, md, dict(env), [])
        assert at_once.children == by_rules


def test_words_are_cut_only_where_no_space_is() -> None:
    first, second = portions("word " * (MAX_PORTION // 5) + "end")
    assert first.endswith("word")
    assert second == " end"


def test_a_long_text_is_read_to_its_end_and_reported(parse: Callable[..., Parsed]) -> None:
    talk, found = parse("word *one*\n" * 1000 + "[last](https://example.org)")
    (section,) = talk.sections
    (paragraph,) = section.blocks
    text = paragraph.inlines  # type: ignore[union-attr]  # a paragraph
    assert plain_text(text).split().count("one") == 1000
    assert not any("*" in part.text for part in text if isinstance(part, Run))
    assert text[-1] == Run("last", link=Link("https://example.org"))
    assert [(one.code, one.severity) for one in found] == [("DW223", "info")]


@pytest.mark.parametrize("text", ["![", "[", "[]", "[a](", "[a][", "^[", "[a]{", "==a ", "[![a] "])
@pytest.mark.parametrize("end", ["", "]", "](b)"])
def test_brackets_cost_a_bounded_number_of_steps_each(
    text: str, end: str, parse: Callable[..., Parsed], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    skip = ParserInline.skipToken

    def counted(self: ParserInline, state: StateInline) -> None:
        nonlocal steps
        steps += 1
        skip(self, state)

    monkeypatch.setattr(ParserInline, "skipToken", counted)
    body = text * (3000 // len(text)) + end
    parse(body)
    assert steps <= 10 * MAX_OPEN * len(body)
