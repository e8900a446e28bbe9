"""Numbers of lists: their DrawingML names and how they read, to know how wide they are."""

from __future__ import annotations

from typing import assert_never

from deckwright.model.blocks import List, NumberDelimiter, NumberStyle

_NUMBERS: dict[NumberStyle, str] = {
    "decimal": "arabic",
    "lower-alpha": "alphaLc",
    "upper-alpha": "alphaUc",
    "lower-roman": "romanLc",
    "upper-roman": "romanUc",
}
_ENDS: dict[NumberDelimiter, tuple[str, str]] = {
    "period": ("Period", "{}."),
    "paren": ("ParenR", "{})"),
    "parens": ("ParenBoth", "({})"),
}

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26


def scheme(block: List) -> str:
    """How DrawingML calls the way a list counts (20.1.10.61 `ST_TextAutonumberScheme`)."""
    return _NUMBERS[block.number_style] + _ENDS[block.delimiter][0]


def longest_label(block: List) -> str:
    """The number of an ordered list that has most letters, with what it ends in."""
    numbers = range(block.start, block.start + len(block.items))
    return max((label(number, block) for number in numbers), key=len, default="")


def label(number: int, block: List) -> str:
    """A number as it stands before an item of `block`."""
    return _ENDS[block.delimiter][1].format(_digits(number, block.number_style))


def _digits(number: int, style: NumberStyle) -> str:
    if number < 1:  # no letter and no numeral stands for it
        return str(number)
    match style:
        case "decimal":
            return str(number)
        case "lower-alpha":
            return _alpha(number)
        case "upper-alpha":
            return _alpha(number).upper()
        case "lower-roman":
            return _roman(number)
        case "upper-roman":
            return _roman(number).upper()
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
