"""The block rule for `:::` fences.

A fence is one token by itself: which one closes which is settled when the tree is built, so that
nesting costs no recursion here and an unclosed fence cannot swallow the rest of the talk.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_MARK = ":::"


def containers_plugin(md: MarkdownIt) -> None:
    """Reads lines of three or more colons as `colons` tokens; `info` is empty on a closing one."""
    terminated = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "colons", _colons, {"alt": terminated})


def _colons(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(_MARK, start) or state.is_code_block(line):
        return False
    if silent:
        return True
    info = state.src[start : state.eMarks[line]].lstrip(":").strip()
    if info.endswith(_MARK):  # pandoc lets an opening fence end in colons
        info = info.rstrip(":").rstrip()
    token = state.push("colons", "", 0)
    token.info = info
    token.map = [line, line + 1]
    state.line = line + 1
    return True
