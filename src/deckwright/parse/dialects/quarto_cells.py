"""Cells of code as Quarto and R Markdown have them, and raw text of other formats.

https://quarto.org/docs/computations/execution-options.html,
https://pandoc.org/MANUAL.html#extension-raw_attribute
"""

from __future__ import annotations

import re

from deckwright.parse.dialects.code_and_comments import fenced
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, written

_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*\{(?P<info>[^}]*)\}[ \t]*$")
_CELL = re.compile(r"(?P<language>[A-Za-z][\w-]*)(?P<rest>[\s,].*)?$")
_HIDDEN = re.compile(r"\b(?:include|echo)\s*[=:]\s*(?:f|false)\b", re.IGNORECASE)
_SHOWN = re.compile(r"\becho\s*[=:]\s*(?:t|true|fenced)\b", re.IGNORECASE)
_OPTION = re.compile(r"[ \t]*(?:#|//|--|%)\|")
_WORDS = re.compile(
    r"(?:fig|tbl|lst)[-.](?:cap|subcap|alt)\s*[=:]\s*(?:\"(?P<quoted>[^\"\n]*)\"|(?P<bare>[^\n]*))"
)
_RAW = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`)(?P<words>.+?)(?<!`)(?P=ticks)(?!`)\{=(?P<format>\w+)\}"
)
_HTML = ("html", "html4", "html5", "markdown")


def shown_cells(rows: Rows, report: Report, *, echo: bool) -> Rows:
    """Cells as listings, less those that show no code; raw blocks less those of other formats.

    `echo` says whether a cell shows its code that says nothing itself.
    """
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
            if info.startswith("="):
                result += _raw(cell, info[1:].strip(), report)
            else:
                result += _listing(cell, fence, info, report, echo=echo)
            fence = ""
    return (*result, *cell) if fence else tuple(result)


def _raw(block: list[Row], form: str, report: Report) -> Rows:
    opening, *lines, closing = block
    if form in _HTML:
        return (Row("", opening.line), *lines, Row("", closing.line))
    words = "\n".join(row.text for row in lines).strip()
    report(opening.line, f"raw {form} is left out: {words}", "write Markdown")
    return written("", opening.line)


def _listing(cell: list[Row], fence: str, info: str, report: Report, *, echo: bool) -> Rows:
    opening, *lines, closing = cell
    options = "\n".join([info, *(row.text for row in lines if _OPTION.match(row.text))])
    code = [row for row in lines if not _OPTION.match(row.text)]
    captions = [found["quoted"] or found["bare"] or "" for found in _WORDS.finditer(options)]
    captioned = f"; its output would say: {'; '.join(captions)}" if captions else ""
    if _HIDDEN.search(options) or not (echo or _SHOWN.search(options)):
        words = "\n".join(row.text for row in code).strip()
        message = f"a hidden cell is left out{captioned}: {words}"
        report(opening.line, message, "nothing is run for a deck")
        return written("", opening.line)
    message = f"a cell is shown and not run{captioned}"
    report(opening.line, message, "save its output as a picture or a table")
    language = _CELL.match(info)
    name = language["language"] if language else ""
    return (Row(f"{fence}{name}", opening.line), *code, closing)


def raw_spans(rows: Rows, report: Report) -> Rows:
    """`rows` with raw HTML within lines, and without raw text of other formats."""
    result: list[Row] = []
    for row, is_code in zip(rows, fenced(rows), strict=True):
        text = row.text
        for found in () if is_code else _RAW.finditer(row.text):
            is_html = found["format"] in _HTML
            text = text.replace(found[0], found["words"] if is_html else "", 1)
            if not is_html:
                message = f"raw {found['format']} is left out: {found['words']}"
                report(row.line, message, "write Markdown")
        result.append(Row(text, row.line))
    return tuple(result)
