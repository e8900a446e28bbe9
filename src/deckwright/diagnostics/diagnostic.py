"""The type, and the ways to make one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from deckwright.model.source import Span

Severity = Literal["error", "warning", "info"]

LOSSES = frozenset(("DW701", "DW702", "DW703"))
"""Errors about an output that is written all the same: something of its source is not in it."""
_LIKENESS = 0.7
"""How like two words must be (0 to 1) for one to be a slip of the other."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A mend that needs no judgement: `old`, which stands at `span`, becomes `new`."""

    span: Span
    old: str
    new: str


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
    edit: Edit | None = None
    """The mend itself, where a program may make it."""


def error(
    code: str, span: Span, message: str, hint: str = "", edit: Edit | None = None
) -> Diagnostic:
    """Something that keeps an output from being written, or (`LOSSES`) from being whole."""
    return Diagnostic("error", code, span, message, hint, edit)


def warning(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Something that an author should see; outputs are written all the same."""
    return Diagnostic("warning", code, span, message, hint)


def info(code: str, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Something that may be as it should be; only `deckwright check` says it."""
    return Diagnostic("info", code, span, message, hint)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def is_blocked(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them keeps an output from being written."""
    return has_errors(one for one in diagnostics if one.code not in LOSSES)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that `word` is a slip of, or nothing. Case does not count."""
    folded = {candidate.casefold(): candidate for candidate in candidates}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=_LIKENESS)
    return folded[close[0]] if close else ""


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint with the candidate that is most like `word`, or nothing. Case does not count."""
    meant = nearest(word, candidates)
    return f"did you mean `{meant}`?" if meant else ""
