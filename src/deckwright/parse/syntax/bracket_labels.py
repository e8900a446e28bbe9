"""What stands between brackets, found in a time that does not grow with the square of the text."""

from __future__ import annotations

from types import ModuleType

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

MAX_OPEN = 10
"""How many brackets may be open within a label before the first of them is text."""


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
