"""Paragraphs: text, pictures by themselves, and what was probably meant to be something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath

from markdown_it.token import Token

from deckwright.diagnostics import info, warning
from deckwright.model.blocks import Attributes, Block, Figure, Media, Paragraph
from deckwright.model.inlines import Inlines, Link, Run
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.cell_spans import cells_of
from deckwright.parse.blocks.node import Node
from deckwright.parse.fences.qr_fence import qr_paragraph
from deckwright.parse.inlines.inline_runs import read_inlines
from deckwright.parse.inlines.link_targets import read_link
from deckwright.parse.inlines.picture_references import (
    alternative,
    only_pictures,
    read_image,
    written,
)
from deckwright.parse.syntax.braces import attributes_of, merge
from deckwright.parse.syntax.clean_text import one_line
from deckwright.parse.syntax.html_tags import CLIP_KINDS

_HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})(?P<words>[^\W\d_]\S*[ \t]+\S.*)")
_DELIMITERS = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?|\s*:?-+:?\s*\|\s*")
"""The line below a table's head (https://github.github.com/gfm/#tables-extension-)."""


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
    _report_lookalikes(node, reader)
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
            figures.append(_as_media(Figure(image, span, _caption(token, row, reader), rest)))
    return figures


def _caption(token: Token, row: int, reader: BlockReader) -> Inlines:
    """A picture's title; its description where the dialect shows that."""
    words = one_line(str(token.attrs.get("title", ""))).strip()
    if words or not token.meta.get("captioned"):
        return (Run(words),) if words else ()
    return read_inlines(reader, token.children or [], (row, row + 1))


def _as_media(figure: Figure) -> Block:
    """The film or recording that a figure names, or the figure itself where it is a picture."""
    kind = CLIP_KINDS.get(PurePosixPath(figure.image.source).suffix.lower())
    if kind is None:
        return figure
    poster = figure.attributes.get("poster")
    image = replace(figure.image, source=poster) if poster else None
    return Media(kind, figure.image, figure.span, image, figure.caption)


def _report_lookalikes(node: Node, reader: BlockReader) -> None:
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
