"""Listings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from deckwright.diagnostics import warning
from deckwright.model.blocks import Block, Code
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.node import Node
from deckwright.parse.fences.chart_fence import chart
from deckwright.parse.fences.listing_languages import report_language
from deckwright.parse.fences.mermaid import diagram
from deckwright.parse.fences.qr_fence import qr_code
from deckwright.parse.syntax.braces import attributes_of, without
from deckwright.parse.syntax.info_strings import NUMBERED, START, Info

DRAWN: Mapping[str, Callable[[Code, int, BlockReader], Block]] = {
    "chart": chart,
    "mermaid": diagram,
    "qr": qr_code,
}
"""Languages that are drawings; each takes the listing and the row of its first line."""


def fence(node: Node, reader: BlockReader) -> list[Block]:
    """A fenced listing."""
    token, span = node.token, reader.source.span(node.row)
    info: Info = token.meta["info"]
    if info.rest:
        hint = 'write ```` ```py {1,3-5} title="x" .numbered ````'
        reader.report(warning("DW213", span, f"`{info.rest}` means nothing to a listing", hint))
    _, end = token.map or (0, 0)
    if end - node.row < 2 or not reader.source.rows[end - 1].rstrip().endswith(token.markup):  # noqa: PLR2004 - both fences
        hint = f"end it with a line {token.markup} or it reaches to the end of the talk"
        reader.report(warning("DW215", span, "the listing is never closed", hint))
    given = attributes_of(token)
    start = next((given.get(key) for key in START if given.get(key)), "")
    code = Code(
        token.content.rstrip("\n"),
        span,
        info.language,
        given.get("title"),
        info.emphasised,
        numbered=any(given.has(name) for name in NUMBERED),
        first_line=int(start) if re.fullmatch("[0-9]{1,6}", start) else 1,
        attributes=without(given, names=NUMBERED, keys=("title", *START)),
    )
    if drawn := DRAWN.get(code.language.lower()):
        return [drawn(code, node.row + 1, reader)]
    if code.language:
        report_language(code.language, span, reader)
    return [code]


def indented(node: Node, reader: BlockReader) -> list[Block]:
    """A listing by indentation."""
    text, span = node.token.content.rstrip("\n"), reader.source.span(node.row)
    return [Code(text, span, attributes=attributes_of(node.token))]
