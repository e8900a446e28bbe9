"""What each command loads: a package that is slow to load and not needed costs every user time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """\
import sys
from deckwright.cli import main
before = set(sys.stdlib_module_names)
try:
    main(sys.argv[1:])
except SystemExit:
    pass
ours = {name.partition(".")[0] for name in sys.modules} - before
print("loaded:", *sorted(name for name in ours if not name.startswith("_")))
"""
"""Runs a command as the program does, and tells which packages came in."""

COMMAND = {"click", "deckwright"}
PYDANTIC = {
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "typing_extensions",
    "typing_inspection",
}
SETTINGS = COMMAND | PYDANTIC | {"yaml", "cython_runtime"}
MARKDOWN = {"markdown_it", "mdit_py_plugins", "mdurl"}
PLANNING = SETTINGS | MARKDOWN | {"uharfbuzz"}
"""Of a talk whose theme is kept; else what reads templates and finds fonts comes in as well."""


def loaded(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", PROBE, *arguments]
    shown = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return set(shown.splitlines()[-1].removeprefix("loaded:").split())


@pytest.fixture(scope="module")
def before() -> set[str]:
    """What Python itself has loaded, such as hooks of editable installs."""
    command = [sys.executable, "-c", "import sys; print(*sys.modules)"]
    shown = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return {name.partition(".")[0] for name in shown.split()}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_loads_the_command_line_alone(option: str, before: set[str]) -> None:
    assert loaded(option) - before == COMMAND


def test_a_build_with_nothing_to_do_loads_what_reads_settings(
    event_folder: Path, before: set[str]
) -> None:
    del event_folder
    loaded("build")
    assert loaded("build") - before == SETTINGS


def test_a_plan_loads_nothing_for_code_pictures_or_pages(
    event_folder: Path, before: set[str]
) -> None:
    talk = str(event_folder / "01-first.md")
    loaded("plan", talk)
    assert loaded("plan", talk) - before == PLANNING


def test_a_deck_loads_the_package_library_besides(event_folder: Path, before: set[str]) -> None:
    talk = str(event_folder / "01-first.md")
    loaded("deck", "-o", "talk.pptx", talk)
    assert loaded("deck", "-o", "talk.pptx", talk) - before == PLANNING | {"pptx", "lxml", "PIL"}
