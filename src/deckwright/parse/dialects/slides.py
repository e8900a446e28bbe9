"""maaslalani/slides: `---` between slides, lines of `///` hidden in listings, `~~~` run first.

https://github.com/maaslalani/slides#readme
"""

from __future__ import annotations

import re

from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import fenced, take_comments
from deckwright.parse.dialects.ruled_slides import breaks
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, cut

_HIDDEN = "///"
_PROGRAM = re.compile(r"~~~(?!~)[ \t]*(\S.*)")


def read(rows: Rows, _settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The slides between lines of `---`, as its terminal shows them before anything is run."""
    rows, _ = take_comments(rows)
    rows = _without_programs(rows, report)
    rows = tuple(
        row
        for row, is_code in zip(rows, fenced(rows), strict=True)
        if not (is_code and row.text.startswith(_HIDDEN))
    )
    return [SlideSource(part) for part in cut(rows, breaks(rows, lambda text: text == "---"))]


def _without_programs(rows: Rows, report: Report) -> Rows:
    """`rows` whose blocks for programs are listings of what the program would be given."""
    result: list[Row] = []
    for row, is_code in zip(rows, fenced(rows), strict=True):
        program = _PROGRAM.fullmatch(row.text.rstrip()) if is_code else None
        if program:
            what = f"`{program[1]}` is not run; what it would be given is shown"
            report(row.line, what, "put its output in its place")
        result.append(Row("~~~", row.line) if program else row)
    return tuple(result)
