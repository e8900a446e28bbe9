"""Nodes as blocks: a table of type and converter, and the small ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from deckwright.model.blocks import (
    Attributes,
    Block,
    Figure,
    Heading,
    MathBlock,
    Paragraph,
)
from deckwright.model.inlines import Inlines, Link, Run
from deckwright.parse.blocks.block_reader import BlockReader, Converter
from deckwright.parse.blocks.containers import container
from deckwright.parse.blocks.list_blocks import bullet_list, definition_list
from deckwright.parse.blocks.lookalikes import report_lookalikes
from deckwright.parse.blocks.node import Node
from deckwright.parse.blocks.quote_blocks import alert, quote
from deckwright.parse.blocks.table_blocks import table
from deckwright.parse.fences.listings import fence, indented
from deckwright.parse.fences.qr_fence import qr_paragraph
from deckwright.parse.inlines.inline_runs import read_inlines
from deckwright.parse.inlines.link_targets import read_link
from deckwright.parse.inlines.math_spans import read_math
from deckwright.parse.inlines.picture_references import (
    alternative,
    only_pictures,
    read_image,
    written,
)
from deckwright.parse.inlines.playable_files import as_media
from deckwright.parse.syntax.braces import attributes_of, merge
from deckwright.parse.syntax.clean_text import one_line

_LOWEST = 3
"""The level of a heading within a slide; `#` and `##` within a container count as this."""


def paragraph(node: Node, reader: BlockReader) -> list[Block]:
    """Running text, or figures where it holds pictures only."""
    inline = node.children[0].token
    tokens = inline.children or []
    attributes = attributes_of(node.token)
    if only_pictures(tokens):
        return _figures(tokens, attributes, node.row, reader)
    inlines = reader.inlines(inline)
    if not inlines:
        return []
    report_lookalikes(node, reader)
    block = Paragraph(inlines, reader.source.span(node.row), attributes)
    return [qr_paragraph(block, reader) if attributes.has("qr") else block]


def _figures(
    tokens: Sequence[Token], outer: Attributes, row: int, reader: BlockReader
) -> list[Block]:
    source = reader.source
    figures: list[Block] = []
    link: Link | None = None
    for token in tokens:
        title = str(token.attrs.get("title", ""))
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            link = read_link(reader, target, title, source.span(row))
        elif token.type == "link_close":
            link = None
        elif token.type == "image":
            needle = written(token)
            span = source.find(needle, row, row + len(tokens))
            row = source.row_of(needle, row, row + len(tokens))
            given = merge(outer, attributes_of(token))
            path = str(token.attrs.get("src", ""))
            image, rest = read_image(reader, path, alternative(token), given, span)
            if link:
                rest = merge(rest, Attributes(values=(("link", link.target),)))
            figures.append(as_media(Figure(image, span, _caption(token, row, reader), rest)))
    return figures


def _caption(token: Token, row: int, reader: BlockReader) -> Inlines:
    """A picture's title; its description where the dialect shows that."""
    words = one_line(str(token.attrs.get("title", ""))).strip()
    if words or not token.meta.get("captioned"):
        return (Run(words),) if words else ()
    return read_inlines(reader, token.children or [], (row, row + 1))


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
