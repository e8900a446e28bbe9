"""pandoc's grid tables: cells between lines of `+---+`, some of which reach over others.

https://pandoc.org/MANUAL.html#extension-grid_tables. A cell is the smallest box that begins at a
corner, as reStructuredText has it
(https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#grid-tables).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from textwrap import dedent

from deckwright.parse.syntax.written_tables import Alignment, WrittenCell, WrittenTable, in_columns

_LINE = re.compile(r"\+(?:[:=-]+\+)+\s*")
_ALONG, _DOWN = "-=:+", "|+"
_LARGEST = 20_000
"""Characters of a table at most."""
_MOST_CELLS = 500
"""Together they bound the time in which a table is read."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell: the lines and columns of its borders."""

    top: int
    left: int
    bottom: int
    right: int


def read_grid_table(lines: Sequence[str]) -> WrittenTable | None:
    """The table that begins with the first of `lines`, or None."""
    if not lines or not _LINE.fullmatch(lines[0].lstrip()):
        return None
    indent = len(lines[0]) - len(lines[0].lstrip())
    rows = [*takewhile(lambda row: row.startswith(("+", "|")), (line[indent:] for line in lines))]
    if len(rows) < 3 or len(rows) * max(map(len, rows)) > _LARGEST:  # noqa: PLR2004 - borders, words
        return None
    grid = _characters(rows)
    boxes = _boxes(grid)
    if not boxes:
        return None
    tops = sorted({box.top for box in boxes} | {box.bottom for box in boxes})
    lefts = sorted({box.left for box in boxes} | {box.right for box in boxes})
    lines_below = (at for at, top in enumerate(tops[1:-1], 1) if _is_below_head(rows[top]))
    heads = next(lines_below, 0)
    places = _places(grid, boxes, tops, lefts, has_head=heads > 0)
    if places is None:
        return None
    marks = rows[tops[heads]]
    nothing = tuple(WrittenCell("", 0) for _ in lefts[1:])
    return WrittenTable(
        places[0] if heads else nothing,
        tuple(places[1:] if heads else places),
        tuple(_alignment(marks[left + 1 : right]) for left, right in pairwise(lefts)),
        tuple(float(right - left) for left, right in pairwise(lefts)),
        tops[-1] + 1,
        blocks=True,
    )


def _is_below_head(row: str) -> bool:
    return "=" in row and _LINE.fullmatch(row) is not None


def _characters(rows: Sequence[str]) -> list[list[str]]:
    """The rows, each as long as the longest."""
    grid = [in_columns(row.rstrip()) for row in rows]
    width = max(map(len, grid))
    return [[*line, *" " * (width - len(line))] for line in grid]


def _boxes(grid: list[list[str]]) -> list[_Box]:
    """The cells, found from their upper left corners; nothing where the first has no cell."""
    found: list[_Box] = []
    corners, seen = [(0, 0)], set[tuple[int, int]]()
    while corners and len(found) < _MOST_CELLS:
        corner = corners.pop()
        if corner in seen:
            continue
        seen.add(corner)
        box = _box(grid, *corner)
        if box is None:
            continue
        found.append(box)
        corners += [(box.top, box.right), (box.bottom, box.left)]
    return sorted(found, key=lambda box: (box.top, box.left))


def _box(grid: list[list[str]], top: int, left: int) -> _Box | None:
    """The smallest box whose upper left corner is there."""
    for right in range(left + 1, len(grid[top])):
        mark = grid[top][right]
        if mark not in _ALONG or not mark:
            return None
        if mark != "+":
            continue
        for bottom in range(top + 1, len(grid)):
            edges = grid[bottom][left], grid[bottom][right]
            if not all(edge and edge in _DOWN for edge in edges):
                break
            if edges == ("+", "+") and _is_border(grid[bottom][left:right]):
                return _Box(top, left, bottom, right)
    return None


def _is_border(marks: Sequence[str]) -> bool:
    return all(mark and mark in _ALONG for mark in marks)


def _places(
    grid: list[list[str]],
    boxes: Sequence[_Box],
    tops: Sequence[int],
    lefts: Sequence[int],
    *,
    has_head: bool,
) -> list[tuple[WrittenCell, ...]] | None:
    """A cell for each place; None where the boxes leave anything free, or share it.

    A head is one row: a cell that reaches below it leaves an empty one there.
    """
    if (tops[-1], lefts[-1]) != (len(grid) - 1, len(grid[0]) - 1):
        return None
    row_of, column_of = ({at: n for n, at in enumerate(edges)} for edges in (tops, lefts))
    rows: list[list[WrittenCell | None]] = [[None] * (len(lefts) - 1) for _ in tops[1:]]
    for box in boxes:
        first, last = row_of[box.top], row_of[box.bottom]
        down = 1 if has_head and not first else last - first
        left, right = column_of[box.left], column_of[box.right]
        for row in range(first, last):
            for column in range(left, right):
                if rows[row][column] is not None:
                    return None
                rows[row][column] = WrittenCell("", box.top, covered=row < first + down)
        rows[first][left] = WrittenCell(_text(grid, box), box.top + 1, right - left, down)
    filled = [tuple(cell for cell in row if cell) for row in rows]
    return filled if all(len(row) == len(lefts) - 1 for row in filled) else None


def _text(grid: list[list[str]], box: _Box) -> str:
    lines = (
        "".join(line[box.left + 1 : box.right]).rstrip() for line in grid[box.top + 1 : box.bottom]
    )
    return dedent("\n".join(lines))


def _alignment(line: str) -> Alignment | None:
    """What the colons at the ends of a line below the head say."""
    left, right = line.startswith(":"), line.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else None
