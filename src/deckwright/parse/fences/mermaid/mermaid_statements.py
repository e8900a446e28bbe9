"""Lines of Mermaid, and what can be wrong with them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"%%.*")
_BREAK = re.compile(r"\s*<br\s*/?>\s*|\\n", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ENTITY = re.compile(r"#(\w+);")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1")

_LONGEST = 2_000

MOST = 200
"""Nodes, edges or events of one diagram: no slide shows more."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line without its comment; `row` counts from 0 within the listing."""

    row: int
    text: str


class DiagramError(ValueError):
    """What keeps a diagram from being drawn: its row, words that go on after "the diagram"."""

    def __init__(self, row: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.row = row
        self.hint = hint


def statements(text: str) -> Iterator[Statement]:
    """The lines of a diagram that say something; front matter between `---` is left out."""
    lines = text.split("\n")
    start = 0
    if lines[0].strip() == "---":
        end = next((at for at, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
        start = 0 if end is None else end + 1
    for row, line in enumerate(lines[start:], start):
        words = _COMMENT.sub("", line).strip().rstrip(";").rstrip()
        if len(words) > _LONGEST:
            raise DiagramError(row, f"has a line of more than {_LONGEST} characters")
        if words:
            yield Statement(row, words)


def label(text: str) -> str:
    """A label as it is shown: no quotes, no tags, no emphasis; `<br>` becomes a line feed."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = _EMPHASIS.sub(r"\2", text[1:-1])
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = html.unescape(_ENTITY.sub(r"&\1;", text))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def not_understood(statement: Statement) -> DiagramError:
    """For a line that says nothing to us."""
    shown = statement.text if len(statement.text) < 60 else statement.text[:59] + "…"  # noqa: PLR2004
    return DiagramError(
        statement.row, f"has a line that is not understood: `{shown}`", "it is shown as code"
    )
