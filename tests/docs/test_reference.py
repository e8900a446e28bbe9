"""The reference pages say what the program says."""

from __future__ import annotations

import pytest

from website.reference import DOCS, pages

MADE = pages()


@pytest.mark.parametrize("name", MADE)
def test_a_reference_page_is_what_the_program_says(
    request: pytest.FixtureRequest, name: str
) -> None:
    """Made by `pytest --refresh` or `python -m website.reference`."""
    if request.config.getoption("--refresh"):
        (DOCS / name).write_text(MADE[name], encoding="utf-8", newline="\n")
    assert (DOCS / name).read_text("utf-8") == MADE[name]


def test_every_command_and_every_option_has_words() -> None:
    rows = [line for line in MADE["commands.md"].splitlines() if line.startswith("| `-")]
    assert len(rows) > 30
    assert [row for row in rows if len(row.split(" | ")[1].split()) < 2] == []
