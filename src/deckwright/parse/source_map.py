"""The text that is parsed, and how to point into the file that it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckwright.model.source import Span


@dataclass(frozen=True, slots=True)
class SourceMap:
    """A talk's body. Rows count from 0 as in `Token.map`, lines of a `Span` as in the file."""

    path: str
    rows: tuple[str, ...]
    first_line: int
    lines: tuple[int, ...] = ()
    """Which line of the body each row comes from, counted from 0; empty where it is the same."""
    body: tuple[str, ...] = ()
    """The lines of the body, where `lines` is set."""
    origins: tuple[Span, ...] = ()
    """Where each line of the body was written, if any comes from another file."""

    def span(self, row: int, column: int = 0) -> Span:
        """The place of `row` in the file."""
        line = self.lines[min(row, len(self.lines) - 1)] if self.lines else row
        if line < len(self.origins):
            return replace(self.origins[line], column=column)
        return Span(self.path, self.first_line + line, column)

    def find(self, needle: str, first: int, last: int) -> Span:
        """Where `needle` first stands in rows `first` to `last` (exclusive), else row `first`."""
        row = self.row_of(needle, first, last)
        line = self.body[self.lines[row]] if self.lines and row < len(self.lines) else None
        text = self.rows[row] if line is None and row < len(self.rows) else line or ""
        return self.span(row, text.find(needle) + 1)

    def row_of(self, needle: str, first: int, last: int) -> int:
        """The first of the rows `first` to `last` (exclusive) with `needle` in it, else `first`."""
        rows = range(first, min(last, len(self.rows)))
        return next((row for row in rows if needle in self.rows[row]), first)
