"""The program's own settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckwright.read.settings.levels import read_levels


def test_without_settings_every_code_is_as_found(tmp_path: Path) -> None:
    assert read_levels(tmp_path) == ({}, ())


@pytest.mark.parametrize(
    ("name", "table"),
    [("deckwright.toml", "severity"), ("pyproject.toml", "tool.deckwright.severity")],
)
def test_a_code_gets_its_severity(tmp_path: Path, name: str, table: str) -> None:
    (tmp_path / name).write_text(
        f'[{table}]\nDW202 = "ignore"\nDW610 = "error"\n', encoding="utf-8"
    )
    assert read_levels(tmp_path) == ({"DW202": "ignore", "DW610": "error"}, ())


def test_our_own_file_comes_before_the_projects(tmp_path: Path) -> None:
    (tmp_path / "deckwright.toml").write_text('[severity]\nDW202 = "info"\n', encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.deckwright.severity]\nDW202 = "error"\n', encoding="utf-8"
    )
    assert read_levels(tmp_path)[0] == {"DW202": "info"}


def test_a_project_that_does_not_speak_of_us_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert read_levels(tmp_path) == ({}, ())


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ('[severity]\nDW2O2 = "ignore"', "DW141", 2, "did you mean"),
        ("[severity]\nQ1 = 1", "DW141", 2, "docs/diagnostics.md"),
        ('[severity]\n\nDW202 = "off"', "DW111", 3, "one of: ignore, info, warning, error"),
        ('[severty]\nDW202 = "info"', "DW110", 1, "did you mean `severity`?"),
        ('severity = "high"', "DW111", 1, "[severity]"),
        ("[severity]\nDW202 = ignore", "DW140", 2, "key = value"),
    ],
)
def test_a_mistake_is_named_in_its_place(
    tmp_path: Path, text: str, code: str, line: int, hint: str
) -> None:
    (tmp_path / "deckwright.toml").write_text(text, encoding="utf-8")
    _, (finding,) = read_levels(tmp_path)
    assert (finding.code, finding.span.line) == (code, line)
    assert hint in finding.hint


def test_what_is_right_holds_beside_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "deckwright.toml").write_text(
        '[severity]\nDW999 = "info"\nDW202 = "info"\n', encoding="utf-8"
    )
    levels, found = read_levels(tmp_path)
    assert levels == {"DW202": "info"}
    assert len(found) == 1
