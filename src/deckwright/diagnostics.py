"""What went wrong or deserves a look, as a value. Phases return these; only `cli` prints."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from deckwright.model.source import Span

Severity = Literal["error", "warning", "info"]

SourceLines: TypeAlias = Callable[[str], Sequence[str]]
"""The lines of the file at a path, for excerpts; empty where it cannot be read."""

_LIKENESS = 0.7
"""How like two words must be (0 to 1) for one to be a slip of the other."""
_ROW = 500
"""Characters of a message or a hint that are shown at most: both may repeat what a file says."""
_EXCERPT = 96
"""Characters of a line that an excerpt shows at most."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is stable (`DW` and three digits). `message` says what is wrong, `hint` how to mend it.
    """

    severity: Severity
    code: str
    span: Span
    message: str
    hint: str = ""


def error(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Something that keeps an output from being written."""
    return Diagnostic("error", code, span, message, hint)


def warning(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Something that an author should see; outputs are written all the same."""
    return Diagnostic("warning", code, span, message, hint)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them keeps an output from being written."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint with the candidate that is most like `word`, or nothing. Case does not count."""
    folded = {candidate.casefold(): candidate for candidate in candidates}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=_LIKENESS)
    return f"did you mean `{folded[close[0]]}`?" if close else ""


def render(diagnostic: Diagnostic, lines: SourceLines) -> str:
    """A diagnostic for a terminal: place, finding, the source line with a caret, the mend.

    Text from files is shown without its control characters, so that no file steers a terminal.
    """
    span = diagnostic.span
    finding = f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    rows = [_row(": ".join(part for part in (_place(span), finding) if part))]
    rows += _excerpt(span, lines)
    if diagnostic.hint:
        rows.append(_row(f"help: {diagnostic.hint}"))
    return "\n".join(rows)


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
    rows = [f" {number} | {_printable(line[start : start + _EXCERPT])}"]
    if span.column:
        before = sum(map(_cells, _printable(line[start : span.column - 1])))
        rows.append(f" {' ' * len(number)} | {' ' * before}^")
    return rows


def _row(text: str) -> str:
    return _printable(text if len(text) <= _ROW else f"{text[:_ROW]}…")


def _printable(text: str) -> str:
    tidy = text.replace("\t", "    ")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in tidy)


def _cells(char: str) -> int:
    """How many cells of a terminal a character takes (Unicode Standard Annex 11)."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
