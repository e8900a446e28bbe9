from __future__ import annotations

import pytest

from deckwright.plan.measure.formulas import letters


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        ("x", "x"),
        ("x_1^2", "x12"),
        (r"\alpha\beta", "mm"),
        (r"\frac{a}{b}", "ab"),
        (r"\sin x", "sinx"),
        (r"\text{rate}", "rate"),
        ("a+b", "a\u00a0+\u00a0b"),
        (r"50\,\%", "50%"),
        (r"\{1, 2\}", "{1,2}"),
    ],
)
def test_a_formula_reads_as_the_letters_that_it_shows(tex: str, shown: str) -> None:
    assert letters(tex) == shown


@pytest.mark.parametrize("tex", ["", "{}", r"\left", r"\,"])
def test_a_formula_that_shows_nothing_still_takes_room(tex: str) -> None:
    assert letters(tex) == "m"
