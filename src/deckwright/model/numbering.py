"""How numbered lists count: how their numbers read, and what formats call that."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from deckwright.model.blocks import List, NumberDelimiter, NumberStyle

LAST_NUMBER = 32_767
"""What PowerPoint counts to, from 1 (ECMA-376 part 1, 20.1.10.66 `ST_TextBulletStartAtNum`)."""
FIRST_NUMERALS: Mapping[NumberStyle, str] = MappingProxyType(
    {
        "decimal": "1",
        "lower-alpha": "a",
        "upper-alpha": "A",
        "lower-roman": "i",
        "upper-roman": "I",
    }
)
"""By which HTML (`type` of `ol`) and Typst know a style."""
LAST_NUMERAL: Mapping[NumberStyle, float] = MappingProxyType(
    {
        "decimal": float("inf"),
        "lower-alpha": 78,
        "upper-alpha": 78,
        "lower-roman": 3_999,
        "upper-roman": 3_999,
    }
)
"""The last number that can be read in a style: `zzz`, and `mmmcmxcix`."""
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
    return enclosed(numeral(number, block.number_style), block.delimiter)


def enclosed(written: str, delimiter: NumberDelimiter) -> str:
    """A numeral with what it ends in."""
    return _ENDS[delimiter][1].format(written)


def numeral(number: int, style: NumberStyle) -> str:
    """A number as it is written in a style."""
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
