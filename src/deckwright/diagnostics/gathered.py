"""One finding for one cause, with all its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckwright.diagnostics.diagnostic import Diagnostic

_BY_HINT = frozenset(("DW121", "DW202"))
"""Codes whose findings have one cause where they have one mend, whatever they name."""
_BY_MESSAGE = frozenset(("DW201",))
"""Codes whose findings have one cause where they say the same."""
_SHOWN = 10
"""How many lines a finding names."""


def gathered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """`found`, where those of one cause in one file are one, which names the others' lines."""
    causes: dict[object, list[Diagnostic]] = {}
    for number, one in enumerate(found):
        cause: object = number
        if one.code in _BY_HINT | _BY_MESSAGE:
            same = one.hint if one.code in _BY_HINT else one.message
            cause = (one.code, one.severity, one.span.path, same)
        causes.setdefault(cause, []).append(one)
    return tuple(_one(same) for same in causes.values())


def _one(same: list[Diagnostic]) -> Diagnostic:
    first, *others = same
    if not others:
        return first
    lines = list(dict.fromkeys(str(one.span.line) for one in others))
    more = ", …" if len(lines) > _SHOWN else ""
    where = f"on line{'s' if len(lines) > 1 else ''} {', '.join(lines[:_SHOWN])}{more}"
    return replace(first, message=f"{first.message}, and {len(others)} more {where}")
