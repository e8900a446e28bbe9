"""Every code of the program has an entry in docs/diagnostics.md, and every entry a code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import deckwright
from deckwright.diagnostics.codes import CODES

SOURCE = Path(deckwright.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "diagnostics.md"


def used_codes() -> Iterator[str]:
    for path in SOURCE.rglob("*.py"):
        if path.name == "codes.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from re.findall(r"^DW\d{3}$", node.value)


def test_every_code_in_use_has_a_meaning_and_every_meaning_is_in_use() -> None:
    assert sorted(set(used_codes())) == sorted(CODES)


def test_the_page_has_an_entry_for_each_code_under_the_same_title() -> None:
    entries = re.findall(r"(?m)^### (DW\d{3}): (.+)$", PAGE.read_text("utf-8"))
    assert entries == list(CODES.items())


def test_every_entry_says_something() -> None:
    entries = re.split(r"(?m)^### DW\d{3}: .+$", PAGE.read_text("utf-8"))[1:]
    assert all(len(entry.split()) >= 4 for entry in entries)
