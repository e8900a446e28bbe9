"""pandoc and Quarto: headings divide, from the slide level on; pauses, cells, citations.

https://pandoc.org/MANUAL.html#slide-shows, https://quarto.org/docs/presentations/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import (
    fenced,
    outside_code,
    take_comments,
    without_spans,
)
from deckwright.parse.dialects.pandoc_citations import cite
from deckwright.parse.dialects.pandoc_examples import number_examples
from deckwright.parse.dialects.pandoc_tex import with_formulas
from deckwright.parse.dialects.quarto_cells import raw_spans, shown_cells
from deckwright.parse.dialects.quarto_references import number_references
from deckwright.parse.dialects.shared_spellings import after_pauses, incremental
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource

_PAUSE = re.compile(r"\.[ \t]+\.[ \t]+\.|\\pause")
_SHORTCODE = re.compile(r"\{\{<.*?>\}\}")
_FENCE = re.compile(r"[ \t]*:{3,}[ \t]*(?P<info>[^:\s].*)?")


def read(rows: Rows, settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The whole talk: its headings divide it when its blocks are known."""
    options = dict(settings.options)
    rows, _ = take_comments(rows)
    rows = shown_cells(rows, report, echo=options.get("echo", "").lower() != "false")
    rows = raw_spans(rows, report)
    rows = _without_shortcodes(rows, report)
    pauses = {row.line for row in _text(rows) if _PAUSE.fullmatch(row.text.strip())}
    rows = with_formulas(rows, report)
    rows = number_examples(rows)
    rows = number_references(rows, settings, report)
    rows = cite(rows, settings, report)
    if options.get("incremental", "").lower() == "true":
        return [SlideSource(_one_by_one(rows))]
    at = [number for number, row in enumerate(rows) if row.line in pauses]
    headings = {row for row in _text(rows) if row.text.startswith("#")}
    ends = [number for number, row in enumerate(rows) if row in headings]
    return [SlideSource(after_pauses(rows, at, ends))]


def _text(rows: Rows) -> Iterator[Row]:
    """The rows outside of listings."""
    return (row for row, is_code in zip(rows, fenced(rows), strict=True) if not is_code)


def _without_shortcodes(rows: Rows, report: Report) -> Rows:
    for row in _text(rows):
        for found in _SHORTCODE.findall(without_spans(row.text)):
            report(row.line, f"`{found}` is left out", "nothing is run or fetched for a deck")
    return outside_code(rows, lambda text: _SHORTCODE.sub("", text))


def _one_by_one(rows: Rows) -> Rows:
    """`rows` with all lists one by one but those in `.nonincremental` boxes."""
    still: set[int] = set()
    boxes: list[bool] = []
    for number, (row, is_code) in enumerate(zip(rows, fenced(rows), strict=True)):
        fence = None if is_code else _FENCE.fullmatch(row.text)
        if fence and fence["info"]:
            boxes.append("nonincremental" in fence["info"])
        elif fence and boxes:
            boxes.pop()
        if any(boxes):
            still.add(number)
    return incremental(rows, lambda at, _: at not in still)
