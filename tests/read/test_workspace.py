from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from deckwright.read.workspace import Workspace, find_workspace


def test_the_workspace_is_the_nearest_folder_with_talks(tmp_path: Path) -> None:
    (tmp_path / "talks" / "meetup").mkdir(parents=True)
    assert find_workspace(tmp_path / "talks" / "meetup" / "01.md") == Workspace(tmp_path)
    assert find_workspace(tmp_path) == Workspace(tmp_path)


def test_a_relative_start_gives_a_relative_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "talks" / "meetup").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert find_workspace(Path("talks/meetup")) == Workspace(Path())
    monkeypatch.chdir(tmp_path / "talks" / "meetup")
    assert find_workspace(Path()) == Workspace(tmp_path)


def test_where_there_are_no_talks_there_is_no_workspace(tmp_path: Path) -> None:
    assert find_workspace(tmp_path) is None


def test_events_are_folders_with_settings_or_talks_in_name_order(tmp_path: Path) -> None:
    for name in ("b/event.yml", "a/01-hello.md", ".git/x.md", "pictures/a.png", "notes.md"):
        file = tmp_path / "talks" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    workspace = Workspace(tmp_path)
    assert workspace.event_names() == ("a", "b")
    assert workspace.talks == tmp_path / "talks"
    assert workspace.templates == tmp_path / "templates"
    assert workspace.build == tmp_path / "build"


def test_looking_for_a_workspace_loads_nothing_slow() -> None:
    program = (
        "import sys, deckwright.read.workspace, deckwright.diagnostics\n"
        "print([m for m in ('pydantic', 'yaml', 'PIL', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
