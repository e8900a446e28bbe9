"""pandoc's line blocks: lines after `| ` stay lines, and spaces before their words stay spaces.

https://pandoc.org/MANUAL.html#line-blocks
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from deckwright.parse.syntax.extensions import has_extension

_LINE = re.compile(r"\|(?: (?P<blanks> *)(?P<words>.*))?")
_HARD_BREAK = "\\\n"
_NO_BREAK_SPACE = "\u00a0"


def line_blocks_plugin(md: MarkdownIt) -> None:
    """Adds the rule behind those for tables, whose lines begin with a bar, too."""
    md.block.ruler.after("table", "line_block", _line_block)


def _line_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    if silent or not has_extension(state.env, "line_blocks") or state.is_code_block(line):
        return False
    lines: list[str] = []
    at = line
    while at < end and not state.isEmpty(at) and state.sCount[at] >= state.blkIndent:
        text = state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]].rstrip()
        found = _LINE.fullmatch(text)
        if found and state.sCount[at] == state.sCount[line]:
            lines.append(_NO_BREAK_SPACE * len(found["blanks"] or "") + (found["words"] or ""))
        elif lines and state.sCount[at] > state.sCount[line]:  # the line above goes on
            lines[-1] += f" {text}"
        else:
            break
        at += 1
    if not lines:
        return False
    state.push("paragraph_open", "p", 1).map = [line, at]
    inline = state.push("inline", "", 0)
    inline.content = _HARD_BREAK.join(one or _NO_BREAK_SPACE for one in lines)
    inline.map, inline.children = [line, at], []
    state.push("paragraph_close", "p", -1)
    state.line = at
    return True
