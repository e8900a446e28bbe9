"""Findings for other programs: JSON, SARIF, the annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Literal, assert_never
from urllib.parse import quote

from deckwright import __version__
from deckwright.diagnostics.codes import CODES
from deckwright.diagnostics.diagnostic import Diagnostic, Severity
from deckwright.model.source import Span

Format = Literal["text", "json", "sarif", "github"]

_SARIF_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def report(found: Sequence[Diagnostic], form: Literal["json", "sarif", "github"]) -> str:
    """Findings in one of the forms that programs read."""
    match form:
        case "json":
            return as_json(found)
        case "sarif":
            return as_sarif(found)
        case "github":
            return as_github(found)
        case _:
            assert_never(form)


def as_json(found: Sequence[Diagnostic]) -> str:
    """A list with an object for each finding; line and column count from 1, 0 for the whole."""
    rows = [
        {
            "severity": one.severity,
            "code": one.code,
            "path": _uri_path(one.span),
            "line": one.span.line,
            "column": one.span.column,
            "message": one.message,
            "hint": one.hint,
        }
        for one in found
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False)


def as_sarif(found: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0, which code hosts and editors show
    (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)."""  # noqa: D205, D209 - an address of one piece
    codes = sorted({one.code for one in found})
    driver = {
        "name": "deckwright",
        "version": __version__,
        "rules": [
            {"id": code, "shortDescription": {"text": CODES.get(code, code)}} for code in codes
        ],
    }
    results = [
        {
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": _SARIF_LEVELS[one.severity],
            "message": {"text": _whole(one)},
            **({"locations": [_location(one.span)]} if one.span.path else {}),
        }
        for one in found
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, indent=1, ensure_ascii=False)


def as_github(found: Sequence[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the lines they are about
    (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)."""  # noqa: D205, D209 - an address of one piece
    return "\n".join(_annotation(one) for one in found)


def _annotation(one: Diagnostic) -> str:
    places = {
        "file": _uri_path(one.span),
        "line": one.span.line,
        "col": one.span.column,
        "title": one.code,
    }
    properties = ",".join(f"{key}={_property(str(at))}" for key, at in places.items() if at)
    return f"::{_GITHUB_COMMANDS[one.severity]} {properties}::{_data(_whole(one))}"


def _location(span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(_uri_path(span))}}
    if span.line:
        place["region"] = {"startLine": span.line}
        if span.column:
            place["region"]["startColumn"] = span.column
    return {"physicalLocation": place}


def _whole(one: Diagnostic) -> str:
    return f"{one.message} ({one.hint})" if one.hint else one.message


def _uri_path(span: Span) -> str:
    """The path with `/`, also where the system writes another mark."""
    return PurePath(span.path).as_posix() if span.path else ""


def _data(text: str) -> str:
    """Text of a workflow command: no line end may end it early."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
