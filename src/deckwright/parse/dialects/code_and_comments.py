"""Where code and comments are: what stands in them is no markup of any dialect."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from markdown_it.token import Token

from deckwright.parse.dialects.slide_rows import Row, Rows, text_of
from deckwright.parse.syntax.deck_markdown import block_tokens

_OPENING = r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)"
_FENCE = re.compile(_OPENING)
_SPAN = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_COMMENT = re.compile(
    rf"^{_OPENING}.*\n(?:.*\n)*?(?:[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S]){1,2000}?(?<!`)(?P=ticks)(?!`)"
    r"|[ \t]?<!--(?P<comment>[\s\S]*?)-->",
    re.MULTILINE,
)
"""A listing, a code span or a comment, whichever begins first."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
_INDENTED = re.compile(
    r"(?: {4}| {0,3}\t).*(?:`{3}|~{3}|<!--|-->|!\[|\{\{|::|<[\w-]+:|\.[\w-]+\[|\. \. \.|\\pause"
    r"|[Nn]otes?:)"
)
"""A row that would open a listing or a comment, were it not perhaps indented code."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What stood between `<!--` and `-->`, and the number of the row where it began."""

    text: str
    at: int
    line: int


def fenced(rows: Iterable[Row]) -> list[bool]:
    """For each row whether it belongs to a listing, its fences among it.

    Indented code counts where something stands in it that would be markup elsewhere.
    """
    rows = tuple(rows)
    indented = _indented(rows)
    marks: list[bool] = []
    fence = ""
    for number, row in enumerate(rows):
        if not fence and number in indented:
            marks.append(True)
            continue
        found = _FENCE.match(row.text)
        marks.append(bool(fence or found))
        if not fence:
            fence = found["fence"] if found else ""
        elif _closes(row.text.strip(" \t>"), fence):
            fence = ""
    return marks


def _indented(rows: Rows) -> frozenset[int]:
    """The rows of indented code; none where no row would be markup: finding out takes a while."""
    if not any(_INDENTED.match(row.text) for row in rows):
        return frozenset()
    return _code_rows(text_of(rows))


@lru_cache(maxsize=64)
def _code_rows(text: str) -> frozenset[int]:
    tokens = block_tokens(text, {})
    maps = [token.map for token in tokens if token.type == "code_block" and token.map]
    return frozenset(number for start, end in maps for number in range(start, end))


def _closes(text: str, fence: str) -> bool:
    return len(text) >= len(fence) and not text.strip(fence[0])


def outside_code(rows: Rows, change: Callable[[str], str]) -> Rows:
    """`rows` with `change` made to all text that is neither a listing nor a code span."""
    return tuple(
        row if is_code else replace(row, text=_around_spans(row.text, change))
        for row, is_code in zip(rows, fenced(rows), strict=True)
    )


def without_spans(text: str) -> str:
    """A row's text without its code spans."""
    return _SPAN.sub("", text)


def _around_spans(text: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    start = 0
    for span in _SPAN.finditer(text):
        parts += [change(text[start : span.start()]), span[0]]
        start = span.end()
    return "".join([*parts, change(text[start:])])


def take_comments(rows: Rows) -> tuple[Rows, list[Comment]]:
    """`rows` without comments, and these; no row is added or taken away."""
    if not rows:
        return rows, []
    indented = _indented(rows)
    given, rows = (
        rows,
        tuple(
            replace(row, text="") if number in indented else row for number, row in enumerate(rows)
        ),
    )
    text = text_of(rows)
    starts = list(accumulate((len(row.text) + 1 for row in rows), initial=0))
    comments: list[Comment] = []

    def take(found: re.Match[str]) -> str:
        if found["comment"] is None:
            return found[0]
        at = bisect_right(starts, found.start()) - 1
        comments.append(Comment(found["comment"], at, rows[at].line))
        return "\n" * found[0].count("\n")

    last = _PARAGRAPH_END.search(text, text.rfind("-->")) if "-->" in text else None
    end = last.start() if last else 0  # a comment opened below never ends
    lines = (_COMMENT.sub(take, text[:end]) + text[end:]).split("\n")
    kept = tuple(
        given[number] if number in indented else replace(row, text=line)
        for number, (row, line) in enumerate(zip(rows, lines, strict=True))
    )
    return kept, comments


def top_tokens(rows: Rows) -> list[Token]:
    """The tokens of the blocks in `rows` that stand in no other; `map` counts the rows."""
    tokens = block_tokens(text_of(rows), {})
    return [token for token in tokens if token.level == 0 and token.map and token.nesting >= 0]
