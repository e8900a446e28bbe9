"""Quarto's boxes that set what they hold side by side: `layout-ncol`, `layout-nrow`, `layout`.

https://quarto.org/docs/authoring/figures.html#complex-layouts
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, cycle, islice

from deckwright.model.blocks import Attributes, Block, Blocks, Column, Columns, Paragraph
from deckwright.model.length import Length
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.node import Node

_ROW = re.compile(r"\[([^\[\]]+)\]")
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,3})?")
_MOST = 12
"""Columns side by side at most."""


def laid_out(node: Node, attributes: Attributes, reader: BlockReader) -> Blocks:
    """What a box holds as rows of columns; nothing where it is not laid out."""
    if not any(attributes.get(key) for key in ("layout-ncol", "layout-nrow", "layout")):
        return ()
    cells = [cell for child in node.children for cell in _cells(child, reader)]
    caption: Blocks = ()
    if attributes.id.startswith("fig-") and cells and isinstance(cells[-1][0], Paragraph):
        caption = cells.pop()
    return (*_rows(cells, attributes, reader, node.row), *caption)


def _cells(node: Node, reader: BlockReader) -> Iterator[Blocks]:
    """A box is one cell; pictures of one paragraph are one each."""
    blocks = reader.blocks([node])
    if node.type == "container":
        yield from (blocks,) if blocks else ()
    else:
        yield from ((block,) for block in blocks)


def _rows(
    cells: list[Blocks], attributes: Attributes, reader: BlockReader, row: int
) -> Iterator[Block]:
    span = reader.source.span(row)
    rest = iter(cells)
    for shares in _shares(attributes, len(cells)):
        taken = list(islice(rest, len(shares)))
        if len(taken) < 2:  # noqa: PLR2004 - one column is none
            yield from chain.from_iterable(taken)
        else:
            equal = len(set(shares)) == 1
            widths = (None if equal else Length(100 * one / sum(shares), "%") for one in shares)
            columns = (Column(*one) for one in zip(taken, [span] * len(taken), widths))  # noqa: B905 - the last row may have fewer
            yield Columns(tuple(columns), span)
        if len(taken) < len(shares):
            return


def _shares(attributes: Attributes, count: int) -> Iterator[tuple[float, ...]]:
    """For each row how wide its columns are against each other, over and over."""
    columns, rows = attributes.get("layout-ncol"), attributes.get("layout-nrow")
    if columns.isdigit() and int(columns):
        one = (1.0,) * min(int(columns), _MOST)
    elif rows.isdigit() and int(rows):
        one = (1.0,) * min(-(-count // int(rows)) or 1, _MOST)
    else:
        written = attributes.get("layout")
        lines = [_NUMBER.findall(line) for line in _ROW.findall(written)]
        found = [tuple(float(n) for n in line if float(n) > 0)[:_MOST] for line in lines]
        yield from cycle([line for line in found if line] or [(1.0,)])
        return
    yield from cycle([one])
