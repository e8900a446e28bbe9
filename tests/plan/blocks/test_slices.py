"""Cutting a paragraph that is too long for a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckwright.model.inlines import Math, Run
from deckwright.plan.blocks.runs import Slice, slices


def test_a_paragraph_is_cut_after_its_sentences() -> None:
    text = (Run("One two. Three four. Five."),)
    assert slices(text, (0, 9, 21), 1) == (Slice(0, 9, 1), Slice(9, 21, 1), Slice(21, 26, 1))


def test_a_long_sentence_is_cut_between_its_lines() -> None:
    text = (Run("one two three four five six"),)
    assert slices(text, (0, 8, 14, 19), 2) == (Slice(0, 14, 2), Slice(14, 27, 2))


def test_a_sentence_that_begins_within_a_line_adds_only_the_lines_after() -> None:
    text = (Run("One. Two three four."),)
    assert slices(text, (0, 9), 1) == (Slice(0, 5, 1), Slice(5, 20, 1))


def test_a_formula_is_never_cut_in_two() -> None:
    formula = Math("x", linear=(Run("a + b + c + d + e"),))
    text = (Run("one two "), formula, Run(" three"))
    assert slices(text, (0, 8, 16, 24), 1) == (Slice(0, 8, 1), Slice(8, 31, 3))


@given(st.lists(st.sampled_from(["word ", "end. "]), min_size=1, max_size=60), st.integers(1, 5))
def test_slices_cover_the_whole_text_and_all_its_lines(words: list[str], most: int) -> None:
    text = "".join(words)
    starts = tuple(range(0, len(text), 15))
    found = slices((Run(text),), starts, most)
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert sum(one.lines for one in found) == len(starts)
    assert max(one.lines for one in found) <= most
