"""pandoc and Quarto: headings divide, from the slide level on; pauses, cells, raw blocks.

https://pandoc.org/MANUAL.html#slide-shows, https://quarto.org/docs/presentations/
"""

from __future__ import annotations

import re

from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import (
    fenced,
    outside_code,
    take_comments,
    without_spans,
)
from deckwright.parse.dialects.shared_spellings import after_pauses, incremental
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource, written

_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*\{(?P<info>[^}]*)\}[ \t]*$")
_CELL = re.compile(r"(?P<language>[A-Za-z][\w-]*)(?P<rest>[\s,].*)?$")
_HIDDEN = re.compile(r"\b(?:include|echo)\s*[=:]\s*(?:f|false)\b", re.IGNORECASE)
_OPTION = re.compile(r"[ \t]*(?:#|//|--|%)\|")
_PAUSE = re.compile(r"\.[ \t]+\.[ \t]+\.")
_SHORTCODE = re.compile(r"\{\{<.*?>\}\}")
_RAW_INLINE = re.compile(r"`[^`]*`\{=\w+\}")
_TEX = re.compile(
    r"[ \t]*\\(?:newpage|pagebreak|clearpage|vspace\*?\{[^}]*\}|hfill|centering|pause)[ \t]*"
)


def read(rows: Rows, settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The whole talk: its headings divide it when its blocks are known."""
    rows, _ = take_comments(rows)
    rows = _without_cells(rows, report)

    def without_shortcodes(text: str) -> str:
        return _SHORTCODE.sub("", text)

    for row, is_code in zip(rows, fenced(rows), strict=True):
        for found in () if is_code else _SHORTCODE.findall(without_spans(row.text)):
            report(row.line, f"`{found}` is left out", "nothing is run or fetched for a deck")
    rows = outside_code(rows, without_shortcodes)
    pauses = [
        number
        for number, (row, is_code) in enumerate(zip(rows, fenced(rows), strict=True))
        if not is_code and (_PAUSE.fullmatch(row.text.strip()) or row.text.strip() == r"\pause")
    ]
    rows = tuple(
        Row("", row.line) if not is_code and _TEX.fullmatch(row.text) else row
        for row, is_code in zip(rows, fenced(rows), strict=True)
    )
    if dict(settings.options).get("incremental", "").lower() == "true":
        rows = incremental(rows, lambda _, __: True)
    else:
        headings = [
            number
            for number, (row, is_code) in enumerate(zip(rows, fenced(rows), strict=True))
            if not is_code and row.text.startswith("#")
        ]
        rows = after_pauses(rows, pauses, headings)
    return [SlideSource(rows)]


def _without_cells(rows: Rows, report: Report) -> Rows:
    """Cells as listings, without those that show no code; raw blocks of other formats left out."""
    result: list[Row] = []
    cell: list[Row] = []
    fence, info = "", ""
    for row in rows:
        opening = _FENCE.match(row.text)
        if not fence:
            if opening and (_CELL.match(opening["info"]) or opening["info"].startswith("=")):
                fence, info, cell = opening["fence"], opening["info"], [row]
            else:
                result.append(row)
            continue
        cell.append(row)
        if row.text.strip().startswith(fence) and not row.text.strip().strip(fence[0]):
            result += _listing(cell, fence, info, report)
            fence = ""
    return (*result, *cell) if fence else tuple(result)


def _listing(cell: list[Row], fence: str, info: str, report: Report) -> Rows:
    opening, *lines, closing = cell
    if info.startswith("="):
        words = "\n".join(row.text for row in lines).strip()
        report(
            opening.line,
            f"raw {info[1:].split(maxsplit=1)[0]} is left out: {words}",
            "write Markdown",
        )
        return written("", opening.line)
    options = "\n".join([info, *(row.text for row in lines if _OPTION.match(row.text))])
    code = [row for row in lines if not _OPTION.match(row.text)]
    if _HIDDEN.search(options):
        words = "\n".join(row.text for row in code).strip()
        report(opening.line, f"a hidden cell is left out: {words}", "nothing is run for a deck")
        return written("", opening.line)
    report(opening.line, "a cell is shown and not run", "save its output as a picture or a table")
    language = _CELL.match(info)
    name = language["language"] if language else ""
    return (Row(f"{fence}{name}", opening.line), *code, closing)
