"""Nodes as blocks: a table of type and converter, and the small ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.token import Token

from deckwright.diagnostics import warning
from deckwright.model.blocks import (
    Attributes,
    Block,
    Figure,
    Heading,
    MathBlock,
    Paragraph,
)
from deckwright.model.inlines import Link, Run
from deckwright.parse.attributes import merge
from deckwright.parse.boxes import container
from deckwright.parse.code import fence, indented
from deckwright.parse.html import COMMENT, SCRIPT
from deckwright.parse.images import alternative, read_image
from deckwright.parse.inlines import attributes_of
from deckwright.parse.links import read_link
from deckwright.parse.lists import bullet_list, definition_list
from deckwright.parse.quotes import alert, quote
from deckwright.parse.tables import table
from deckwright.parse.text import one_line

if TYPE_CHECKING:
    from deckwright.parse.reader import Converter, Reader
    from deckwright.parse.tree import Node

_BESIDE_IMAGES = ("image", "softbreak", "hardbreak", "link_open", "link_close")
_LOWEST = 3
"""The level of a heading within a slide; `#` and `##` within a container count as this."""


def paragraph(node: Node, reader: Reader) -> list[Block]:
    """Running text, or figures where it holds pictures only."""
    inline = node.children[0].token
    tokens = inline.children or []
    attributes = attributes_of(node.token)
    if any(token.type == "image" for token in tokens) and all(map(_beside_images, tokens)):
        return _figures(tokens, attributes, node.row, reader)
    inlines = reader.inlines(inline)
    return [Paragraph(inlines, reader.source.span(node.row), attributes)] if inlines else []


def _beside_images(token: Token) -> bool:
    return token.type in _BESIDE_IMAGES or (token.type == "text" and not token.content.strip())


def _figures(tokens: Sequence[Token], outer: Attributes, row: int, reader: Reader) -> list[Block]:
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
            span = source.find("![" + token.content, row, row + len(tokens))
            row = span.line - source.first_line
            given = merge(outer, attributes_of(token))
            path = str(token.attrs.get("src", ""))
            image, rest = read_image(reader, path, alternative(token), given, span)
            if link:
                rest = merge(rest, Attributes(values=(("link", link.target),)))
            words = one_line(title).strip()
            figures.append(Figure(image, span, (Run(words),) if words else (), rest))
    return figures


def heading(node: Node, reader: Reader) -> list[Block]:
    """A heading inside a slide."""
    attributes = replace(attributes_of(node.token), id=reader.heading_ids.get(node.row, ""))
    level = max(_LOWEST, int(node.token.tag[1:]))
    inlines = reader.inlines(node.children[0].token)
    return [Heading(level, inlines, reader.source.span(node.row), attributes)]


def math_block(node: Node, reader: Reader) -> list[Block]:
    """A formula on a line of its own."""
    return [MathBlock(node.token.content.strip(), reader.source.span(node.row))]


def html_block(node: Node, reader: Reader) -> list[Block]:
    """The text of raw HTML, one paragraph; comments and scripts are no text."""
    html, span = node.token.content, reader.source.span(node.row)
    if "<!--" in html and html.count("<!--") > html.count("-->"):
        message = "the comment is never closed and hides the rest of the talk"
        reader.report(warning("DW215", span, message, "end it with `-->`"))
    html = COMMENT.sub("", html)
    for name in SCRIPT.findall(html):
        message = f"the HTML `<{name.lower()}>` is left out with what it holds"
        reader.report(
            warning("DW201", span, message, "a deck runs no code and has the look of its template")
        )
    rows = node.token.map or (0, 1)
    inlines = reader.parse_inlines(SCRIPT.sub("", html), (rows[0], rows[1]))
    return [Paragraph(inlines, span)] if inlines else []


def footnote(node: Node, reader: Reader) -> list[Block]:
    """The text of a footnote, kept until its number is known."""
    reader.definitions[node.token.meta["label"]].append(node)
    return []


def rule(_node: Node, _reader: Reader) -> list[Block]:
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
    "html_block": html_block,
    "footnote_reference": footnote,
    "hr": rule,
    "container": container,
}
"""What each type of node becomes."""
