"""Inline rules that markdown-it lacks: spans, attributes, highlight, prices, emoji."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from deckwright.parse.syntax.braces import parse_braces
from deckwright.parse.syntax.extensions import has_extension

_CARRIERS = ("image", "code_inline", "link_close")
"""Tokens that attributes may follow; a span reads its own."""

_MATH = re.compile(
    r"""\$\$(?P<display>(?:\\.|[^$\\])+)\$\$
      | (?<![\d$])\$(?!\s|\d[\d.,]*(?:\s+[^\W\d_]{2}|[kKmM]\b))
        (?P<inline>(?:\\.|[^$\\])+)(?<!\s)\$(?!\d)""",
    re.VERBOSE | re.DOTALL,
)
"""pandoc's rule (User's Guide, "Extension: tex_math_dollars"), and an amount before a word, as in
`$5 or 10$`, is money."""

_EMOJI_NAME = re.compile(r":[\w+’'&!.-]{1,80}:(?![0-9A-Za-z_])")
_WORD = re.compile(r"[0-9A-Za-z_]")


def inline_plugin(md: MarkdownIt) -> None:
    """Adds the rules of this module."""
    md.inline.ruler.at("math_inline", _math)  # dollarmath's own takes prices for formulas
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.after("emphasis", "mark", _mark)
    md.inline.ruler.push("attributes", _attributes)
    md.inline.ruler.before("escape", "emoji", _emoji)


def _math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    if state.src[state.pos] != "$":
        return False
    found = _MATH.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = found["display"] or found["inline"]
    state.pos = found.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    start, limit = state.pos, state.posMax
    if state.src[start] != "[" or state.src.find("]{", start, limit) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    found = parse_braces(state.src, end + 1) if end > 0 else None
    if found is None or found[1] > limit:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, end
        state.push("span_open", "span", 1).meta = {"attributes": found[0]}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = found[1], limit
    return True


def _mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    start, limit, source = state.pos, state.posMax, state.src
    if silent or not source.startswith("==", start) or source[start + 2 : start + 3] in " \n=":
        return False
    end = start + 2
    if source.find("==", end, limit) < 0:
        return False
    while end < limit and not source.startswith("==", end):
        state.pos = end
        state.md.inline.skipToken(state)
        end = state.pos
    state.pos = start
    if end + 2 > limit or source[end - 1].isspace():
        return False
    state.pos, state.posMax = start + 2, end
    state.push("mark_open", "mark", 1)
    state.md.inline.tokenize(state)
    state.push("mark_close", "mark", -1)
    state.pos, state.posMax = end + 2, limit
    return True


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    carrier = state.tokens[-1]
    found = parse_braces(state.src, state.pos) if carrier.type in _CARRIERS else None
    if found is None or found[1] > state.posMax:
        return False
    _opening(state.tokens).meta["attributes"] = found[0]
    state.pos = found[1]
    return True


def _opening(tokens: list[Token]) -> Token:
    """The last token, or the `link_open` that it closes."""
    if tokens[-1].type != "link_close":
        return tokens[-1]
    return next(token for token in reversed(tokens) if token.type == "link_open")


def _emoji(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    """`:tada:`, as GitHub, Marp and chat programs know it; what nobody knows stays text."""
    at = state.pos
    if state.src[at] != ":" or not has_extension(state.env, "emoji"):
        return False
    found = _EMOJI_NAME.match(state.src, at, state.posMax)
    if found is None or (at and _WORD.match(state.src[at - 1])):
        return False
    character = _emoji_of(found[0])
    if not character:
        return False
    if not silent:
        state.push("text", "", 0).content = character
    state.pos = found.end()
    return True


@cache
def _emoji_of(name: str) -> str:
    """The emoji of that name, or nothing."""
    from emoji import emojize  # noqa: PLC0415 - its tables are read where a talk has names only

    character = emojize(name, language="alias")
    return "" if character == name else character
