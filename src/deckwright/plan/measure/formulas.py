"""How high a formula stands: in lines of the text around it, to keep room for it."""

from __future__ import annotations

from typing import assert_never

from deckwright.model.formulas import (
    Accent,
    Fence,
    Formula,
    Fraction,
    Limits,
    Matrix,
    Part,
    Root,
    Scripts,
    Space,
    Symbol,
)
from deckwright.model.inlines import Inlines, Math

_SMALL = 0.72
"""Scripts and the two rows of a fraction within a line, of the size around (TeX sets 0.7)."""
_SCRIPT = 0.25
"""How far a script reaches out of the line."""
_MARK = 0.15
_BETWEEN_ROWS = 0.2
_SUMS = frozenset("∑∏∐⋃⋂⋁⋀⨁⨂")
_LARGE = 0.4
"""How much higher a sum's sign is than a letter, where the formula stands by itself."""


def excess(inlines: Inlines) -> float:
    """How much higher the formulas in a paragraph make it, in ordinary lines."""
    return sum(
        lines(inline.formula, display=inline.display) - 1
        for inline in inlines
        if isinstance(inline, Math)
    )


def lines(formula: Formula, *, display: bool) -> float:
    """The height of `formula` in ordinary lines; at least 1."""
    return max((_lines(part, display=display) for part in formula), default=1.0)


def _lines(part: Part, *, display: bool) -> float:
    match part:
        case Symbol(text=text):
            return 1 + _LARGE if display and text in _SUMS else 1.0
        case Space():
            return 1.0
        case Fraction(above=above, below=below):
            scale = 1.0 if display else _SMALL
            return scale * (lines(above, display=False) + lines(below, display=False))
        case Root(base=base):
            return lines(base, display=display) + _MARK
        case Scripts(base=(Symbol(text=text),), below=below, above=above) if (
            display and text in _SUMS
        ):
            return 1 + _LARGE + _limit(below) + _limit(above)
        case Scripts(base=base, below=below, above=above):
            return lines(base, display=display) + _SCRIPT * (bool(below) + bool(above))
        case Limits(base=base, below=below, above=above):
            return lines(base, display=display) + _limit(below) + _limit(above)
        case Accent(base=base):
            return lines(base, display=display) + _MARK
        case Fence(body=body):
            return lines(body, display=display)
        case Matrix(rows=rows):
            heights = [max(lines(cell, display=False) for cell in row) for row in rows]
            return sum(heights) + _BETWEEN_ROWS * (len(heights) - 1)
        case _:
            assert_never(part)


def _limit(formula: Formula) -> float:
    return _SMALL * lines(formula, display=False) if formula else 0.0
