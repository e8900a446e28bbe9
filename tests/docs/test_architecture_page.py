"""What docs/architecture.md says of a new kind of block, held against what mypy says of one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
BLOCKS = Path("src", "deckwright", "model", "blocks.py")
NEW_KIND = '''
@dataclass(frozen=True, slots=True)
class Poem:
    """A kind of block that no phase knows yet."""

    span: Span


Block: TypeAlias = (
    Poem |'''


def test_the_page_lists_every_place_that_lacks_an_arm_for_a_new_kind_of_block(
    tmp_path: Path,
) -> None:
    changed = tmp_path / "blocks.py"
    source = (ROOT / BLOCKS).read_text("utf-8")
    changed.write_text(source.replace("\nBlock: TypeAlias = (", NEW_KIND), "utf-8")
    found = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--no-error-summary"),
            *("--shadow-file", BLOCKS, changed),
            *("--cache-dir", _cache(tmp_path), "src/deckwright"),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout
    assert "Poem" in found
    assert set(re.findall(r"^src/deckwright/(\S+?):\d+: ", found, re.MULTILINE)) == _listed()


def _cache(tmp_path: Path) -> Path:
    """Beside mypy's own, so that a second run takes two seconds, not twenty."""
    kept = ROOT / ".mypy_cache"
    return kept / "new-block" if os.access(ROOT, os.W_OK) else tmp_path / "cache"


def _listed() -> set[str]:
    """The modules that the section names in its list."""
    _, _, section = PAGE.read_text("utf-8").partition("## A new kind of block\n")
    return set(re.findall(r"^- `([\w/]+\.py)`", section.partition("\n## ")[0], re.MULTILINE))


def test_every_folder_has_its_line() -> None:
    source = ROOT / "src" / "deckwright"
    folders = {path.parent.relative_to(source).as_posix() for path in source.rglob("*.py")} - {"."}
    _, _, below = PAGE.read_text("utf-8").partition("\n## Every folder\n")
    listing, _, _ = below.partition("\n## ")
    listed = re.findall(r"(?m)^\| `([\w/]+)` \|", listing)
    told_with_its_parent = set(re.findall(r"`(\w+)`", listing))
    assert listed == sorted(listed)
    assert set(listed) <= folders
    assert {
        one for one in folders - set(listed) if Path(one).name not in told_with_its_parent
    } == set()
