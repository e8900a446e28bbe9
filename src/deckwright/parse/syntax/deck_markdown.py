"""The Markdown dialect: CommonMark, GitHub's extensions, and what slides need besides."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from deckwright.parse.syntax.attribute_rule import prepare_plugin
from deckwright.parse.syntax.bounded_inlines import labels_plugin, portions_plugin
from deckwright.parse.syntax.fancy_lists import with_fancy_markers
from deckwright.parse.syntax.fence_openings import colons_plugin
from deckwright.parse.syntax.html_tags import tags_plugin
from deckwright.parse.syntax.inline_rules import inline_plugin
from deckwright.parse.syntax.line_blocks import line_blocks_plugin
from deckwright.parse.syntax.pandoc_tables import after_captions, pandoc_tables_plugin
from deckwright.parse.syntax.smart_punctuation import smart_punctuation_plugin

BlockRule = Callable[[StateBlock, int, int, bool], bool]

InlineRule = Callable[[StateInline, bool], bool]

_PROTOCOLS = ("http", "https", "mailto", "xmpp")
_GOES_ON = re.compile(r"://[^\s<]|:[\w.+-]")
"""What stands at the end of a protocol where an address follows."""
_NESTING = ("blockquote", "list", "deflist", "footnote_def")

MAX_LEVEL = 64
"""How deep blocks nest before their marks are read as text; a list is two levels."""


class DeckMarkdown(MarkdownIt):
    """A parser that keeps addresses as written; `link_targets` judges and encodes them."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - markdown-it's name
        """Every address is read, so that a bad one can be reported."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """`url` itself: a picture's path is looked for as it was written."""
        return url


@cache
def deck_markdown() -> DeckMarkdown:
    """The parser of the dialect, built once."""
    md = DeckMarkdown(
        "commonmark", {"maxNesting": 2 * MAX_LEVEL, "tasklists": True, "alerts": True}
    )
    md.enable(["table", "strikethrough"])
    md.disable("text_join")  # runs are joined later; an escaped `[` must be told from a bracket
    md.use(footnote_plugin, move_to_end=False)
    md.use(deflist_plugin)
    md.use(dollarmath_plugin, allow_labels=False, allow_blank_lines=False)
    for plugin in (superscript_plugin, sub_plugin, gfm_autolink_plugin):
        md.use(plugin)
    for plugin in (colons_plugin, inline_plugin, pandoc_tables_plugin, line_blocks_plugin):
        md.use(plugin)
    for plugin in (prepare_plugin, smart_punctuation_plugin, tags_plugin):
        md.use(plugin)
    md.use(labels_plugin)
    md.use(portions_plugin)
    for rule in md.block.ruler.__rules__:
        if rule.name == "list":
            rule.fn = with_fancy_markers(rule.fn)
        if rule.name == "deflist":
            rule.fn = after_captions(rule.fn)
        if rule.name in _NESTING:
            rule.fn = _bounded(rule.fn)
    for inline_rule in md.inline.ruler.__rules__:
        if inline_rule.name == "gfm_autolink_protocol":
            inline_rule.fn = _after_protocol(inline_rule.fn)
    return md


def block_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    """The blocks of a text whose own text stays unread; `env` learns what labels stand for."""
    md = deck_markdown()
    tokens: list[Token] = []
    md.block.parse(text, md, env, tokens)
    return tokens


def _bounded(rule: BlockRule) -> BlockRule:
    """`rule`, kept from nesting deeper than `MAX_LEVEL`.

    markdown-it itself skips what lies below its `maxNesting`, text and all; where a rule gives
    way instead, the paragraph rule keeps the text.
    """

    def bounded(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
        return state.level < MAX_LEVEL and rule(state, line, end, silent)

    return bounded


def _after_protocol(rule: InlineRule) -> InlineRule:
    """`rule`, asked only where it can match: it looks through all text before each colon."""

    def guarded(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        begun = state.src.endswith(_PROTOCOLS, 0, state.pos)
        return begun and _GOES_ON.match(state.src, state.pos) is not None and rule(state, silent)

    return guarded
