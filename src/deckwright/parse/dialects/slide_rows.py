"""What a dialect makes of a text: slides of rows that our own Markdown can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings


@dataclass(frozen=True, slots=True)
class Row:
    """A line of Markdown, and which line of the body it comes from, counted from 0."""

    text: str
    line: int


Rows: TypeAlias = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SlideSource:
    """A slide, or the whole talk where headings divide it."""

    rows: Rows
    notes: Rows = ()
    attributes: Attributes = NO_ATTRIBUTES


Report: TypeAlias = Callable[[int | Span, str, str], None]
"""Takes the place of what cannot be shown, what it is, and how to mend it.

The place is a line of the body, counted from 0, or where it stands in the front matter.
"""

Reading: TypeAlias = Callable[[Rows, TalkSettings, Report], Sequence[SlideSource]]


def rows_of(text: str) -> Rows:
    """The lines of a text."""
    return tuple(Row(line, number) for number, line in enumerate(text.split("\n")))


def text_of(rows: Iterable[Row]) -> str:
    """Rows as one text."""
    return "\n".join(row.text for row in rows)


def written(text: str, line: int) -> Rows:
    """Rows of our own making, which stand for something on `line`."""
    return tuple(Row(one, line) for one in ("", *text.split("\n"), ""))


def is_blank(rows: Iterable[Row]) -> bool:
    """Whether there is nothing in `rows` but space."""
    return not any(row.text.strip() for row in rows)


def cut(rows: Rows, breaks: Iterable[int]) -> list[Rows]:
    """The rows between those at `breaks`, which are left out."""
    parts: list[Rows] = []
    start = 0
    for at in breaks:
        parts.append(rows[start:at])
        start = at + 1
    return [*parts, rows[start:]]
