"""Text that was meant for something else: headings without a space, tables that are none."""

from __future__ import annotations

import re
from itertools import pairwise

from deckwright.diagnostics import info, warning
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.cell_spans import cells_of
from deckwright.parse.blocks.node import Node

_HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})(?P<words>[^\W\d_]\S*[ \t]+\S.*)")
_DELIMITERS = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?|\s*:?-+:?\s*\|\s*")
"""The line below a table's head (https://github.github.com/gfm/#tables-extension-)."""


def report_lookalikes(node: Node, reader: BlockReader) -> None:
    """Tell of what a paragraph outside of lists and quotes was probably meant to be."""
    if reader.lists or reader.quotes:
        return
    first, end = node.children[0].token.map or (node.row, node.row + 1)
    lines = reader.source.rows[first:end]
    heading = _HEADING.match(lines[0]) if lines else None
    if heading and heading["words"][0].isupper():  # a word in lower case is a hashtag
        marks, words = heading["marks"], heading["words"].rstrip()
        message = f"`{marks}{words}` is text, not a heading"
        hint = f"if it is to be one, write a space: `{marks} {words}`"
        reader.report(info("DW226", reader.source.span(first), message, hint))
    for row, (head, line) in enumerate(pairwise(lines), first):
        if "|" in head and _DELIMITERS.fullmatch(line):
            wanted, given = len(cells_of(head)), len(cells_of(line))
            message = f"no table: its head has {wanted} cells, the line of dashes {given}"
            hint = f"write `|{'---|' * wanted}`"
            reader.report(warning("DW227", reader.source.span(row + 1), message, hint))
            return
