"""Tables (ECMA-376 part 1, 21.1.3)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from deckwright.model.blocks import Alignment, Cell, Table
from deckwright.model.source import NOWHERE
from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import A
from deckwright.ooxml.units import is_on, number
from deckwright.unpack.text_lines import FindLink, flat, not_bold, read_lines

_ALIGNMENTS: dict[str, Alignment] = {"ctr": "center", "r": "right"}
_ALIKE = 1.1
"""How much wider the widest column of a table may be whose widths say nothing."""


def read_table(table: Element, find_link: FindLink) -> Table:
    """A table; without a head of its own it has one of empty cells.

    A cell of the head that goes on below it ends with the head.
    """
    rows = [_row(row, find_link) for row in table.iterfind(f"{A}tr")]
    count = max(map(len, rows), default=0)
    filled = [(*row, *(Cell(()),) * (count - len(row))) for row in rows]
    headed = _is_headed(table) and bool(filled)
    head, *_ = _laid_out(filled[:1] if headed else [tuple(Cell(()) for _ in range(count))])
    body = _laid_out(filled[1:] if headed else filled)
    aligned = [_alignment(column) for column in zip(*(body or [head]), strict=True)]
    return Table(
        tuple(
            replace(cell, inlines=not_bold(cell.inlines), alignment=alignment)
            for cell, alignment in zip(head, aligned, strict=True)
        ),
        tuple(
            tuple(
                replace(cell, alignment=alignment)
                for cell, alignment in zip(row, aligned, strict=True)
            )
            for row in body
        ),
        NOWHERE,
        widths=_widths(table, count),
    )


def _widths(table: Element, count: int) -> tuple[float, ...]:
    """How wide the columns are against each other, in whole numbers, where they differ."""
    columns = [number(one.get("w")) for one in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    if len(columns) != count or min(columns, default=0) <= 0:
        return ()
    shares = [max(1, round(100 * width / sum(columns))) for width in columns]
    if max(shares) <= _ALIKE * min(shares):
        return ()
    return tuple(share / math.gcd(*shares) for share in shares)


def head_goes_on(table: Element) -> bool:
    """Whether a cell of the head reaches into the row below it."""
    first = table.find(f"{A}tr")
    return (
        _is_headed(table)
        and first is not None
        and any(number(cell.get("rowSpan"), 1) > 1 for cell in first.iterfind(f"{A}tc"))
    )


def _is_headed(table: Element) -> bool:
    properties = table.find(f"{A}tblPr")
    return properties is not None and is_on(properties.get("firstRow"))


def _laid_out(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Rows whose cells reach no farther than there are free places."""
    places: list[dict[int, Cell]] = [{} for _ in rows]
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if left in places[top]:
                continue
            right = range(left, min(left + cell.column_span, len(row)))
            across = next((n for n, at in enumerate(right) if at in places[top]), len(right))
            down = min(cell.row_span, len(rows) - top)
            for below in places[top : top + down]:
                below.update(dict.fromkeys(right[:across], Cell((), covered=True)))
            places[top][left] = replace(cell, column_span=across, row_span=down)
    return [tuple(row[at] for at in sorted(row)) for row in places]


def _row(row: Element, find_link: FindLink) -> tuple[Cell, ...]:
    return tuple(_cell(cell, find_link) for cell in row.iterfind(f"{A}tc"))


def _cell(cell: Element, find_link: FindLink) -> Cell:
    if is_on(cell.get("hMerge")) or is_on(cell.get("vMerge")):
        return Cell(())
    body = cell.find(f"{A}txBody")
    first = cell.find(f"{A}txBody/{A}p/{A}pPr")
    alignment = "" if first is None else first.get("algn", "")
    return Cell(
        flat(read_lines(body, (), find_link)),
        _ALIGNMENTS.get(alignment),
        max(1, number(cell.get("gridSpan"), 1)),
        max(1, number(cell.get("rowSpan"), 1)),
    )


def _alignment(column: Sequence[Cell]) -> Alignment | None:
    """How most cells of a column with words in them are set."""
    given = [cell.alignment for cell in column if cell.inlines]
    return max(given, key=given.count, default=None)
