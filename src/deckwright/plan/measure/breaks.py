"""Where a word may be broken: UAX #14, for text without spaces.

https://www.unicode.org/reports/tr14/ names the classes and numbers the rules (`LB…`). Words of
South East Asian scripts (class SA) need a dictionary and are taken for one piece.

Where LibreOffice 7.4 was seen to differ, this follows it: lines may end with a hyphen before a
number (`GPT-|4`), not with a slash (`and/or`), and Korean is divided at its spaces alone. It also
breaks before `%` and after a backslash within a word, which is left out: a missed chance to
break may predict a line too many, never one too few.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

_LATIN = {
    **dict.fromkeys("0123456789", "NU"),
    **dict.fromkeys("([{¡¿", "OP"),
    **dict.fromkeys(")]}", "CP"),
    **dict.fromkeys("!?", "EX"),
    **dict.fromkeys(",.:;", "IS"),
    **dict.fromkeys("\"'«»", "QU"),
    **dict.fromkeys("%¢°", "PO"),
    **dict.fromkeys("$+\\£¤¥±", "PR"),
    **dict.fromkeys("|\u00ad\t", "BA"),
    **dict.fromkeys("´", "BB"),
    "-": "HY",
    "/": "SY",
    "\u00a0": "GL",
}
"""Latin-1 but for the letters and signs of class AL."""

_NEVER_BEFORE = frozenset("CL CP EX IS SY QU BA HY NS IN GL WJ ZW ZWJ".split())
_NEVER_AFTER = frozenset("OP OPW QU BB GL SY WJ ZWJ".split())


def opportunities(word: str) -> Iterator[int]:
    """The offsets within `word` before which a line may begin; neither 0 nor its length."""
    if word.isalpha() and word.isascii():
        return
    before = "AL"
    flags = 0
    for offset, char in enumerate(word):
        after = _line_class(char)
        if after in ("CM", "ZWJ") and offset and before != "ZW":  # LB9
            before = "ZWJ" if after == "ZWJ" else before
            continue
        after = "AL" if after == "CM" else after  # LB10
        flags = flags + 1 if after == "RI" else 0
        if offset and _may_break(before, after) and not (flags and flags % 2 == 0):  # LB30a
            yield offset
        before = after


@lru_cache(maxsize=4096)
def _line_class(char: str) -> str:
    if char < "\u0250":
        return _LATIN.get(char, "AL")
    from uniseg.linebreak import line_break  # noqa: PLC0415  (90 ms that Latin text never pays)

    name = line_break(char).value
    match name:
        case "OP" if unicodedata.east_asian_width(char) in "FWH":
            return "OPW"
        case "H2" | "H3" | "JL" | "JV" | "JT":
            return "AL"
        case "AI" | "SG" | "XX" | "SA":
            return "CM" if unicodedata.category(char) in ("Mn", "Mc") else "AL"  # LB1
        case "CJ":
            return "NS"
        case _:
            return str(name)


@lru_cache(maxsize=2048)
def _may_break(before: str, after: str) -> bool:
    if before == "ZW":  # LB8
        return True
    if after == "GL":  # LB12a
        return before in ("BA", "HY")
    if after in _NEVER_BEFORE or before in _NEVER_AFTER:  # LB7, 11 to 16, 19, 21, 22
        return False
    return (before, after) not in _TOGETHER


def _pairs(rules: str) -> Iterator[tuple[str, str]]:
    for rule in rules.splitlines():
        left, _, right = rule.partition("×")
        yield from product(left.split(), right.split())


_TOGETHER = frozenset(
    _pairs(
        """B2 × B2
        PR × ID EB EM
        ID EB EM × PO
        AL HL NU × AL HL NU OP PR PO
        PR PO × AL HL NU OP
        CP IS × AL HL NU
        EB × EM"""
    )
)
"""LB17 and LB23 to LB30b."""
