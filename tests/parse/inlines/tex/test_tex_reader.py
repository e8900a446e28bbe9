"""LaTeX as formulas, and whatever is no LaTeX as a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.model.formulas import (
    Accent,
    Fence,
    Fraction,
    Limits,
    Matrix,
    Part,
    Root,
    Scripts,
    Space,
    Symbol,
)
from deckwright.parse.inlines.tex import TexError, in_a_line, read_tex

X = Symbol("x")


@pytest.mark.parametrize(
    ("tex", "part"),
    [
        ("x", X),
        ("10", Symbol("10", "number")),
        (r"\mathrm{d}", Symbol("d")),
        (r"\text{if}", Symbol("if", "text")),
        (r"\frac{x}{x}", Fraction((X,), (X,))),
        (r"\sqrt{x}", Root((X,))),
        (r"\sqrt[x]{x}", Root((X,), (X,))),
        ("x_x^x", Scripts((X,), (X,), (X,))),
        (r"\lim_x", Limits((Symbol("lim", "operator"),), (X,))),
        (r"\overset{x}{x}", Limits((X,), (), (X,))),
        (r"\underbrace{x}_{x}", Limits((Accent((X,), "⏟", under=True),), (X,))),
        (r"\hat{x}", Accent((X,), "^")),
        (r"\left( x \right]", Fence((X,), "(", "]")),
        (r"\left\{ x \right.", Fence((X,), "{", "")),
        (r"\binom{x}{x}", Fence((Fraction((X,), (X,), bar=False),), "(", ")")),
        (
            r"\begin{bmatrix} x & x \\ x \end{bmatrix}",
            Fence((Matrix((((X,), (X,)), ((X,), ())), ("center", "center")),), "[", "]"),
        ),
        (r"\quad", Space(1.0)),
        (r"\not=", Symbol("≠", "operator")),
    ],
)
def test_a_command_is_the_part_that_it_sets(tex: str, part: Part) -> None:
    assert read_tex(tex) == (part,)


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (" ", "is empty"),
        ("{x", "leaves a brace open"),
        ("x}", "closes a brace that is not open"),
        (r"\frac{a}", "lacks an argument"),
        (r"\nosuch", r"has a command that is not known: `\nosuch`"),
        (r"\begin{nosuch}", "cannot be read"),
        ("x" * 5_000, "is longer than 4000 characters"),
        ("{" * 50 + "x" + "}" * 50, "nests deeper than 40 levels"),
    ],
)
def test_what_is_no_latex_says_why(tex: str, reason: str) -> None:
    with pytest.raises(TexError, match="^" + reason.replace("\\", "\\\\")):
        read_tex(tex)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("E = mc^2", "E = mc2"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        ("-x = -1", "−x = −1"),
        (r"\sqrt{x} + \sqrt{x+1}", "√x + √(x + 1)"),
        (r"\vec{v}", "v⃗"),
        (r"e^{x^{2}}", "ex^2"),
        (r"\sin x + \sin(x)", "sin x + sin(x)"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1 2; 3 4)"),
    ],
)
def test_a_formula_reads_well_on_a_line(tex: str, text: str) -> None:
    runs = in_a_line(read_tex(tex))

    assert "".join(run.text for run in runs).replace("\u00a0", " ") == text


def test_scripts_are_raised_and_lowered_and_letters_are_italic() -> None:
    letter, below, above = in_a_line(read_tex("x_i^2"))

    assert (letter.style.italic, letter.style.baseline) == (True, "normal")
    assert (below.style.italic, below.style.baseline) == (True, "subscript")
    assert (above.style.italic, above.style.baseline) == (False, "superscript")


@given(
    st.text(
        st.sampled_from("ab12{}[]()^_&\\ +=|\\frac\\sqrt\\left\\right\\begin{align}\n"), max_size=40
    )
)
def test_any_text_is_a_formula_or_has_a_reason(tex: str) -> None:
    try:
        formula = read_tex(tex)
    except TexError:
        return
    assert all(run.text for run in in_a_line(formula))
