"""What every test may ask for: goldens, readable texts that `--refresh` writes anew."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

GOLDENS = Path(__file__).parent / "goldens"


_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
set_hypothesis_home_dir(
    (_CACHE if os.access(_CACHE, os.W_OK) else Path(tempfile.gettempdir())) / "deckwright-tests"
)  # not among the sources, which may be read-only
settings.register_profile("untimed", deadline=None)  # no test is timed: machines may be busy
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write the goldens anew")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Themes that tests keep lie apart from the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/goldens/NAME`, or write it there under `--refresh`."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--refresh"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden {name}: run pytest --refresh and look at it"
        assert text == path.read_text(encoding="utf-8")

    return compare


EVENT = """\
title: Two talks
date: 2024-05-01
sessions:
  - talk: 01-first.md
  - talk: 02-second.md
"""

TALK = """\
---
title: {title}
speakers: {{name: Ada Lovelace, affiliation: Analytical Engines}}
---

## What it is about

- A first point
- A second one

::: notes
Something to say.
:::
"""


def two_talks(root: Path) -> Path:
    """Write an event with two short talks into a workspace; returns the event's folder."""
    folder = root / "talks" / "two-talks"
    folder.mkdir(parents=True)
    (folder / "event.yml").write_text(EVENT, encoding="utf-8")
    for name, title in (("01-first", "The first"), ("02-second", "The second")):
        (folder / f"{name}.md").write_text(TALK.format(title=title), encoding="utf-8")
    return folder


@pytest.fixture
def event_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an event with two short talks; its workspace is the working folder."""
    folder = two_talks(tmp_path / "a workspace")
    monkeypatch.chdir(folder.parents[1])
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return folder
