"""Markdown with `---` between slides, as many programs read it; Deckset's notes and commands.

https://docs.deckset.com/English.lproj/Presenting/03-presenter-notes.html
"""

from __future__ import annotations

import re
from collections.abc import Callable

from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import fenced, take_comments
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, cut

_COMMAND = re.compile(r"\[\.[\w-]+:[^\]]*\]\s*")
_NOTE = re.compile(r"\^ ?")


def read(rows: Rows, _settings: TalkSettings, _report: Report) -> list[SlideSource]:
    """The slides between lines of `---`; a paragraph that begins with `^` is a note."""
    rows, _ = take_comments(rows)
    return [_slide(part) for part in cut(rows, breaks(rows, lambda text: text.rstrip() == "---"))]


def breaks(rows: Rows, is_break: Callable[[str], bool]) -> list[int]:
    """The numbers of the rows outside of listings that divide slides."""
    marks = fenced(rows)
    return [
        number
        for number, (row, mark) in enumerate(zip(rows, marks, strict=True))
        if not mark and is_break(row.text)
    ]


def _slide(rows: Rows) -> SlideSource:
    shown: list[Row] = []
    notes: list[Row] = []
    for row, is_code in zip(rows, fenced(rows), strict=True):
        if is_code:
            shown.append(row)
        elif note := _NOTE.match(row.text):
            notes += [Row("", row.line), Row(row.text[note.end() :], row.line)]
        elif not _COMMAND.fullmatch(row.text):
            shown.append(row)
    return SlideSource(tuple(shown), tuple(notes))
