"""Typographic dashes, dots and quotation marks, as pandoc makes them of `--`, `...` and `"`.

https://pandoc.org/MANUAL.html#extension-smart
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import QUOTE_TEST_RE, process_inlines

from deckwright.parse.syntax.extensions import has_extension

_MARKS = {"---": "\u2014", "--": "\u2013", "...": "\u2026"}
_MARK = re.compile(r"---|--|\.\.\.")


def smart_punctuation_plugin(md: MarkdownIt) -> None:
    """Puts the rule behind that for inlines, whose marks are read by then."""
    md.core.ruler.after("inline", "smart_punctuation", _smart)


def _smart(state: StateCore) -> None:
    if not has_extension(state.env, "smart"):
        return
    for token in state.tokens:
        if token.type != "inline" or not token.children:
            continue
        if QUOTE_TEST_RE.search(token.content):
            process_inlines(token.children, state)
        for child in token.children:
            if child.type == "text":
                child.content = _MARK.sub(lambda mark: _MARKS[mark[0]], child.content)
