"""pandoc's numbered examples, `(@)` and `(@label)`, which count through all of a talk.

https://pandoc.org/MANUAL.html#numbered-example-lists. They become `(1)`, `(2)`, and a reference
`@label` the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckwright.parse.dialects.code_and_comments import fenced
from deckwright.parse.dialects.prose import substituted
from deckwright.parse.dialects.slide_rows import Row, Rows

_MARK = re.compile(r"(?P<indent>[ \t>]*)\(@(?P<label>[\w-]*)\)(?=[ \t])")
_REFERENCE = re.compile(r"(?<![\w@])@(?P<label>[\w-]+)")
_TEXT = 4
"""Columns from a mark to the paragraphs below it, at least."""


def number_examples(rows: Rows) -> Rows:
    """`rows` with numbers for the marks of examples and the references to them."""
    numbers: dict[str, int] = {}
    count, taken, indent = 0, 0, 0
    result: list[Row] = []
    for row, is_code in zip(rows, fenced(rows), strict=True):
        mark = None if is_code else _MARK.match(row.text)
        blanks = len(row.text) - len(row.text.lstrip())
        if mark:
            number = numbers.get(mark["label"]) if mark["label"] else None
            if number is None:
                count += 1
                number = numbers[mark["label"] or f"({count}"] = count
            own = f"{mark['indent']}({number})"
            taken, indent = max(len(mark[0]) - len(own), 0), len(mark["indent"])
            result.append(Row(f"{own} {row.text[mark.end() :].lstrip()}", row.line))
            continue
        if row.text.strip() and blanks <= indent:
            taken = 0
        cut = min(taken, max(blanks - indent - _TEXT, 0))
        result.append(Row(row.text[cut:], row.line))
    return _with_references(tuple(result), numbers) if numbers else rows


def _with_references(rows: Rows, numbers: Mapping[str, int]) -> Rows:
    def number(found: re.Match[str], _line: int) -> str:
        return str(numbers.get(found["label"], found[0]))

    return substituted(rows, _REFERENCE, number)
