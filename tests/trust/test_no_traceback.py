"""No traceback reaches a user: a fault of the program is one line that says how to report it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FAULTY = """\
import sys
from deckwright.write import pptx
from deckwright.cli import main
def broken(*_): raise {fault}
pptx.write_pptx = broken
main(sys.argv[1:])
"""


def run(fault: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FAULTY.format(fault=fault), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text("# A talk\n\n## A slide\n", encoding="utf-8")
    return path


def test_a_fault_of_the_program_is_one_line(talk: Path) -> None:
    result = run(
        "KeyError('tall\\norder')", "deck", str(talk), "-o", str(talk.with_suffix(".pptx"))
    )
    assert result.returncode == 70
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1
    for said in ("fault of deckwright", "please report it", "KeyError", "DECKWRIGHT_DEBUG=1"):
        assert said in result.stderr


def test_whoever_mends_it_can_see_where_it_happened(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKWRIGHT_DEBUG", "1")
    result = run("KeyError", "deck", str(talk), "-o", str(talk.with_suffix(".pptx")))
    assert result.returncode == 70
    assert "Traceback" in result.stderr


@pytest.mark.parametrize(
    "fault", ["RecursionError", "AssertionError", "UnicodeError", "SystemError"]
)
def test_every_kind_of_fault_is_caught(talk: Path, fault: str) -> None:
    result = run(fault, "deck", str(talk), "-o", str(talk.with_suffix(".pptx")))
    assert result.returncode == 70
    assert "Traceback" not in result.stderr


def test_want_of_memory_is_no_fault_of_the_program(talk: Path) -> None:
    result = run("MemoryError", "deck", str(talk), "-o", str(talk.with_suffix(".pptx")))
    assert result.returncode == 1
    assert "not enough memory; close some programs" in result.stderr


@pytest.mark.usefixtures("event_folder")
def test_a_fault_in_one_output_of_a_build_is_said_in_its_place() -> None:
    result = run("KeyError", "build", "--jobs", "1")
    assert result.returncode == 1
    assert "DW590" in result.stderr
    assert "Traceback" not in result.stderr
    assert Path("build/two-talks/index.html").is_file()


@pytest.mark.usefixtures("event_folder")
def test_what_the_system_refuses_is_no_fault_of_the_program() -> None:
    result = run("OSError(28, 'No space left on device', 'x.png')", "build", "--jobs", "1")
    assert result.returncode == 1
    assert "DW591" in result.stderr
    assert "free some space" in result.stderr
