"""What each type of node becomes, and the converters of a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckwright.model.blocks import Block, Heading, MathBlock
from deckwright.parse.blocks.block_reader import BlockReader, Converter
from deckwright.parse.blocks.containers import container
from deckwright.parse.blocks.list_blocks import bullet_list, definition_list
from deckwright.parse.blocks.node import Node
from deckwright.parse.blocks.paragraph_blocks import paragraph
from deckwright.parse.blocks.quote_blocks import alert, quote
from deckwright.parse.blocks.table_blocks import table
from deckwright.parse.fences.listings import fence, indented
from deckwright.parse.inlines.math_spans import read_math
from deckwright.parse.syntax.braces import attributes_of

_LOWEST = 3
"""The level of a heading within a slide; `#` and `##` within a container count as this."""


def heading(node: Node, reader: BlockReader) -> list[Block]:
    """A heading inside a slide."""
    attributes = replace(attributes_of(node.token), id=reader.heading_ids.get(node.row, ""))
    level = max(_LOWEST, int(node.token.tag[1:]))
    inlines = reader.inlines(node.children[0].token)
    return [Heading(level, inlines, reader.source.span(node.row), attributes)]


def math_block(node: Node, reader: BlockReader) -> list[Block]:
    """A formula on a line of its own."""
    span = reader.source.span(node.row)
    return [MathBlock(read_math(reader, node.token.content, span, display=True), span)]


def footnote(node: Node, reader: BlockReader) -> list[Block]:
    """The text of a footnote, kept until its number is known."""
    reader.definitions[node.token.meta["label"]].append(node)
    return []


def rule(_node: Node, _reader: BlockReader) -> list[Block]:
    """A thematic break within a block: no word of it is to be shown."""
    return []


CONVERTERS: Mapping[str, Converter] = {
    "paragraph": paragraph,
    "heading": heading,
    "bullet_list": bullet_list,
    "ordered_list": bullet_list,
    "dl": definition_list,
    "fence": fence,
    "code_block": indented,
    "table": table,
    "blockquote": quote,
    "alert": alert,
    "math_block": math_block,
    "footnote_reference": footnote,
    "hr": rule,
    "container": container,
}
"""What each type of node becomes."""
