"""Where the program lies and in which language it runs is no matter: it leaves its folder alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import deckwright as program
from tests.trust.conftest import Run


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[Path]:
    """A copy of the program in a tree that nobody can write to."""
    site = tmp_path / "site"
    source = Path(program.__file__).parent
    shutil.copytree(source, site / "deckwright", ignore=shutil.ignore_patterns("__pycache__"))
    folders = [site, *(path for path in site.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield site
    for folder in folders:
        folder.chmod(0o755)


def test_a_read_only_program_builds_in_any_locale_and_keeps_to_the_workspace(
    deckwright: Run, sources: Path, event_folder: Path
) -> None:
    before = sorted(sources.rglob("*"))
    talk = event_folder / "01-first.md"
    talk.write_text("---\ntitle: Größe\n---\n\n## Ærø\n\n- naïve\n", encoding="utf-8")
    env = {"PYTHONPATH": str(sources), "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "America/St_Johns"}
    done = deckwright("build", env=env)
    assert done.returncode == 0, done.stderr
    assert (event_folder.parents[1] / "build" / "two-talks" / "01-first.pptx").is_file()
    assert sorted(sources.rglob("*")) == before
    assert os.fspath(sources) not in done.stdout
