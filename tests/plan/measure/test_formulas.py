from __future__ import annotations

import pytest

from deckwright.model.formulas import Formula, Fraction, Limits, Matrix, Scripts, Symbol
from deckwright.model.inlines import Math, Run
from deckwright.plan.measure.formulas import excess, lines

X: Formula = (Symbol("x"),)
HALF: Formula = (Fraction(X, X),)
SUM: Formula = (Scripts((Symbol("∑", "operator"),), X, X),)


def test_a_row_of_letters_is_one_line_high() -> None:
    assert lines((*X, *X), display=False) == lines((), display=True) == 1


@pytest.mark.parametrize("formula", [HALF, SUM])
def test_a_formula_by_itself_is_higher_than_within_a_line(formula: Formula) -> None:
    assert 1 < lines(formula, display=False) < lines(formula, display=True)


def test_rows_of_a_matrix_add_up() -> None:
    assert lines((Matrix(((X,), (X,), (X,))),), display=True) > 3


def test_limits_stand_above_and_below() -> None:
    assert lines((Limits(X, X, X),), display=False) > lines((Limits(X, X),), display=False) > 1


def test_a_paragraph_grows_by_its_formulas_and_not_by_its_words() -> None:
    math = Math("", formula=HALF)

    assert excess((Run("words"), math, math)) == pytest.approx(2 * excess((math,)))
    assert excess((Run("words"), Math("unread"))) == 0
