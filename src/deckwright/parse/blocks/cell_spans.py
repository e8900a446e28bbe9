"""Cells that reach over several columns or rows, in Markdown's tables and in HTML's.

Markdown has them as MultiMarkdown does: bars without a space between them widen the cell before,
and `^^` (from markdown-it-multimd-table) goes on with the cell above. Afterwards every row has a
cell for each column; `across`, `down` and `covered` in `Token.meta` say which of them are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from deckwright.diagnostics import warning
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.node import Node

_ABOVE = "^^"
_AROUND = re.compile(r"(?:\s*(?:>|[-+*]\s|\d{1,9}[.)]\s))*\s*")
"""Marks of quotes and lists that a table's line may stand behind."""
_MOST = 1000
"""Rows that a cell may reach over; its own table ends it sooner."""
_MOST_COLUMNS = 50
"""Columns that cells which span may take; beyond them each is a cell by itself, since a row of
numbers in a file would else make a table of millions of places."""


def cells_of(line: str) -> list[str]:
    """The cells of a table's line as they are written, spaces and all."""
    around = _AROUND.match(line)
    bare = line[around.end() if around else 0 :].strip()
    return escapedSplit(bare.removeprefix("|").removesuffix("|"))


def mark_spans(head: Node, body: Sequence[Node], reader: BlockReader) -> None:
    """Marks the cells of a Markdown table that reach right or down."""
    for row in (head, *body):
        _mark_across(row, cells_of(reader.source.rows[row.row]))
    above: Sequence[Node] = ()
    for row in body:
        above = list(_owners(row, above, reader))


def _mark_across(row: Node, texts: Sequence[str]) -> None:
    owner: Node | None = None
    for cell, text in zip(row.children, texts, strict=False):
        if text or owner is None:
            owner = cell
        else:
            _widen(owner, cell)


def _widen(owner: Node, cell: Node) -> None:
    owner.token.meta["across"] = owner.token.meta.get("across", 1) + 1
    cell.token.meta["covered"] = True


def _owners(row: Node, above: Sequence[Node], reader: BlockReader) -> Iterator[Node]:
    """The cell that each place of a row belongs to, given those of the row above."""
    owner = row
    for at, cell in enumerate(row.children):
        if not cell.token.meta.get("covered"):
            owner = cell
            if cell.children[0].token.content.strip() == _ABOVE:
                owner = _continued(cell, at, above) or cell
                if owner is cell:
                    _report(row, reader)
        yield owner


def _continued(cell: Node, at: int, above: Sequence[Node]) -> Node | None:
    """The cell above, made one with `cell` where it begins and ends in the same columns."""
    reach = cell.token.meta.get("across", 1)
    if not above or above[at] in above[:at] or above.count(above[at]) != reach:
        return None
    top = above[at]
    top.token.meta["down"] = top.token.meta.get("down", 1) + 1
    cell.token.meta["covered"] = True
    return top


def _report(row: Node, reader: BlockReader) -> None:
    message = "`^^` has no cell above that is as wide"
    hint = r"write the cell's words, or `\^^` for these two characters"
    reader.report(warning("DW224", reader.source.span(row.row), message, hint))


def read_span(text: str) -> int:
    """The value of `colspan` or `rowspan`; 1 where it is nonsense."""
    return max(1, min(_MOST, int(text))) if re.fullmatch("[0-9]{1,6}", text.strip()) else 1


def laid_out(rows: Sequence[Node]) -> int:
    """Gives the rows of an HTML table a cell for each place; the number of columns.

    Where cells would overlap, the one that comes later is narrower.
    """
    places: list[dict[int, Node]] = [{} for _ in rows]
    for top, row in enumerate(rows):
        column = 0
        for cell in row.children:
            while column in places[top]:
                column += 1
            _place(cell, top, column, places)
    begun = [at for row in places for at, cell in row.items() if not cell.token.meta["covered"]]
    width = max(begun, default=-1) + 1  # a column in which no cell begins is none
    for row, taken in zip(rows, places, strict=True):
        row.children = [taken.get(column) or _empty(row) for column in range(width)]
        for at, cell in enumerate(row.children):
            cell.token.meta["across"] = min(cell.token.meta.get("across", 1), width - at)
    return width


def _place(cell: Node, top: int, left: int, places: list[dict[int, Node]]) -> None:
    """Puts a cell into the grid, and marks of it on all that it reaches over."""
    across, down = cell.token.meta.get("across", 1), cell.token.meta.get("down", 1)
    if left + across > _MOST_COLUMNS:
        across = down = 1
    taken = (at for at in range(left, left + across) if at in places[top])
    across = min(across, next(taken, left + across) - left)
    down = min(down, len(places) - top)
    cell.token.meta |= {"across": across, "down": down, "covered": False}
    for row in range(top, top + down):
        for column in range(left, left + across):
            places[row][column] = _empty(cell, covered=True)
    places[top][left] = cell


def _empty(beside: Node, *, covered: bool = False) -> Node:
    token = Token("td_open", "td", 1, map=beside.token.map, meta={"covered": covered})
    return Node("td", token)
