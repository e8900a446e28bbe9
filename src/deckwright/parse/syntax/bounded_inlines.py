"""Inlines read in a time that does not grow with the square of the text.

Plain words are read at once, since in most titles, items and cells stands nothing that any inline
rule would answer to. A long text is read in portions: from each place where a formula or an address
may begin, rules look for where it ends, so the time grows with the square of a text that is made of
beginnings alone. No paragraph on a slide comes near the bound; in one that does, a mark from one
portion to the next stays text. And a bracket is not looked for behind many others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MAX_PORTION = 4000
"""Characters."""
MAX_OPEN = 10
"""How many brackets may be open within a label before the first of them is text."""
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


def labels_plugin(md: MarkdownIt) -> None:
    """Gives all rules that ask for a label the one of this module."""
    helpers = ModuleType(md.helpers.__name__)
    vars(helpers).update(vars(md.helpers), parseLinkLabel=label_end)
    md.helpers = helpers


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803 - the signature is markdown-it's
    """Where the `]` stands that belongs to the `[` at `start`; -1 where there is none.

    As markdown-it's own, which looks through all brackets to the end of the text from each of
    them, so that a row of them takes the square of its length.
    """
    old, limit = state.pos, state.posMax
    state.pos = start + 1
    open_ = 1
    end = -1
    while state.pos < limit and open_ <= MAX_OPEN and state.html_terminator_last("]") >= state.pos:
        mark, before = state.src[state.pos], state.pos
        open_ -= mark == "]"
        if not open_:
            end = before
            break
        state.md.inline.skipToken(state)
        if mark == "[" and state.pos == before + 1:  # a bracket that is part of nothing
            open_ += 1
        elif mark == "[" and disableNested:
            break
    state.pos = old
    return end
