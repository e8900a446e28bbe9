"""Changes to the text of a talk that reach over line ends and leave code and formulas alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from typing import TypeAlias

from deckwright.parse.dialects.slide_rows import Rows, text_of

Change: TypeAlias = Callable[[re.Match[str], int], str]
"""Takes what was found and the line of the body that it begins on."""

_NO_PROSE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+).*\n"
    r"(?:.*\n)*?(?:[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S]){1,2000}?(?<!`)(?P=ticks)(?!`)"
    r"|\$\$(?:\\.|[^$\\]){1,4000}\$\$"
    r"|\\[@\[\]\\]",
    re.MULTILINE,
)
"""A listing, a code span, a formula on lines of its own, or a mark that is meant as it is."""


def substituted(rows: Rows, pattern: re.Pattern[str], change: Change) -> Rows:
    """`rows` with each match of `pattern` in their prose changed; no row is added or taken away."""
    text = text_of(rows)
    if not rows or not pattern.search(text):
        return rows
    starts = list(accumulate((len(row.text) + 1 for row in rows), initial=0))

    def between(start: int, end: int) -> str:
        return pattern.sub(lambda found: changed(found, start), text[start:end])

    def changed(found: re.Match[str], start: int) -> str:
        line = rows[bisect_right(starts, start + found.start()) - 1].line
        words = change(found, line)
        if words == found[0]:
            return words
        ends = "\n" * found[0].count("\n")
        below = text[start + found.end() :].split("\n", 1)[0]
        return words + ends if below.strip() else ends + words

    parts: list[str] = []
    done = 0
    for code in _NO_PROSE.finditer(text):
        parts += [between(done, code.start()), code[0]]
        done = code.end()
    lines = "".join([*parts, between(done, len(text))]).split("\n")
    return tuple(replace(row, text=line) for row, line in zip(rows, lines, strict=True))
