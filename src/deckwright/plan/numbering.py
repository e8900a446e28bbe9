"""Numbers of lists: their DrawingML names and how they read, to know how wide they are."""

from __future__ import annotations

from typing import assert_never

from deckwright.model.blocks import List, NumberStyle

SCHEMES: dict[NumberStyle, str] = {
    "decimal": "arabicPeriod",
    "lower-alpha": "alphaLcPeriod",
    "upper-alpha": "alphaUcPeriod",
    "lower-roman": "romanLcPeriod",
    "upper-roman": "romanUcPeriod",
}
"""ECMA-376 part 1, 20.1.10.61 `ST_TextAutonumberScheme`."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26


def longest_label(block: List) -> str:
    """The number of an ordered list that has most letters, with its full stop."""
    numbers = range(block.start, block.start + len(block.items))
    return max((label(number, block.number_style) for number in numbers), key=len, default="")


def label(number: int, style: NumberStyle) -> str:
    """A number as it stands before an item."""
    match style:
        case "decimal":
            return f"{number}."
        case "lower-alpha":
            return f"{_alpha(number)}."
        case "upper-alpha":
            return f"{_alpha(number).upper()}."
        case "lower-roman":
            return f"{_roman(number)}."
        case "upper-roman":
            return f"{_roman(number).upper()}."
        case _:
            assert_never(style)


def _alpha(number: int) -> str:
    """`a` to `z`, then `aa`, `bb` and so on, as PowerPoint counts."""
    repeats, at = divmod(max(1, number) - 1, _LETTERS)
    return chr(ord("a") + at) * (repeats + 1)


def _roman(number: int) -> str:
    letters = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        letters += numeral * count
    return letters
