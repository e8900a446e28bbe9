"""The program's settings: how grave each finding is, in `deckwright.toml` or `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from deckwright.diagnostics import Diagnostic, Level, Levels, did_you_mean, error
from deckwright.diagnostics.codes import CODES
from deckwright.diagnostics.diagnostic import LEVELS
from deckwright.model.source import Span
from deckwright.read.settings.yaml_document import MAX_CHARACTERS, MAX_DEPTH
from deckwright.read.text_files import read_text
from deckwright.read.workspace import locate

FILE_NAME = "deckwright.toml"
_PROJECT = "pyproject.toml"
_KEY = "severity"
_DEEP_KEY = re.compile(
    r"""(?:(?:(?<![\w-])[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"""
    rf"{{{MAX_DEPTH}}}"
)
"""A dotted key of too many parts: its cost in `tomllib` grows with the square of their number."""


def read_levels(root: Path) -> tuple[Levels, tuple[Diagnostic, ...]]:
    """The `[severity]` of `deckwright.toml` in `root`, else `[tool.deckwright.severity]` of
    `pyproject.toml`; and what is wrong with it. What is right holds all the same.
    """  # noqa: D205 - two files, one sentence
    for name, tables in ((FILE_NAME, ()), (_PROJECT, ("tool", "deckwright"))):
        path = locate(name, root, root)
        if not isinstance(path, Path):
            continue
        settings, text, found = _parse(path, tables)
        if settings is not None or found:
            levels, mistakes = _levels(settings or {}, text, path)
            return levels, (*found, *mistakes)
    return {}, ()


def _parse(
    path: Path, tables: tuple[str, ...]
) -> tuple[Mapping[str, Any] | None, str, tuple[Diagnostic, ...]]:
    """Our table of a TOML file and the file's text; None where the file has no such table."""
    text, found = read_text(path)
    if text is None:
        return None, "", found
    if len(text) > MAX_CHARACTERS or _DEEP_KEY.search(text):
        message = f"this TOML has more than {MAX_CHARACTERS:,} characters, or a key too deep"
        return None, text, (*found, error("DW140", Span(str(path)), message))
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        message, line, column = _syntax(str(failure))
        span = Span(str(path), line, column)
        return None, text, (*found, error("DW140", span, message, "write `key = value`"))
    except (RecursionError, ValueError):  # brackets, or digits, by the thousand
        message = "this TOML is nested too deep or holds too large a number"
        return None, text, (*found, error("DW140", Span(str(path)), message))
    for table in tables:
        data = data.get(table) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else None, text, found


def _syntax(failure: str) -> tuple[str, int, int]:
    """What is wrong and where, from `… (at line 3, column 9)`."""
    match = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", failure)
    return (f"this is no TOML: {match[1]}", int(match[2]), int(match[3])) if match else (
        f"this is no TOML: {failure}", 0, 0
    )  # fmt: skip


def _levels(
    settings: Mapping[str, Any], text: str, path: Path
) -> tuple[Levels, tuple[Diagnostic, ...]]:
    found = [
        error("DW110", _place(key, text, path), f"unknown key `{key}`", did_you_mean(key, [_KEY])
            or f"known keys: {_KEY}")
        for key in settings
        if key != _KEY
    ]  # fmt: skip
    given = settings.get(_KEY, {})
    if not isinstance(given, dict):
        hint = '[severity] on a line, and `DW202 = "ignore"` below'
        found.append(error("DW111", _place(_KEY, text, path), f"`{_KEY}` must be a table", hint))
        given = {}
    levels: dict[str, Level] = {}
    for code, level in given.items():
        if code not in CODES:
            hint = did_you_mean(code, CODES) or "docs/diagnostics.md lists them"
            found.append(error("DW141", _place(code, text, path), f"no code `{code}`", hint))
        elif level not in LEVELS:
            hint = f"one of: {', '.join(LEVELS)}"
            message = f"`{code}` cannot be `{level}`"
            found.append(error("DW111", _place(code, text, path), message, hint))
        else:
            levels[code] = cast("Level", level)
    return levels, tuple(found)


def _place(key: str, text: str, path: Path) -> Span:
    """Where a key is written; tomllib keeps no places."""
    pattern = rf"(?m)^[\[ \t]*[\"']?{re.escape(key)}\b"
    match = re.search(pattern, text)
    if match is None:
        return Span(str(path))
    before = text[: match.end() - len(key)]
    return Span(str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))
