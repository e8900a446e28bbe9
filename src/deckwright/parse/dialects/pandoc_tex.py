"""LaTeX that stands in pandoc's Markdown as it is: environments, and commands of the page.

https://pandoc.org/MANUAL.html#extension-raw_tex. Environments of formulas become formulas; what
LaTeX alone could set is left out and named.
"""

from __future__ import annotations

import re

from deckwright.parse.dialects.code_and_comments import fenced
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, written

_BEGIN = re.compile(r"(?P<indent>[ \t]*)\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_PAGE = re.compile(
    r"[ \t]*\\(?:newpage|pagebreak|clearpage|vspace\*?\{[^}]*\}|hfill|centering|pause)[ \t]*"
)
_LONGEST = 200
"""Rows of an environment at most."""
_FORMULAS = frozenset(
    "align alignat aligned alignedat bmatrix cases displaymath eqnarray equation flalign gather"
    " gathered math matrix multline pmatrix smallmatrix split vmatrix".split()
)


def with_formulas(rows: Rows, report: Report) -> Rows:
    """`rows` with environments of formulas between `$$`, without other LaTeX."""
    result: list[Row] = []
    marks = fenced(rows)
    at = 0
    while at < len(rows):
        row = rows[at]
        found = None if marks[at] else _BEGIN.match(row.text)
        end = _end(rows, marks, at, found["name"]) if found else 0
        if found and end:
            result += _formula(rows[at:end], found["name"], found["indent"], report)
            at = end
            continue
        result.append(Row("", row.line) if not marks[at] and _PAGE.fullmatch(row.text) else row)
        at += 1
    return tuple(result)


def _end(rows: Rows, marks: list[bool], first: int, name: str) -> int:
    """The row behind the one that ends an environment; 0 where none does before a listing."""
    depth = 0
    for at in range(first, min(first + _LONGEST, len(rows))):
        if marks[at]:
            return 0
        depth += rows[at].text.count(f"\\begin{{{name}}}")
        depth -= rows[at].text.count(f"\\end{{{name}}}")
        if depth <= 0:
            return at + 1 if rows[at].text.rstrip().endswith(f"\\end{{{name}}}") else 0
    return 0


def _formula(rows: Rows, name: str, indent: str, report: Report) -> Rows:
    first, last = rows[0].line, rows[-1].line
    if name.removesuffix("*") not in _FORMULAS:
        words = " ".join(row.text.strip() for row in rows)
        report(first, f"the LaTeX `{name}` is left out: {words}", "write Markdown")
        return written("", first)
    body = (row for row in rows if row.text.strip())
    fence = f"{indent}$$"
    return (Row("", first), Row(fence, first), *body, Row(fence, last), Row("", last))
