"""A finding for a terminal: place, message, the source line with a caret, the mend."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from deckwright.diagnostics.diagnostic import Diagnostic
from deckwright.model.source import Span

SourceLines: TypeAlias = Callable[[str], Sequence[str]]
"""The lines of the file at a path, for excerpts; empty where it cannot be read."""

_ROW = 500
"""Characters of a message or a hint that are shown at most: both may repeat what a file says."""
_EXCERPT = 96
"""Characters of a line that an excerpt shows at most."""


def render_all(found: Iterable[Diagnostic], lines: SourceLines) -> Iterator[str]:
    """Diagnostics for a terminal; what is said again about a file is its place and the finding."""
    said: set[tuple[str, str, str, str]] = set()
    for one in found:
        what = (one.span.path, one.code, one.message, one.hint)
        yield _finding(one) if what in said else render(one, lines)
        said.add(what)


def render(diagnostic: Diagnostic, lines: SourceLines) -> str:
    """A diagnostic for a terminal: place, finding, the source line with a caret, the mend.

    Text from files is shown without its control characters, so that no file steers a terminal.
    """
    rows = [_finding(diagnostic), *_excerpt(diagnostic.span, lines)]
    if diagnostic.hint:
        rows.append(_row(f"help: {diagnostic.hint}"))
    return "\n".join(rows)


def _finding(diagnostic: Diagnostic) -> str:
    finding = f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    return _row(": ".join(part for part in (_place(diagnostic.span), finding) if part))


def _place(span: Span) -> str:
    numbers = (number for number in (span.line, span.column) if number)
    return ":".join((span.path, *map(str, numbers))) if span.path else ""


def _excerpt(span: Span, lines: SourceLines) -> list[str]:
    source = lines(span.path) if span.path and span.line else ()
    line = source[span.line - 1].rstrip() if 0 < span.line <= len(source) else ""
    if not line:
        return []
    start = max(0, span.column - _EXCERPT // 2) if len(line) > _EXCERPT else 0
    number = str(span.line)
    rows = [f" {number} | {printable(line[start : start + _EXCERPT])}"]
    if span.column:
        before = columns(printable(line[start : span.column - 1]))
        rows.append(f" {' ' * len(number)} | {' ' * before}^")
    return rows


def _row(text: str) -> str:
    return printable(text if len(text) <= _ROW else f"{text[:_ROW]}…")


def printable(text: str) -> str:
    """`text` from a file without its control characters, so that no file steers a terminal."""
    tidy = text.replace("\t", "    ")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in tidy)


def columns(text: str) -> int:
    """How many columns of a terminal, or of an editor, `text` takes (Unicode Standard Annex 11)."""
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
