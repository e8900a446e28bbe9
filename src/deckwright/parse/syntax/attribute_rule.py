"""The core rule between blocks and inlines: attributes and captions leave the text.

Everything that is written with attributes has them in `Token.meta` after this.

Braces at the end of a heading or a paragraph, a line of braces above a block and a caption below
a table are no inline text, so they are cut off before inlines are read.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes
from deckwright.parse.syntax.braces import cut_leading, cut_trailing, merge
from deckwright.parse.syntax.fence_openings import parse_info, parse_opening

_CAPTION = re.compile(r"(?:Table)?:[ \t]+(?=\S)")
_TAKES_ATTRIBUTES = (
    "paragraph_open",
    "heading_open",
    "bullet_list_open",
    "ordered_list_open",
    "table_open",
    "blockquote_open",
    "fence",
    "code_block",
    "colons",
)
"""Tokens of blocks that a line of braces above may be about."""


def prepare_plugin(md: MarkdownIt) -> None:
    """Puts the rule in its place."""
    md.core.ruler.after("block", "prepare", _prepare)


def _prepare(state: StateCore) -> None:
    tokens = state.tokens
    row = 0
    for index, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                _cut_trailing(token, tokens[index + 1])
            case "paragraph_open":
                _prepare_paragraph(tokens, index)
            case "fence":
                token.meta["info"] = info = parse_info(token.info)
                _add(token, info.attributes)
            case "colons":
                token.meta["opening"] = opening = parse_opening(token.info)
                _add(token, opening.attributes)
            case "tr_open":
                row = index
            case "table_close" if not token.meta.get("read"):
                _mark_last_row(token, tokens[row - 1 : index])


def _prepare_paragraph(tokens: list[Token], index: int) -> None:
    opening, inline = tokens[index : index + 2]
    before = tokens[index - 1] if index else None
    if before and before.type == "table_close" and not before.meta.get("caption"):
        found = _CAPTION.match(inline.content)
        if found:
            opening.meta["caption"] = True
            inline.content = inline.content[found.end() :]
    if "{" not in inline.content:
        return
    text, attributes = cut_leading(inline.content)
    if text:
        inline.content = text
        _add(opening, attributes)
        _cut_trailing(opening, inline)
    elif index + 3 < len(tokens) and tokens[index + 3].type in _TAKES_ATTRIBUTES:
        inline.content = ""
        _add(tokens[index + 3], attributes)


def _cut_trailing(opening: Token, inline: Token) -> None:
    inline.content, attributes = cut_trailing(inline.content)
    _add(opening, attributes)


def _add(token: Token, attributes: Attributes) -> None:
    if attributes != NO_ATTRIBUTES:
        token.meta["attributes"] = merge(token.meta.get("attributes", NO_ATTRIBUTES), attributes)


def _mark_last_row(table: Token, tokens: list[Token]) -> None:
    """Without a blank line above it, a caption is read as the table's last row."""
    before, row, *cells = tokens
    first, *others = [token for token in cells if token.type == "inline"]
    found = _CAPTION.match(first.content)
    if found and before.type != "thead_open" and not any(token.content for token in others):
        table.meta["caption"] = row.meta["caption"] = True
        first.content = first.content[found.end() :]
        _cut_trailing(row, first)
