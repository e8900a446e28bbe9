"""What is handed on: the package, its files, and what it needs, each known by its hash."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "src" / "deckwright"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (REPOSITORY / "requirements.lock").read_text("utf-8")
TALK = """\
---
title: Away from home
---

## Words

- $x^2$

![A drawing](drawing.svg)

```python
print()
```
"""


def made(folder: Path, **env: str) -> Path:
    """The wheel, made in `folder`."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, **env},
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("dist"))


def test_the_package_is_the_same_bytes_each_time(wheel: Path, tmp_path: Path) -> None:
    made(tmp_path, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    for one in wheel.parent.iterdir():
        digests = {
            hashlib.sha256(file.read_bytes()).digest() for file in (one, tmp_path / one.name)
        }
        assert len(digests) == 1, one.name


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", "."],
        cwd=SOURCE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    have = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"deckwright/{name}" for name in listed if name and (SOURCE / name).is_file()}
    assert wanted
    assert wanted - have == set()
    assert not [name for name in have if "test" in name or "cache" in name]


def test_an_installed_wheel_builds_away_from_the_repository(wheel: Path, tmp_path: Path) -> None:
    site, away = tmp_path / "site", tmp_path / "away"
    away.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(site), str(wheel)], check=True, capture_output=True)
    env = {**os.environ, "PYTHONPATH": str(site)}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "deckwright", *arguments]
        done = subprocess.run(
            command, cwd=away, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = [sys.executable, "-c", "import deckwright; print(deckwright.__file__)"]
    shown = subprocess.run(where, cwd=away, env=env, capture_output=True, text=True, check=True)
    assert shown.stdout.startswith(str(site))
    event = away / "talks" / "away"
    event.mkdir(parents=True)
    (event / "event.yml").write_text("title: Away\ntemplate: dark\n")
    (event / "01-talk.md").write_text(TALK)
    (event / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>')
    assert len(run("build").split()) == 5
    run("template", "build")
    run("template", "show", "light", "-o", "gallery.pptx")
    run("slides", "talks/away/01-talk.md", "-o", "slides.pdf")
    run("schema", "event")


def test_every_file_that_make_installs_is_locked_by_its_hash() -> None:
    entries = re.split(r"(?<!\\)\n", LOCK.strip())
    for entry in entries:
        assert re.match(
            r"[\w.-]+==[\w.]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\\n)?)+$", entry
        )
    assert "://" not in LOCK


def test_the_lock_covers_what_the_package_needs_at_the_pinned_versions() -> None:
    locked = dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", LOCK))
    constraints = (REPOSITORY / "constraints.txt").read_text("utf-8")
    pinned = {
        canonicalize_name(name): version
        for name, version in re.findall(r"(?m)^([\w.-]+)==([\w.]+)", constraints)
    }
    needed = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["serve"]]
    for requirement in map(Requirement, needed):
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version)
    for name, version in locked.items():
        assert pinned.get(canonicalize_name(name), version) == version


@pytest.mark.parametrize("path", ["Makefile", "src/deckwright/scaffold/files/Makefile"])
def test_the_makefile_is_understood_by_make_3_81(path: str) -> None:
    text = (REPOSITORY / path).read_text("utf-8")
    for later in (".ONESHELL", "&:", "$(file ", "!=", ".SHELLFLAGS", "$(guile", "$(let ", "::="):
        assert later not in text
