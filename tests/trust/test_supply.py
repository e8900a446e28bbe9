"""What is handed on: the package, its files, and what it needs, each known by its hash."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import metadata
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "src" / "deckwright"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (REPOSITORY / "requirements.lock").read_text("utf-8")
LICENCES = {
    "Apache-2.0", "Apache License 2.0", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "MIT",
    "MIT License", "MIT-CMU", "OFL-1.1", "PSF-2.0",
}  # fmt: skip
"""Under which a program may be handed on together with ours, as packages write them."""
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
    made_now = sorted(one.suffix for one in wheel.parent.iterdir())
    assert made_now == [".gz", ".whl"]
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
        encoding="utf-8",
        check=True,
    ).stdout.split("\n")
    have = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"deckwright/{name}" for name in listed if name and (SOURCE / name).is_file()}
    assert wanted
    assert wanted - have == set()
    parts = {part for name in have for part in name.split("/")}
    assert not [part for part in parts if part.startswith(("test", ".", "__pycache__"))]


def test_an_installed_wheel_builds_away_from_the_repository(wheel: Path, tmp_path: Path) -> None:
    site, away = tmp_path / "site", tmp_path / "away"
    away.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(site), str(wheel)], check=True, capture_output=True)
    env = {**os.environ, "PYTHONPATH": str(site)}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "deckwright", *arguments]
        done = subprocess.run(
            command, cwd=away, env=env, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = [sys.executable, "-c", "import deckwright; print(deckwright.__file__)"]
    shown = subprocess.run(
        where, cwd=away, env=env, capture_output=True, encoding="utf-8", check=True
    )
    assert shown.stdout.startswith(str(site))
    event = away / "talks" / "away"
    event.mkdir(parents=True)
    (event / "event.yml").write_text("title: Away\ntemplate: dark\n", encoding="utf-8")
    (event / "01-talk.md").write_text(TALK, encoding="utf-8")
    (event / "drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', encoding="utf-8"
    )
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


def licence(name: str) -> str:
    """What a package says: an SPDX expression (PEP 639), else the older fields."""
    said = metadata(name)
    if "License-Expression" in said:
        return str(said["License-Expression"])
    classifiers = [one for one in said.get_all("Classifier", []) if one.startswith("License ::")]
    return str(classifiers[0].rpartition(" :: ")[2] if classifiers else said["License"])


def test_all_that_runs_with_the_program_may_be_handed_on_with_it() -> None:
    names = re.findall(r"(?m)^([\w.-]+)==", LOCK)
    assert len(names) > 20
    assert {name: licence(name) for name in names if licence(name) not in LICENCES} == {}


def test_the_list_of_what_is_needed_is_valid_and_the_same_each_time(tmp_path: Path) -> None:
    recipe = (REPOSITORY / "Makefile").read_text("utf-8")
    (options,) = re.findall(r"cyclonedx-py (.+) -o dist/sbom.json requirements.lock", recipe)
    texts = []
    for run in ("one", "two"):
        output = tmp_path / f"{run}.json"
        command = [sys.executable, "-m", "cyclonedx_py", *options.split(), "-o", str(output)]
        later = "--no-validate"  # that is done below, and once
        subprocess.run(
            [*command, later, "requirements.lock"], cwd=REPOSITORY, check=True, capture_output=True
        )
        texts.append(output.read_text("utf-8"))
    assert texts[0] == texts[1]
    listed = json.loads(texts[0])
    version = SchemaVersion[f"V{listed['specVersion'].replace('.', '_')}"]
    assert JsonStrictValidator(version).validate_str(texts[0]) is None
    assert JsonStrictValidator(version).validate_str("[]") is not None  # it does look
    named = {canonicalize_name(one["name"]): one["version"] for one in listed["components"]}
    locked = re.findall(r"(?m)^([\w.-]+)==([\w.]+)", LOCK)
    assert named == {canonicalize_name(name): version for name, version in locked}
