"""Which tests `make quick` runs for a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quick import CORE, nearest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("src/deckwright/plan/tables.py", {"tests/plan/test_tables.py"}),
        ("src/deckwright/check/nothing_like_it.py", {"tests/check/test_flow.py"}),
        ("src/deckwright/building.py", {"tests/building/test_building.py"}),
        ("tests/plan/test_gone.py", set()),
        ("docs/usage.md", set()),
    ],
)
def test_a_change_has_the_tests_that_mirror_it(
    tmp_path: Path, changed: str, tests: set[str]
) -> None:
    there = ("plan/test_tables.py", "plan/test_cards.py", "check/test_flow.py")
    for name in (*there, "building/test_building.py"):
        path = tmp_path / "tests" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert set(nearest([changed], tmp_path)) == {*CORE, *tests}


def test_the_core_exists() -> None:
    assert all((ROOT / name).is_file() for name in CORE)
