"""Every row of docs/trust.md names tests that exist."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs" / "trust.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name for _, name in NAMED])
def test_the_test_that_is_named_is_there(file: str, name: str) -> None:
    path = next(one for one in (TESTS / "trust" / file, TESTS / file) if one.is_file())
    functions = [
        n.name
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.FunctionDef)
    ]
    assert name in functions


def test_every_row_names_a_test() -> None:
    promises, _ = PAGE.split("\n## Measured\n")
    lines = promises.splitlines()
    rows = [line for line in lines if line.startswith("| ") and "shown by" not in line]
    assert rows
    assert [row for row in rows if "::test_" not in row] == []
