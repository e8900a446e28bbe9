"""The same sources give the same bytes, wherever and however they are built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from deckwright.write.lock import NAME as LOCK
from tests.conftest import two_talks

PICTURES = """\

## Pictures – Größe

![Red](red.png)

## Code

```python
for name in {"ada", "grace"}:
    print(name)
```
"""


def add_pictures(event_folder: Path) -> Path:
    """The workspace, now with pictures, code, and a warning to be remembered."""
    Image.new("RGB", (8, 8), "red").save(event_folder / "red.png")
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8") + PICTURES + "\n## Gone\n\n![Gone](gone.png)\n",
        encoding="utf-8",
    )
    return event_folder.parents[1]


@pytest.fixture
def workspace(event_folder: Path) -> Path:
    return add_pictures(event_folder)


def deckwright(*arguments: str, **environment: str) -> None:
    """Run the program as a process with these variables set beside the usual ones."""
    usual = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "deckwright", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=usual | environment)


def files(root: Path) -> Mapping[str, str]:
    """Everything that a build leaves, by path, as digests; what make needs and our notes too."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((root / "build").rglob("*"))
        if path.is_file() and path.name != LOCK
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What is built in the usual way."""
    root = add_pictures(two_talks(tmp_path_factory.mktemp("first") / "a workspace"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        deckwright("build", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    return files(root)


@pytest.fixture
def elsewhere(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sources under another path, which becomes the working folder."""
    copy = tmp_path / "another" / "place"
    shutil.copytree(workspace, copy, ignore=shutil.ignore_patterns("build"))
    monkeypatch.chdir(copy)
    return copy


def test_hashes_time_zone_language_mask_and_place_change_nothing(
    first: Mapping[str, str], elsewhere: Path
) -> None:
    before = os.umask(0o077)
    try:
        deckwright(
            "build", PYTHONHASHSEED="1234", TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONUTF8="0"
        )
    finally:
        os.umask(before)
    assert files(elsewhere) == first


def test_the_number_of_processes_changes_nothing(first: Mapping[str, str], elsewhere: Path) -> None:
    for jobs in ("1", "3"):
        deckwright("build", "--force", "--jobs", jobs)
        assert files(elsewhere) == first


def test_the_folder_it_is_called_from_changes_nothing(
    first: Mapping[str, str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(elsewhere / "talks" / "two-talks")
    deckwright("build")
    assert files(elsewhere) == first


def test_the_order_of_builds_changes_nothing(first: Mapping[str, str], elsewhere: Path) -> None:
    talk = elsewhere / "talks" / "two-talks" / "02-second.md"
    text = talk.read_text(encoding="utf-8")
    talk.write_text(text + "\n## More\n\n- to come\n", encoding="utf-8")
    deckwright("build")
    talk.write_text(text, encoding="utf-8")
    deckwright("build")
    assert files(elsewhere) == first


def test_a_given_time_is_the_only_one(workspace: Path, elsewhere: Path) -> None:
    deckwright("build", SOURCE_DATE_EPOCH="1700000000", TZ="Asia/Tokyo")
    there = files(elsewhere)
    os.chdir(workspace)
    deckwright("build", SOURCE_DATE_EPOCH="1700000000", TZ="America/Caracas")
    assert files(workspace) == there
