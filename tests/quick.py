"""Names the tests that stand nearest to a change, one a line, as `make quick` runs them.

These are a core that touches every phase, the tests that changed, and for each changed module its
own tests: `src/deckwright/plan/blocks/figures.py` has `tests/plan/blocks/test_figures.py`. A module
without a test of its name has those that lie in the folder of its name or, failing that, beside it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

CORE = ("tests/test_architecture.py", "tests/test_pipeline.py", "tests/test_check.py")
PROGRAM = PurePosixPath("src/deckwright")
TESTS = PurePosixPath("tests")


def nearest(changed: Iterable[str], root: Path) -> tuple[str, ...]:
    """The test files of the repository at `root` for changed files, given by their paths in it."""
    found = {path for name in changed for path in _tests_of(PurePosixPath(name), root)}
    return tuple(sorted(found | set(CORE)))


def _tests_of(path: PurePosixPath, root: Path) -> Iterator[str]:
    if path.suffix != ".py":
        return
    if path.is_relative_to(PROGRAM):
        folder = TESTS / path.relative_to(PROGRAM).parent
        own = folder / f"test_{path.stem}.py"
        places = [own] if (root / own).is_file() else [folder / path.stem, folder]
    elif path.is_relative_to(TESTS) and path.name.startswith("test_"):
        places = [path]
    else:
        return
    for place in places:
        files = [root / place] if place.suffix else sorted((root / place).glob("test_*.py"))
        if existing := [file for file in files if file.is_file()]:
            yield from (file.relative_to(root).as_posix() for file in existing)
            return


def _changed(root: Path, since: str) -> list[str]:
    """Files that differ from a commit, and those that git does not know yet."""
    names: list[str] = []
    for command in (
        ["diff", "--name-only", "-z", since, "--"],
        ["ls-files", "--others", "--exclude-standard", "-z"],
    ):
        shown = subprocess.run(["git", *command], cwd=root, capture_output=True, check=True).stdout
        names += filter(None, shown.decode("utf-8").split("\0"))
    return names


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1]
    print(*nearest(_changed(here, *sys.argv[1:]), here), sep="\n")  # noqa: T201 - what it is for
