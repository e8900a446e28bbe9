"""Cells that reach over several columns or rows: where they stand, and how high their rows are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from deckwright.model.blocks import Cell
from deckwright.model.deck import TableCell

GridPosition = tuple[int, int]
"""A row and a column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell in a row, or what goes on there of one that begins above."""

    cell: Cell
    home: GridPosition
    """Where its cell begins."""
    column: int
    """The first of its columns, counted among those that are shown."""
    across: int
    down: int
    """How many rows it takes, from this one on."""
    begins: bool


def spots(
    rows: Sequence[Sequence[Cell]], columns: Sequence[int], single: Iterable[GridPosition] = ()
) -> list[tuple[Spot, ...]]:
    """The cells of each row, as far as they stand in `columns`.

    Those that begin at one of the places `single` keep to their row; below them it is empty.
    """
    homes = _homes(rows, frozenset(single))
    return [tuple(_spots(rows, homes, row, columns)) for row in range(len(rows))]


def _homes(
    rows: Sequence[Sequence[Cell]], single: frozenset[GridPosition]
) -> dict[GridPosition, GridPosition]:
    """Where the cell begins that each place belongs to."""
    homes: dict[GridPosition, GridPosition] = {}
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            home = (top, left)
            if cell.covered:
                homes.setdefault(home, home)
                continue
            down = 1 if home in single else min(cell.row_span, len(rows) - top)
            for below in range(top, top + down):
                for right in range(left, min(left + cell.column_span, len(row))):
                    homes[below, right] = home
    return homes


def _spots(
    rows: Sequence[Sequence[Cell]],
    homes: dict[GridPosition, GridPosition],
    row: int,
    columns: Sequence[int],
) -> Iterator[Spot]:
    at = 0
    for home, group in groupby(columns, key=lambda column: homes[row, column]):
        across = len(list(group))
        top, left = home
        rest = range(row, len(rows))
        down = next((n for n, below in enumerate(rest) if homes[below, left] != home), len(rest))
        yield Spot(rows[top][left], home, at, across, down, begins=top == row)
        at += across


def linked(grid: Sequence[Sequence[Spot]]) -> Iterator[range]:
    """The rows of a table, those together that a cell holds together."""
    start = 0
    for at, row in enumerate(grid):
        if all(spot.down == 1 for spot in row):
            yield range(start, at + 1)
            start = at + 1


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell in a row, set in the width of its columns; `height` is in points."""

    spot: Spot
    cell: TableCell
    height: float


Grid = list[tuple[SetCell, ...]]
"""The rows of a table's body."""


def too_high(grid: Grid, most: float, line: float) -> Iterator[GridPosition]:
    """Cells that must keep to their row.

    Where rows that are held together are higher than a page, a cut repeats what goes on below it:
    it must be no higher than any of its rows, and each of these must fit a page.
    """
    own = own_heights(grid, line)
    heights = all_heights(grid, own)
    for rows in linked([[one.spot for one in row] for row in grid]):
        if sum(heights[rows.start : rows.stop]) <= most:
            continue
        row_is_high = max(own[rows.start : rows.stop]) > most / 2
        for at in rows:
            for one in grid[at]:
                reached = own[at : at + one.spot.down]
                long = one.spot.begins and len(reached) > 1
                if long and (row_is_high or one.height > min(reached)):
                    yield one.spot.home


def own_heights(grid: Grid, line: float) -> list[float]:
    """Of each row, the height of cells that stand in it alone; `line` is that of an empty one."""
    return [
        max((one.height for one in row if one.spot.begins and one.spot.down == 1), default=line)
        for row in grid
    ]


def all_heights(grid: Grid, own: Sequence[float]) -> list[float]:
    """`own` heights, with what cells of several rows need besides added to their last row."""
    heights = list(own)
    for at, row in enumerate(grid):
        for one in row:
            down = one.spot.down
            if one.spot.begins and down > 1:
                heights[at + down - 1] += max(0.0, one.height - sum(heights[at : at + down]))
    return heights
