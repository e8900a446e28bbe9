"""Quotes with their attribution, and GitHub's alerts."""

from __future__ import annotations

from markdown_it.token import Token

from deckwright.diagnostics import warning
from deckwright.model.blocks import Block, Callout, Quote
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.node import Node
from deckwright.parse.syntax.braces import attributes_of
from deckwright.parse.syntax.fence_openings import CALLOUTS

MAX_QUOTES = 14
"""How deep a quote may stand in others."""

_DASHES = ("— ", "-- ", "– ")


def quote(node: Node, reader: BlockReader) -> list[Block]:
    """Somebody's words; a quote too deep is shown as its blocks."""
    span = reader.source.span(node.row)
    if reader.quotes == MAX_QUOTES:
        message = f"the quote is nested deeper than {MAX_QUOTES} levels and is flattened"
        reader.report(warning("DW211", span, message, "use fewer levels"))
        return list(reader.blocks(node.children))
    reader.quotes += 1
    source = _take_attribution(node.children)
    blocks = reader.blocks(node.children)
    reader.quotes -= 1
    attribution = reader.inlines(source) if source else ()
    return [Quote(blocks, span, attribution, attributes_of(node.token))]


def _take_attribution(nodes: list[Node]) -> Token | None:
    """Takes the line that begins with a dash from the end of the last paragraph.

    A quote of nothing but such a line keeps it.
    """
    if not nodes or nodes[-1].type != "paragraph":
        return None
    inline = nodes[-1].children[0].token
    tokens = inline.children or []
    starts = [i + 1 for i, token in enumerate(tokens) if token.type.endswith("break")]
    if len(nodes) > 1:
        starts.insert(0, 0)
    for start in reversed(starts):
        if start < len(tokens) and tokens[start].content.startswith(_DASHES):
            break
    else:
        return None
    taken = tokens[start:]
    taken[0].content = taken[0].content.split(" ", 1)[1].lstrip()
    inline.children = tokens[: max(start - 1, 0)]
    if not start:
        nodes.pop()
    return Token("inline", "", 0, map=inline.map, children=taken)


def alert(node: Node, reader: BlockReader) -> list[Block]:
    """`> [!NOTE]`: a callout without a title of its own."""
    kind = CALLOUTS[str(node.token.meta["kind"]).lower()]
    blocks = reader.blocks(node.children[1:])  # the first is markdown-it's English heading
    return [Callout(kind, (), blocks, reader.source.span(node.row))]
