"""Tables, their captions, and how wide their columns are to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckwright.diagnostics import columns as columns_in_editor
from deckwright.diagnostics import warning
from deckwright.model.blocks import Alignment, Attributes, Block, Cell, Table
from deckwright.model.inlines import Inlines
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.cell_spans import cells_of, mark_spans
from deckwright.parse.blocks.html_element_ends import cell_text
from deckwright.parse.blocks.node import Node
from deckwright.parse.syntax.braces import attributes_of, merge, without
from deckwright.parse.syntax.extensions import has_extension

_ALIGNMENTS: dict[str, Alignment] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}
_LONGEST_LINE = 72
"""Of a table whose dashes say nothing (https://pandoc.org/MANUAL.html#extension-pipe_tables)."""
_WIDTH = re.compile(r"\d{1,4}(?:\.\d{1,4})?")


def table(node: Node, reader: BlockReader) -> list[Block]:
    """A table with its caption."""
    head, *body = [row for part in node.children if part.type != "caption" for row in part.children]
    captions = [(part, part.children[0]) for part in node.children if part.type == "caption"]
    if body and "caption" in body[-1].token.meta:
        last = body.pop()
        captions.append((last, last.children[0].children[0]))
    written = "widths" not in node.token.meta  # else its cells were cut where it was read
    for row in body if written else ():
        _report_lost_cells(row, len(head.children), reader)
    if not node.tag and has_extension(reader.env, "spans"):
        mark_spans(head, body, reader)
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
        _widths(node, len(body), attributes, len(head.children), reader),
        without(attributes, keys=("widths",)),
    )
    return [result]


def _cells(nodes: Sequence[Node], reader: BlockReader) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            () if node.token.meta.get("covered") else reader.inlines(cell_text(node).token),
            _ALIGNMENTS.get(str(node.token.attrs.get("style"))),
            node.token.meta.get("across", 1),
            node.token.meta.get("down", 1),
            node.token.meta.get("covered", False),
        )
        for node in nodes
    )


def _widths(
    node: Node, rows: int, attributes: Attributes, columns: int, reader: BlockReader
) -> tuple[float, ...]:
    """How wide the columns are against each other: `widths`, else the dashes below the head.

    As in pandoc, the dashes count where a line of the table is long. Those that are all alike, or
    that an editor lined up with the cells of some row, say nothing.
    """
    if wish := attributes.get("widths"):
        told = tuple(map(float, _WIDTH.findall(wish)))
        if len(told) == columns and all(told) and not re.sub(_WIDTH, "", wish).strip(" %,"):
            return told
        hint = f'write {columns} numbers, one for each column, such as `widths="2 1"`'
        message = f"`widths={wish}` does not say how wide {columns} columns are"
        reader.report(warning("DW212", reader.source.span(node.row), message, hint))
    if "widths" in node.token.meta:
        return tuple(node.token.meta["widths"])
    if node.tag or not has_extension(reader.env, "widths"):
        return ()
    head, line, *body = reader.source.rows[node.row : node.row + rows + 2]
    dashes = tuple(float(cell.count("-")) for cell in cells_of(line)[:columns])
    long = max(map(len, (head, line, *body))) > _LONGEST_LINE
    say = long and len(set(dashes)) > 1 and not any(_lined_up(row, line) for row in (head, *body))
    return dashes if say and len(dashes) == columns else ()


def _lined_up(row: str, dashes: str) -> bool:
    """Whether the bars of a table's row stand above or below those between its dashes."""
    closed = row.rstrip().endswith("|")
    bars, others = (
        [columns_in_editor(cell) for cell in cells_of(line)[: None if closed else -1]]
        for line in (row, dashes)
    )
    return bars == others


def _report_lost_cells(row: Node, columns: int, reader: BlockReader) -> None:
    """Markdown ignores what a row has beyond the head; we say so."""
    line = reader.source.rows[row.row]
    if line.count("|") <= columns - 1:
        return
    cells = cells_of(line)
    lost = " | ".join(cell.strip() for cell in cells[columns:])
    if lost:
        message = f"the row has {len(cells)} cells, the table {columns}; left out: {lost}"
        hint = r"add a column to the head, or write `\|` for a bar within a cell"
        reader.report(warning("DW214", reader.source.span(row.row), message, hint))
