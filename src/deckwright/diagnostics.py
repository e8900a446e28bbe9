"""What went wrong or deserves a look, as a value. Phases return these; only `cli` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deckwright.model.source import Span

Severity = Literal["error", "warning", "info"]


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
