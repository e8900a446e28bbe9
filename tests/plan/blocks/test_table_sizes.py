"""How large a table is set."""

from __future__ import annotations

from collections.abc import Callable

from deckwright.diagnostics import Diagnostic
from deckwright.model.deck import Deck, TableFrame

Plan = Callable[[str], tuple[Deck, tuple[Diagnostic, ...]]]


def the_table(deck: Deck) -> TableFrame:
    (table,) = (one for slide in deck.slides for one in slide.frames if isinstance(one, TableFrame))
    return table


def lines(table: TableFrame) -> int:
    return max(cell.lines for row in table.rows for cell in row.cells)


def rows(cell: str) -> str:
    return f"## A table\n\n| Head | Other head |\n|---|---|\n| {cell} | {cell} |\n"


def test_a_table_that_nearly_fits_is_set_a_little_smaller(planned: Plan) -> None:
    short = the_table(planned(rows("a short cell"))[0])
    long = the_table(planned(rows("words that take rather more than half of the slide"))[0])

    assert lines(short) == lines(long) == 1
    assert 0.8 * short.style.size <= long.style.size < short.style.size


def test_a_table_of_long_texts_keeps_its_size(planned: Plan) -> None:
    short = the_table(planned(rows("a short cell"))[0])
    long = the_table(planned(rows("words that take nearly half of a slide and " * 3))[0])

    assert lines(long) > 1
    assert long.style.size == short.style.size
