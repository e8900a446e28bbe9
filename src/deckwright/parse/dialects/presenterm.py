"""presenterm: commands in comments, titles underlined, columns by number.

https://mfontanini.github.io/presenterm/features/commands.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from deckwright.model.talk import TalkSettings
from deckwright.parse.dialects.code_and_comments import Comment, fenced, outside_code, take_comments
from deckwright.parse.dialects.shared_spellings import (
    after_pauses,
    columns,
    each_image,
    incremental,
)
from deckwright.parse.dialects.slide_rows import Report, Row, Rows, SlideSource

_COMMAND = re.compile(r"\s*(?P<name>[a-z_]+)\s*(?::\s*(?P<value>[\s\S]*?))?\s*")
_INFO = re.compile(r"(?P<fence>[ \t]*`{3,}[ \t]*[^\s`]*)[ \t]+(?P<rest>[^`]+)")
_STRUCK = re.compile(r"(?<!~)~(?![~\s])([^~]+)(?<!\s)~(?!~)")
_STEPS = re.compile(r"\{([\w|,\- ]*)\}")


@dataclass(slots=True)
class _Draft:
    """A slide while it is read: done parts, and the columns that are being filled."""

    done: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    shares: list[int] = field(default_factory=list)
    parts: dict[int, list[Row]] = field(default_factory=dict)
    column: int | None = None
    pauses: list[Row] = field(default_factory=list)
    incremental: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """A row, where the slide is being written."""
        part = self.done if self.column is None else self.parts.setdefault(self.column, [])
        part.append(row)

    def end_columns(self) -> None:
        """What the columns hold becomes a block of columns."""
        whole = sum(self.shares) or 1
        filled = [
            (tuple(rows), f"{100 * self.shares[n] // whole}%" if n < len(self.shares) else "")
            for n, rows in sorted(self.parts.items())
        ]
        if len({width for _, width in filled}) == 1:
            filled = [(rows, "") for rows, _ in filled]
        self.done += columns(filled)
        self.parts, self.shares, self.column = {}, [], None


def read(rows: Rows, _settings: TalkSettings, report: Report) -> list[SlideSource]:
    """The slides of a presenterm deck."""
    rows, comments = take_comments(rows)
    rows = _listings(rows)
    by_row: dict[int, list[Comment]] = {}
    for comment in comments:
        by_row.setdefault(comment.at, []).append(comment)
    slides: list[SlideSource] = []
    draft = _Draft()
    lists = False
    for number, row in enumerate(rows):
        draft.add(row)
        for comment in by_row.get(number, ()):
            command = _COMMAND.fullmatch(comment.text)
            match (command["name"], command["value"] or "") if command else ("", ""):
                case ("end_slide", _):
                    slides.append(_slide(draft))
                    draft, lists = _Draft(), False
                case ("pause", _):
                    draft.pauses.append(row)
                case ("incremental_lists", value):
                    lists = value.strip() == "true"
                    draft.incremental += [row] if lists else []
                case ("column_layout", value):
                    draft.end_columns()
                    draft.shares = [int(one) for one in re.findall(r"\d{1,4}", value)]
                case ("column", value):
                    draft.column = int(value) if re.fullmatch(r"\d{1,3}", value) else None
                case ("reset_layout", _):
                    draft.end_columns()
                case ("speaker_note", value):
                    draft.notes += _note(value, comment)
                case ("include", value):
                    report(row.line, f"the file `{value}` is left out", "copy it into this file")
                case _:
                    pass
    return [*slides, _slide(draft)]


def _note(value: str, comment: Comment) -> list[Row]:
    lines = value.removeprefix("|").strip("\n").split("\n")
    return [Row("", comment.line), *(Row(line.strip(), comment.line) for line in lines)]


def _slide(draft: _Draft) -> SlideSource:
    draft.end_columns()
    rows = tuple(draft.done)
    where = {id(row): number for number, row in enumerate(rows)}
    shown = [where[id(row)] for row in draft.incremental if id(row) in where]
    pauses = [where[id(row)] for row in draft.pauses if id(row) in where]
    rows = incremental(rows, lambda at, _: any(one <= at for one in shown)) if shown else rows
    rows = rows if shown else after_pauses(rows, pauses)
    rows = outside_code(_sized(rows), lambda text: _STRUCK.sub(r"~~\1~~", text))
    return SlideSource(rows, tuple(draft.notes))


def _sized(rows: Rows) -> Rows:
    """Pictures' widths, `image:width:50%` or `image:w:50%`, as ours."""

    def change(found: re.Match[str]) -> str:
        size = re.fullmatch(r"(?:image:)?w(?:idth)?:(\d{1,3}%)", found["alt"].strip())
        return f"![]({found['target']}){{width={size[1]}}}" if size else found[0]

    return each_image(rows, change)


def _listings(rows: Rows) -> Rows:
    """Fences as ours: lines to point out, numbers."""
    result: list[Row] = []
    for row, is_code in zip(rows, fenced(rows), strict=True):
        found = _INFO.fullmatch(row.text.rstrip()) if is_code else None
        if not found:
            result.append(row)
            continue
        steps = _STEPS.search(found["rest"])
        lines = re.findall(r"\d+(?:-\d+)?", steps[1]) if steps else []
        words = [found["fence"]]
        words += [f"{{{','.join(lines)}}}"] if lines else []
        words += [".numbered"] if "+line_numbers" in found["rest"] else []
        result.append(Row(" ".join(words), row.line))
    return tuple(result)
