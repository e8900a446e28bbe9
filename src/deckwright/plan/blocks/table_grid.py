"""Cells that reach over several columns or rows: which places of a table belong to which cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from deckwright.model.blocks import Cell

Place = tuple[int, int]
"""A row and a column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell in a row, or what goes on there of one that begins above."""

    cell: Cell
    home: Place
    """Where its cell begins."""
    column: int
    """The first of its columns, counted among those that are shown."""
    across: int
    down: int
    """How many rows it takes, from this one on."""
    begins: bool


def spots(
    rows: Sequence[Sequence[Cell]], columns: Sequence[int], single: Iterable[Place] = ()
) -> list[tuple[Spot, ...]]:
    """The cells of each row, as far as they stand in `columns`.

    Those that begin at one of the places `single` keep to their row; below them it is empty.
    """
    homes = _homes(rows, frozenset(single))
    return [tuple(_spots(rows, homes, row, columns)) for row in range(len(rows))]


def _homes(rows: Sequence[Sequence[Cell]], single: frozenset[Place]) -> dict[Place, Place]:
    """Where the cell begins that each place belongs to."""
    homes: dict[Place, Place] = {}
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
    rows: Sequence[Sequence[Cell]], homes: dict[Place, Place], row: int, columns: Sequence[int]
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
