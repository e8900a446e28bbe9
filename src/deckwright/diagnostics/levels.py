"""How grave a workspace takes each code to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, TypeAlias

from deckwright.diagnostics.diagnostic import Diagnostic, Severity

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
