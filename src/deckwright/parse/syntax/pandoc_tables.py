"""The rule for pandoc's tables, and for captions above tables of any kind.

https://pandoc.org/MANUAL.html#tables
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table as pipe_table
from markdown_it.token import Token

from deckwright.parse.syntax.dashed_tables import read_dashed_table
from deckwright.parse.syntax.extensions import has_extension, without_extension
from deckwright.parse.syntax.grid_tables import read_grid_table
from deckwright.parse.syntax.written_tables import WrittenCell, WrittenTable

BlockRule = Callable[[StateBlock, int, int, bool], bool]

CAPTION = re.compile(r"(?:Table|table)?:[ \t]+(?=\S)")
_FIRST = re.compile(r" {0,3}(?:-[- ]*$|\+[:=-])")
_DASHES = re.compile(r" {0,3}-+(?: +-+)+ *")
_MOST_DASHES = 3
"""Lines of dashes: around a table and below its head."""
_LONGEST = 2_000
"""Lines that are looked through for where a table ends."""


def pandoc_tables_plugin(md: MarkdownIt) -> None:
    """Adds the rule, before all others since a table may begin with any words."""
    md.block.ruler.before("table", "pandoc_table", _pandoc_table)


def after_captions(rule: BlockRule) -> BlockRule:
    """`rule`, which reads definition lists, but not where a caption of a table below follows."""

    def guarded(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
        below = line + 2
        if (
            has_extension(state.env, "pandoc_tables")
            and below < end
            and state.isEmpty(line + 1)
            and not state.isEmpty(below)
            and (at := _below_caption(state, below, end))
            and _begins_table(state, at, end)
        ):
            return False
        return rule(state, line, end, silent)

    return guarded


def _pandoc_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    if silent or not has_extension(state.env, "pandoc_tables") or state.is_code_block(line):
        return False
    if below := _below_caption(state, line, end):
        return _begins_table(state, below, end) and _with_caption(state, line, below, end)
    table = _table(state, line, end)
    if table is None:
        return False
    _push(state, table, line)
    state.line = line + table.end
    return True


def _with_caption(state: StateBlock, line: int, below: int, end: int) -> bool:
    """Reads the table on line `below`, and then its caption, which begins on `line` above it."""
    if not (_pandoc_table(state, below, end, silent=False) or pipe_table(state, below, end, False)):  # noqa: FBT003 - markdown-it's signature
        return False
    state.tokens[-1].meta["caption"] = True
    words = " ".join(filter(None, (_line(state, at).strip() for at in range(line, below))))
    state.push("paragraph_open", "p", 1).meta["caption"] = True
    state.tokens[-1].map = [line, below]
    _push_inline(state, CAPTION.sub("", words, count=1), [line, below])
    state.push("paragraph_close", "p", -1)
    return True


def _below_caption(state: StateBlock, line: int, end: int) -> int:
    """Where something stands below the caption that begins on `line`; 0 where none does.

    A table above that lacks a caption takes it.
    """
    above = state.tokens[-1] if state.tokens else None
    taken = above is not None and above.type == "table_close" and "caption" not in above.meta
    if taken or not CAPTION.match(_line(state, line)):
        return 0
    while line < end and not state.isEmpty(line):
        line += 1
    while line < end and state.isEmpty(line):
        line += 1
    return line if line < end else 0


def _begins_table(state: StateBlock, line: int, end: int) -> bool:
    return _table(state, line, end) is not None or pipe_table(state, line, end, True)  # noqa: FBT003 - markdown-it's signature


def _table(state: StateBlock, line: int, end: int) -> WrittenTable | None:
    first = _line(state, line)
    below = _line(state, line + 1) if line + 1 < end else ""
    if not below or not (_FIRST.match(first) or _DASHES.fullmatch(below)):
        return None
    lines = list(_lines_of_table(state, line, end))
    return read_grid_table(lines) if first.lstrip().startswith("+") else read_dashed_table(lines)


def _lines_of_table(state: StateBlock, line: int, end: int) -> Iterator[str]:
    """The lines that a table may reach over: at most to its third line of dashes, and one more."""
    dashes = 0
    for at in range(line, min(end, line + _LONGEST)):
        if not (state.isEmpty(at) or state.sCount[at] >= state.blkIndent):
            return
        text = _line(state, at)
        yield text
        if dashes == _MOST_DASHES:
            return
        dashes += bool(text) and not text.strip(" -")


def _line(state: StateBlock, line: int) -> str:
    return state.getLines(line, line + 1, state.blkIndent, False).expandtabs(4).rstrip()  # noqa: FBT003 - markdown-it's signature


def _push(state: StateBlock, table: WrittenTable, line: int) -> None:
    """The tokens of a table as markdown-it's own rule makes them."""
    state.push("table_open", "table", 1).map = [line, line + table.end]
    state.tokens[-1].meta["widths"] = table.widths
    state.push("thead_open", "thead", 1)
    _push_row(state, table, table.head, "th", line)
    state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1)
    for row in table.rows:
        _push_row(state, table, row, "td", line)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1).meta["read"] = True


def _push_row(
    state: StateBlock, table: WrittenTable, row: Iterable[WrittenCell], tag: str, line: int
) -> None:
    cells = tuple(row)
    first = line + min(cell.line for cell in cells)
    state.push("tr_open", "tr", 1).map = [first, first + 1]
    for cell, alignment in zip(cells, table.alignments, strict=True):
        token = state.push(f"{tag}_open", tag, 1)
        token.map = [line + cell.line, line + cell.line + 1]
        token.attrs = {"style": f"text-align:{alignment}"} if alignment else {}
        token.meta |= {"across": cell.across, "down": cell.down, "covered": cell.covered}
        if table.blocks and cell.text.strip():
            state.tokens += _blocks(state, cell, line)
        else:
            rows = cell.text.count("\n") + 1
            _push_inline(state, cell.text, [line + cell.line, line + cell.line + rows])
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _push_inline(state: StateBlock, text: str, rows: list[int]) -> None:
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = text, rows, []


def _blocks(state: StateBlock, cell: WrittenCell, line: int) -> list[Token]:
    """The blocks in a cell; tables within tables are text."""
    env = cast("dict[str, Any]", state.env)
    tokens: list[Token] = []
    with without_extension(env, "pandoc_tables"):
        state.md.block.parse(cell.text, state.md, env, tokens)
    for token in tokens:
        token.level += state.level
        if token.map:
            token.map = [row + line + cell.line for row in token.map]
    return tokens
