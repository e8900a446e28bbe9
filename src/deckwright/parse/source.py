"""The text that is parsed, and how to point into it."""

from __future__ import annotations

from dataclasses import dataclass

from deckwright.model.source import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A talk's body. Rows count from 0 as in `Token.map`, lines of a `Span` as in the file."""

    path: str
    rows: tuple[str, ...]
    first_line: int

    def span(self, row: int, column: int = 0) -> Span:
        """The place of `row` in the file."""
        return Span(self.path, self.first_line + row, column)

    def find(self, needle: str, first: int, last: int) -> Span:
        """Where `needle` first stands in rows `first` to `last` (exclusive), else row `first`."""
        for row in range(first, min(last, len(self.rows))):
            column = self.rows[row].find(needle)
            if column >= 0:
                return self.span(row, column + 1)
        return self.span(first)
