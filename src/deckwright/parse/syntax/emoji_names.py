"""Emoji by their names, `:tada:`, as GitHub, Marp and chat programs know them."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from deckwright.parse.syntax.extensions import has_extension

_NAME = re.compile(r":[\w+’'&!.-]{1,80}:(?![0-9A-Za-z_])")
_WORD = re.compile(r"[0-9A-Za-z_]")


def emoji_plugin(md: MarkdownIt) -> None:
    """Adds the rule: a name that nobody knows stays text, and so does one within a word."""
    md.inline.ruler.before("escape", "emoji", _emoji)


def _emoji(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    at = state.pos
    if state.src[at] != ":" or not has_extension(state.env, "emoji"):
        return False
    found = _NAME.match(state.src, at, state.posMax)
    if found is None or (at and _WORD.match(state.src[at - 1])):
        return False
    character = _character(found[0])
    if not character:
        return False
    if not silent:
        state.push("text", "", 0).content = character
    state.pos = found.end()
    return True


@cache
def _character(name: str) -> str:
    """The emoji of that name, or nothing."""
    from emoji import emojize  # noqa: PLC0415 - its tables are read where a talk has names only

    character = emojize(name, language="alias")
    return "" if character == name else character
