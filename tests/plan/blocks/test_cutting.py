"""Parts of a paragraph between two offsets."""

from __future__ import annotations

from itertools import pairwise

from deckwright.model.inlines import Break, FootnoteMark, Math, Run, plain_text
from deckwright.plan.blocks.runs import Passage

INLINES = (
    FootnoteMark("first", 1),
    Run("one two "),
    Math("x", linear=(Run("xyz"),)),
    FootnoteMark("second", 2),
    Run("three"),
    Break(),
    Run("four five"),
    FootnoteMark("third", 3),
)


def test_the_parts_of_a_passage_are_the_whole_of_it() -> None:
    end = len(plain_text(INLINES))
    passage = Passage.of(INLINES)
    for middle in range(1, end):
        if middle in (9, 10):  # within the formula, which is never cut in two
            continue
        parts = [passage.cut(start, stop) for start, stop in pairwise((0, middle, end))]
        words = "".join(plain_text(part) for part in parts)
        assert words.replace(" ", "") == plain_text(INLINES).replace(" ", "")
        marks = [one for part in parts for one in part if not isinstance(one, Run | Break)]
        assert marks == [one for one in INLINES if not isinstance(one, Run | Break)]


def test_a_mark_stays_with_the_word_before_it() -> None:
    assert Passage.of(INLINES).cut(8, 11) == (INLINES[2], INLINES[3])
    assert Passage.of(INLINES).cut(11, 16) == (Run("three"),)
