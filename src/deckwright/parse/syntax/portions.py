"""The core rule that reads inlines: plain words at once, a long text in portions.

In most titles, items and cells stands nothing that any inline rule would answer to.

From each place where a formula or an address may begin, rules look for where it ends, so the time
grows with the square of a text that is made of beginnings alone. No paragraph on a slide comes
near the bound; in one that does, a mark from one portion to the next stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MAX_PORTION = 4000
"""Characters."""
_PLAIN = re.compile(r"[\w ,.;:?'\"()/]+")


def portions_plugin(md: MarkdownIt) -> None:
    """Puts the rule in the place of markdown-it's own."""
    md.core.ruler.at("inline", _inlines)


def _inlines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        if _is_plain(token.content):
            token.children = [Token("text", "", 0, content=token.content)]
            continue
        token.children = []
        for portion in portions(token.content):
            read: list[Token] = []
            state.md.inline.parse(portion, state.md, state.env, read)
            token.children += read


def _is_plain(text: str) -> bool:
    """Whether `text` is words alone; the colon of an emoji or an address has no space behind it."""
    return (
        _PLAIN.fullmatch(text) is not None
        and "_" not in text
        and "www." not in text
        and text.count(":") == text.count(": ")
    )


def portions(text: str) -> Iterator[str]:
    """`text` in parts of at most `MAX_PORTION` characters, cut before a space if there is one."""
    start = 0
    while len(text) - start > MAX_PORTION:
        end = start + MAX_PORTION
        space = max(text.rfind(mark, start + 1, end) for mark in "\n ")
        cut = space if space > start else end
        yield text[start:cut]
        start = cut
    yield text[start:]
