"""Tables: what cells that span need, and what is said of columns' widths."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import Cell
from deckwright.model.deck import Deck, TableFrame
from deckwright.model.inlines import Run, plain_text
from deckwright.plan.blocks.table_grid import linked, spots

Planned = Callable[[str, str], tuple[Deck, tuple[Diagnostic, ...]]]

THEMES = ["light", "foreign"]


def tables(deck: Deck) -> list[TableFrame]:
    return [
        frame for slide in deck.slides for frame in slide.frames if isinstance(frame, TableFrame)
    ]


def texts(frame: TableFrame) -> list[list[str]]:
    return [[plain_text(cell.inlines) for cell in row.cells] for row in frame.rows]


def filled(frame: TableFrame) -> list[int]:
    """How many places of each row are taken by a cell."""
    taken = [0] * len(frame.rows)
    for at, row in enumerate(frame.rows):
        for cell in row.cells:
            for down in range(cell.row_span):
                taken[at + down] += cell.column_span
    return taken


def rows(count: int, label: str = "2016", text: str = "a runtime") -> Iterator[str]:
    yield "| Year | Runtime |"
    yield "|------|---------|"
    yield f"| {label} | {text} 1 |"
    for number in range(2, count + 1):
        yield f"| ^^ | {text} {number} |"


def body(*lines: str) -> str:
    return "\n".join(("## A table", "", *lines))


@pytest.mark.parametrize("theme", THEMES)
def test_a_long_text_that_spans_columns_makes_them_wide(planned: Planned, theme: str) -> None:
    words = "a process that believes it is alone on its machine " * 3
    lines = ("| a | b | c |", "|---|---|---|", f"| {words} || x |", f"| y | z | {words} |")
    (frame,) = tables(planned(body(*lines), theme)[0])
    first, second, third = frame.columns
    assert first + second == pytest.approx(third, rel=0.3)


@pytest.mark.parametrize("theme", THEMES)
def test_spans_are_planned_as_they_are_written(planned: Planned, theme: str) -> None:
    lines = ("| A || B |", "|---|---|---|", "| x | y | z |", "| ^^ | both ||")
    (frame,) = tables(planned(body(*lines), theme)[0])
    assert texts(frame) == [["A", "B"], ["x", "y", "z"], ["both"]]
    spans = [[(cell.column_span, cell.row_span) for cell in row.cells] for row in frame.rows]
    assert spans == [[(2, 1), (1, 1)], [(1, 2), (1, 1), (1, 1)], [(2, 1)]]


@pytest.mark.parametrize("theme", THEMES)
def test_rows_that_a_cell_holds_together_stay_on_one_slide(planned: Planned, theme: str) -> None:
    groups = [line for year in range(2010, 2018) for line in [*rows(4, str(year))][2:]]
    deck, _ = planned(body(*[*rows(1)][:2], *groups), theme)
    frames = tables(deck)
    assert len(frames) > 1
    for frame in frames:
        assert filled(frame) == [2] * len(frame.rows)
        assert sum(cell.row_span for row in frame.rows[1:] for cell in row.cells[:-1]) == (
            len(frame.rows) - 1
        )
        assert {cell.row_span for row in frame.rows[1:] for cell in row.cells[:-1]} == {4}


@pytest.mark.parametrize("theme", THEMES)
def test_a_cell_higher_than_a_slide_is_repeated_where_it_is_cut(
    planned: Planned, theme: str
) -> None:
    deck, _ = planned(body(*rows(60)), theme)
    frames = tables(deck)
    assert len(frames) > 1
    for frame in frames:
        assert texts(frame)[1][0] == "2016"
        assert filled(frame) == [2] * len(frame.rows)
        assert frame.box.bottom <= deck.theme.height
    said = [row[-1] for frame in frames for row in texts(frame)[1:]]
    assert said == [f"a runtime {number}" for number in range(1, 61)]


def test_a_long_text_beside_many_rows_makes_the_last_of_them_higher(planned: Planned) -> None:
    (frame,) = tables(planned(body(*rows(2, "word " * 120)), "light")[0])
    heights = [row.height for row in frame.rows]
    assert heights[2] > heights[1]


def test_a_text_that_no_slide_holds_keeps_to_its_row_and_loses_no_word(planned: Planned) -> None:
    words = [f"word{number}" for number in range(900)]
    deck, _ = planned(body(*rows(3, " ".join(words))), "light")
    said = " ".join(text for frame in tables(deck) for row in texts(frame) for text in row)
    assert [word for word in said.split() if word.startswith("word")] == words
    assert all(filled(frame) == [2] * len(frame.rows) for frame in tables(deck))


@pytest.mark.parametrize("theme", THEMES)
def test_columns_are_as_wide_as_is_said(planned: Planned, theme: str) -> None:
    lines = ('{widths="3 1 1"}', "", "| A | B | C |", "|---|---|---|", "| a | b | c |")
    (frame,) = tables(planned(body(*lines), theme)[0])
    first, *others = frame.columns
    assert first == pytest.approx(3 * others[0], rel=0.01)
    assert others[0] == pytest.approx(others[1], rel=0.01)


def test_a_column_is_never_narrower_than_its_longest_word(planned: Planned) -> None:
    lines = ('{widths="1 50"}', "", "| A | B |", "|---|---|", "| incomprehensibilities | b |")
    (frame,) = tables(planned(body(*lines), "light")[0])
    assert frame.rows[1].cells[0].lines == 1


def grids(draw: st.DrawFn) -> list[list[Cell]]:
    """A table of cells that span at random, none over another."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for top in range(height):
        for left in range(width):
            if grid[top][left]:
                continue
            free = next((at for at in range(left, width) if grid[top][at]), width) - left
            across, down = draw(st.integers(1, free)), draw(st.integers(1, height - top))
            for row in grid[top : top + down]:
                row[left : left + across] = [Cell((), covered=True)] * across
            grid[top][left] = Cell((Run(f"{top},{left}"),), None, across, down)
    return [[cell for cell in row if cell] for row in grid]


@settings(deadline=None)
@given(st.composite(grids)(), st.data())
def test_every_place_belongs_to_one_cell(table: list[list[Cell]], data: st.DataObject) -> None:
    columns = sorted(data.draw(st.sets(st.integers(0, len(table[0]) - 1), min_size=1)))
    grid = spots(table, columns)
    for row in grid:
        assert [at for one in row for at in range(one.column, one.column + one.across)] == list(
            range(len(columns))
        )
    parts = list(linked(grid))
    assert [at for part in parts for at in part] == list(range(len(table)))
    for part in parts:
        assert all(one.down <= part.stop - at for at in part for one in grid[at])
