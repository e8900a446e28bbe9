"""Pipe tables and their captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

from deckwright.diagnostics import warning
from deckwright.model.blocks import Alignment, Block, Cell, Table
from deckwright.model.inlines import Inlines
from deckwright.parse.attributes import merge
from deckwright.parse.inlines import attributes_of

if TYPE_CHECKING:
    from deckwright.parse.node import Node
    from deckwright.parse.reader import Reader

_ALIGNMENTS: dict[str, Alignment] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


def table(node: Node, reader: Reader) -> list[Block]:
    """A table with its caption."""
    head, *body = [row for part in node.children if part.type != "caption" for row in part.children]
    captions = [(part, part.children[0]) for part in node.children if part.type == "caption"]
    if body and "caption" in body[-1].token.meta:
        last = body.pop()
        captions.append((last, last.children[0].children[0]))
    for row in body:
        _report_lost_cells(row, len(head.children), reader)
    attributes = attributes_of(node.token)
    caption: Inlines = ()
    for holder, inline in captions:
        caption = reader.inlines(inline.token)
        attributes = merge(attributes, attributes_of(holder.token))
    result = Table(
        _cells(head.children, reader),
        tuple(_cells(row.children, reader) for row in body),
        reader.source.span(node.row),
        tuple(reader.source.span(row.row) for row in body),
        caption,
        attributes,
    )
    return [result]


def _cells(nodes: Sequence[Node], reader: Reader) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            reader.inlines(node.children[0].token),
            _ALIGNMENTS.get(str(node.token.attrs.get("style"))),
        )
        for node in nodes
    )


def _report_lost_cells(row: Node, columns: int, reader: Reader) -> None:
    """Markdown ignores what a row has beyond the head; we say so."""
    line = reader.source.rows[row.row].strip()
    if line.count("|") <= columns - 1:
        return
    cells = escapedSplit(line.removeprefix("|").removesuffix("|"))
    lost = " | ".join(cell.strip() for cell in cells[columns:])
    if lost:
        message = f"the row has {len(cells)} cells, the table {columns}; left out: {lost}"
        hint = r"add a column to the head, or write `\|` for a bar within a cell"
        reader.report(warning("DW214", reader.source.span(row.row), message, hint))
