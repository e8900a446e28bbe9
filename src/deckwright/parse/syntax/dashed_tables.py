"""pandoc's simple and multiline tables, whose columns are where their dashes are.

https://pandoc.org/MANUAL.html#extension-simple_tables,
https://pandoc.org/MANUAL.html#extension-multiline_tables
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise, takewhile

from deckwright.diagnostics import columns
from deckwright.parse.syntax.written_tables import Alignment, WrittenCell, WrittenTable, in_columns

_DASHES = re.compile(r" {0,3}-+(?: +-+)* *")
_RUN = re.compile("-+")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")


def read_dashed_table(lines: Sequence[str]) -> WrittenTable | None:
    """The table that begins with the first of `lines`, or None."""
    runs = _runs(lines[0])
    if len(runs) == 1 and lines[0].count("-") > 1:
        return _headed_multiline(lines)
    if runs:
        return _headless(lines) if len(runs) > 1 and "--" in lines[0] else None
    below = lines[1] if len(lines) > 1 else ""
    if len(_runs(below)) < 2 or "--" not in below or _HEADING.match(lines[0]):  # noqa: PLR2004 - columns
        return None
    count = sum(1 for _ in takewhile(str.strip, lines[2:]))
    if count and _runs(lines[1 + count]):
        return _table(below, lines[:1], _rows(lines, 2, 1 + count), 2 + count)
    return _table(below, lines[:1], _rows(lines, 2, 2 + count), 2 + count)


def _headed_multiline(lines: Sequence[str]) -> WrittenTable | None:
    """A table between two lines of dashes, with such a line below its head."""
    head = list(takewhile(lambda line: line.strip() and not _runs(line), lines[1:]))
    at = 1 + len(head)
    if not head or any(map(_HEADING.match, head)) or at >= len(lines) or len(_runs(lines[at])) < 2:  # noqa: PLR2004 - columns
        return None
    end = _end(lines, at + 1)
    return _table(lines[at], head, _groups(lines, at + 1, end), end + 1, wide=True) if end else None


def _headless(lines: Sequence[str]) -> WrittenTable | None:
    """A table between two lines of dashes; a blank line in it parts rows of several lines."""
    end = _end(lines, 1)
    if not end or not lines[1].strip():
        return None
    if all(map(str.strip, lines[1:end])):
        return _table(lines[0], (), _rows(lines, 1, end), end + 1)
    return _table(lines[0], (), _groups(lines, 1, end), end + 1, wide=True)


def _end(lines: Sequence[str], first: int) -> int:
    """The line of dashes, with nothing below it, that ends a table; 0 where there is none."""
    if first >= len(lines) or not lines[first].strip():
        return 0
    at = next((at for at in range(first + 1, len(lines)) if _runs(lines[at])), 0)
    return at if at + 1 == len(lines) or not lines[at + 1].strip() else 0


def _runs(line: str) -> list[tuple[int, int]]:
    """Where the runs of a line of dashes begin and end; nothing where it is none."""
    return [run.span() for run in _RUN.finditer(line)] if _DASHES.fullmatch(line) else []


def _rows(lines: Sequence[str], first: int, end: int) -> list[tuple[int, Sequence[str]]]:
    return [(at, lines[at : at + 1]) for at in range(first, end)]


def _groups(lines: Sequence[str], first: int, end: int) -> list[tuple[int, Sequence[str]]]:
    """Rows of several lines, with blank lines between them."""
    filled = groupby(range(first, end), key=lambda at: bool(lines[at].strip()))
    runs = [list(group) for is_filled, group in filled if is_filled]
    return [(run[0], lines[run[0] : run[-1] + 1]) for run in runs]


def _table(
    dashes: str,
    head: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    end: int,
    *,
    wide: bool = False,
) -> WrittenTable | None:
    runs = _runs(dashes)
    starts = [start for start, _ in runs]
    if not rows:
        return None
    model = [_cut(line, starts) for line in head or rows[0][1][:1]]
    lengths = [end - start for start, end in runs]
    alignments = tuple(
        _alignment([one[at] for one in model], length) for at, length in enumerate(lengths)
    )
    first = rows[0][0] - 1 - len(head) if head else 0
    ends = [*starts[1:], runs[-1][1] + 1]
    return WrittenTable(
        _cells(head, starts, max(first, 0)),
        tuple(_cells(lines, starts, at) for at, lines in rows),
        alignments,
        tuple(float(end - start) for start, end in pairwise([*starts[:1], *ends])) if wide else (),
        end,
    )


def _cells(lines: Sequence[str], starts: Sequence[int], row: int) -> tuple[WrittenCell, ...]:
    pieces = [_cut(line, (0, *starts[1:])) for line in lines]  # words before the dashes, too
    return tuple(
        WrittenCell("\n".join(filter(None, (one[at].strip() for one in pieces))), row)
        for at in range(len(starts))
    )


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    """A line's columns, which begin where an editor shows these columns; no word is cut."""
    places = in_columns(line)
    at = [starts[0], *(_after_word(places, start) for start in starts[1:]), len(places)]
    return ["".join(places[start:end]) for start, end in pairwise(at)]


def _after_word(places: Sequence[str], at: int) -> int:
    while 0 < at < len(places) and not (places[at - 1].isspace() or places[at].isspace()):
        at += 1
    return at


def _alignment(cells: Iterable[str], length: int) -> Alignment | None:
    """How a column's words stand to its dashes: flush with both ends of them is the default."""
    shortest = min(filter(None, map(str.rstrip, cells)), key=len, default="")
    if not shortest:
        return None
    left, right = shortest.startswith(" "), columns(shortest) < length
    return "center" if left and right else "right" if left else "left" if right else None
