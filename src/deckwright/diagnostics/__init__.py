"""What went wrong or deserves a look, as a value. Phases return these; only `cli` prints."""

from deckwright.diagnostics.diagnostic import (
    AS_FOUND,
    Diagnostic,
    Edit,
    Level,
    Levels,
    Severity,
    at_levels,
    did_you_mean,
    error,
    has_errors,
    info,
    is_blocked,
    nearest,
    refusal,
    warning,
)
from deckwright.diagnostics.gathered import gathered
from deckwright.diagnostics.terminal import SourceLines, columns, printable, render, render_all

__all__ = [
    "AS_FOUND",
    "Diagnostic",
    "Edit",
    "Level",
    "Levels",
    "Severity",
    "SourceLines",
    "at_levels",
    "columns",
    "did_you_mean",
    "error",
    "gathered",
    "has_errors",
    "info",
    "is_blocked",
    "nearest",
    "printable",
    "refusal",
    "render",
    "render_all",
    "warning",
]
