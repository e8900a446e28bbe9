"""Findings for other programs."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from deckwright.diagnostics import AS_FOUND, at_levels, error, info, warning
from deckwright.diagnostics.reports import as_github, as_json, as_sarif
from deckwright.model.source import NOWHERE, Span

FOUND = (
    error("DW110", Span("talks/a b.md", 3, 7), "unknown key `x`", "did you mean `y`?"),
    warning("DW202", Span("talks/a b.md", 9), "no alternative text"),
    info("DW108", Span("c.yml"), "line ends"),
    warning("DW524", NOWHERE, "from nowhere"),
)


def test_json_has_an_object_for_each_finding() -> None:
    rows = json.loads(as_json(FOUND))
    assert rows[0] == {
        "severity": "error",
        "code": "DW110",
        "path": "talks/a b.md",
        "line": 3,
        "column": 7,
        "message": "unknown key `x`",
        "hint": "did you mean `y`?",
    }
    assert [row["line"] for row in rows] == [3, 9, 0, 0]


def test_sarif_names_rules_places_and_levels() -> None:
    log = json.loads(as_sarif(FOUND))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for finding, result in zip(FOUND, run["results"], strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding.code
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note", "warning"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "talks/a%20b.md"
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    assert "region" not in run["results"][2]["locations"][0]["physicalLocation"]
    assert "locations" not in run["results"][3]


def test_github_gets_one_command_for_each_finding() -> None:
    assert as_github(FOUND).split("\n") == [
        "::error file=talks/a b.md,line=3,col=7,title=DW110::unknown key `x` (did you mean `y`?)",
        "::warning file=talks/a b.md,line=9,title=DW202::no alternative text",
        "::notice file=c.yml,title=DW108::line ends",
        "::warning title=DW524::from nowhere",
    ]


@given(st.text(), st.text())
def test_no_text_of_a_file_begins_a_command_of_its_own(path: str, message: str) -> None:
    said = as_github([warning("DW202", Span(path, 1), message, message)])
    assert "\n" not in said
    assert "\r" not in said


@given(st.text(), st.text())
def test_any_text_is_valid_json(path: str, message: str) -> None:
    found = [warning("DW202", Span(path, 1), message)]
    assert json.loads(as_json(found))[0]["message"] == message
    assert json.loads(as_sarif(found))["runs"][0]["results"][0]["message"]["text"] == message


def test_a_workspace_judges_findings_but_errors_stay() -> None:
    levels = {"DW110": "ignore", "DW202": "error", "DW108": "ignore"}
    judged = at_levels(FOUND, levels)  # type: ignore[arg-type]
    assert [(one.code, one.severity) for one in judged] == [
        ("DW110", "error"),
        ("DW202", "error"),
        ("DW524", "warning"),
    ]
    assert at_levels(FOUND, AS_FOUND) == FOUND
