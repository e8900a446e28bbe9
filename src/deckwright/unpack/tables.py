"""Tables (ECMA-376 part 1, 21.1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from deckwright.model.blocks import Alignment, Cell, Table
from deckwright.model.source import NOWHERE
from deckwright.unpack.text import FindLink, flat, not_bold, read_lines
from deckwright.unpack.xml import A, Element, is_on

_ALIGNMENTS: dict[str, Alignment] = {"ctr": "center", "r": "right"}


def read_table(table: Element, find_link: FindLink) -> Table:
    """A table; without a head of its own it has one of empty cells.

    Cells that are merged hold their text once, in the first of them.
    """
    rows = [_row(row, find_link) for row in table.iterfind(f"{A}tr")]
    count = max(map(len, rows), default=0)
    filled = [(*row, *(Cell(()),) * (count - len(row))) for row in rows]
    properties = table.find(f"{A}tblPr")
    headed = properties is not None and is_on(properties.get("firstRow")) and bool(filled)
    head = filled[0] if headed else tuple(Cell(()) for _ in range(count))
    body = filled[1:] if headed else filled
    aligned = [_alignment(column) for column in zip(*(body or [head]), strict=True)]
    return Table(
        tuple(
            Cell(not_bold(cell.inlines), alignment)
            for cell, alignment in zip(head, aligned, strict=True)
        ),
        tuple(
            tuple(
                Cell(cell.inlines, alignment) for cell, alignment in zip(row, aligned, strict=True)
            )
            for row in body
        ),
        NOWHERE,
    )


def has_merged_cells(table: Element) -> bool:
    """Whether some of its cells are merged."""
    spans = ("gridSpan", "rowSpan")
    return any(cell.get(name, "1") != "1" for cell in table.iter(f"{A}tc") for name in spans)


def _row(row: Element, find_link: FindLink) -> tuple[Cell, ...]:
    return tuple(_cell(cell, find_link) for cell in row.iterfind(f"{A}tc"))


def _cell(cell: Element, find_link: FindLink) -> Cell:
    if is_on(cell.get("hMerge")) or is_on(cell.get("vMerge")):
        return Cell(())
    body = cell.find(f"{A}txBody")
    first = cell.find(f"{A}txBody/{A}p/{A}pPr")
    alignment = "" if first is None else first.get("algn", "")
    return Cell(flat(read_lines(body, (), find_link)), _ALIGNMENTS.get(alignment))


def _alignment(column: Sequence[Cell]) -> Alignment | None:
    """How most cells of a column with words in them are set."""
    given = [cell.alignment for cell in column if cell.inlines]
    return max(given, key=given.count, default=None)
