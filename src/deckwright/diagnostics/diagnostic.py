"""The type, the ways to make one, how grave a project takes it, and refusals of the system."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeAlias

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


Level: TypeAlias = Severity | Literal["ignore"]
Levels: TypeAlias = Mapping[str, Level]
"""By code, for codes that a workspace judges otherwise than we do."""

LEVELS: tuple[Level, ...] = ("ignore", "info", "warning", "error")
AS_FOUND: Levels = MappingProxyType({})


def at_levels(found: Iterable[Diagnostic], levels: Levels) -> tuple[Diagnostic, ...]:
    """Findings with the severity that `levels` gives their codes, ignored ones left out.

    An error stays one: it keeps an output from being written, whatever one thinks of it.
    """
    judged: list[Diagnostic] = []
    for one in found:
        level = levels.get(one.code, one.severity)
        if one.severity == "error":
            judged.append(one)
        elif level != "ignore":
            judged.append(replace(one, severity=level))
    return tuple(judged)


_PERMISSIONS = "close it where it is open, or change its permissions or those of its folder"
_SPACE = "free some space and try again; what was there before is whole"
_MEMORY = "close some programs, or use --jobs 1"
_IN_THE_WAY = "something of another kind stands in its place: move it away"
_ADVICE = {
    "EACCES": _PERMISSIONS,
    "EPERM": _PERMISSIONS,
    "EROFS": "work on a copy in a place that can be written to",
    "ENOSPC": _SPACE,
    "EDQUOT": _SPACE,
    "EFBIG": "raise the limit of file sizes (ulimit -f); what was there before is whole",
    "EMFILE": "raise the limit of open files (ulimit -n), or use --jobs 1",
    "ENFILE": "close some programs and try again",
    "ENOMEM": _MEMORY,
    "EAGAIN": _MEMORY,
    "EILSEQ": "save it with the encoding UTF-8",
    "ENOENT": "it was there a moment ago: try again",
    "ENOTDIR": _IN_THE_WAY,
    "EEXIST": _IN_THE_WAY,
    "EISDIR": _IN_THE_WAY,
    "ENAMETOOLONG": "give it a shorter name",
    "ELOOP": "a link leads in a circle: remove it",
}
"""By the names of POSIX.1-2017, `errno.h`; not every system has all of them."""


def refusal(refused: OSError | MemoryError) -> tuple[str, str]:
    """What happened and what to do about it, each on one line; the latter may be empty."""
    if isinstance(refused, MemoryError):
        return "there is not enough memory", _MEMORY
    where = f"{refused.filename}: " if refused.filename else ""
    what = refused.strerror or str(refused) or type(refused).__name__
    return where + what.lower(), _ADVICE.get(errno.errorcode.get(refused.errno or 0, ""), "")
