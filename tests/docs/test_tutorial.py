"""The tutorial, followed to the letter by somebody who has nothing but the program and make."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
STEP = re.compile(r'(?ms)^(`{3,})(\w+)(?: title="([^"]+)")?\n(.*?)^\1$')


def steps() -> Iterator[tuple[str, str, str]]:
    """Language, file and text of each example. `sh` is run, what names a file is written."""
    for match in STEP.finditer(PAGE.read_text("utf-8")):
        yield match[2], match[3] or "", match[4]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it has led to."""
    home = folder = tmp_path_factory.mktemp("a home with spaces")
    path = os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin"))
    env = {"HOME": str(home), "PATH": path}
    for language, file, text in steps():
        if file:
            (folder / file).write_text(text, encoding="utf-8")
        elif language == "sh":
            done = subprocess.run(
                ["bash", "-euc", f'{text}\npwd > "$HOME/place"'],  # a block may go elsewhere
                cwd=folder,
                env=env,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
            folder = Path((home / "place").read_text(encoding="utf-8").strip())
    return folder


def words(deck: Path) -> str:
    """The XML of all slides."""
    with zipfile.ZipFile(deck) as package:
        names = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        return "".join(package.read(name).decode() for name in names)


def test_both_events_are_built(workspace: Path) -> None:
    for event, talk in (
        ("evening-of-engines", "01-notes-on-the-engine.pptx"),
        ("evening-of-engines-autumn", "01-the-engine-built.pptx"),
    ):
        made = {path.name for path in (workspace / "build" / event).iterdir()}
        assert made >= {talk, "event.pptx", "slides.pdf", "handout.pdf", "index.html"}


def test_the_late_change_is_on_the_agenda(workspace: Path) -> None:
    assert "19:20" in words(workspace / "build" / "evening-of-engines" / "event.pptx")


def test_the_next_event_has_the_look_of_the_last(workspace: Path) -> None:
    for event in ("evening-of-engines", "evening-of-engines-autumn"):
        with zipfile.ZipFile(workspace / "build" / event / "event.pptx") as package:
            assert b"0B6E4F" in package.read("ppt/theme/theme1.xml")


def test_what_it_says_is_made_is_made(workspace: Path) -> None:
    named = re.findall(r"(?m)^\| (`.*?) \|", PAGE.read_text("utf-8"))
    files = [name for row in named for name in re.findall(r"`([\w.-]+)`", row)]
    assert len(files) == 5
    assert all((workspace / "build" / "evening-of-engines" / name).is_file() for name in files)
