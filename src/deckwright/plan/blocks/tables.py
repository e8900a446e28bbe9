"""Tables: widths from content, rows that may part, and columns by groups where they are many."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, repeat

from deckwright.model.blocks import Alignment, Cell, Table
from deckwright.model.deck import TableCell
from deckwright.model.inlines import Inlines, plain_text, without_large
from deckwright.model.length import Insets, at_least, points, to_points
from deckwright.model.source import Span
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.runs import Passage, bold, footnote_labels
from deckwright.plan.blocks.table_grid import (
    Grid,
    GridPosition,
    SetCell,
    Spot,
    all_heights,
    linked,
    own_heights,
    spots,
    too_high,
)
from deckwright.plan.blocks.table_pictures import large_pictures, picture_height, spread_out
from deckwright.plan.compose.pieces import RowPiece, TableSpec
from deckwright.plan.compose.setting import Setting
from deckwright.plan.measure import column_widths, natural_widths, shared_widths

_INSETS = Insets(points(8), points(7), points(8), points(7))
_PADDING = to_points(_INSETS.left + _INSETS.right)
FILLED = 0.985
"""The share of a cell's width that words take."""
_STEP = 0.5
_STRETCH_FROM = 0.62
"""A table that takes this share of the width is set to the whole of it."""
_ROOMY = 1.35
"""How much wider than its words a small table may be."""
_LITTLE = 0.8
"""The share of its size down to which a table is set smaller to stand without broken lines."""
_MOST_HEAD = 0.4
"""The share of a page that a head may take to be repeated; a higher one is set as a row."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row as a piece of the flow."""

    content: RowPiece
    height: float
    labels: tuple[str, ...]
    span: Span
    keep: bool = False
    """Whether a cell holds it together with the row above."""


def table(
    block: Table, setting: Setting, width: float
) -> list[tuple[TableSpec, tuple[SetRow, ...]]]:
    """`block` set in `width` points: one spec, or several where it has too many columns."""
    size, groups = _size_and_groups(spread_out(block), setting, width)
    return [_strip(block, group, size, setting, width) for group in groups]


def _size_and_groups(
    block: Table, setting: Setting, width: float
) -> tuple[float, tuple[tuple[int, ...], ...]]:
    """The largest size at which all columns stand side by side, else the least size and groups."""
    size = setting.sizes.table
    least = min(size, setting.theme.minimums.table)
    every = tuple(range(len(block.head)))
    while True:
        needs = _longest_words(block, size, setting)
        if sum(needs) <= width:
            told = bool(block.widths)
            return size if told else _unbroken(block, size, least, setting, width), (every,)
        if size <= least:
            return size, _groups(needs, width)
        size = max(least, size - _STEP)


def _unbroken(block: Table, size: float, least: float, setting: Setting, width: float) -> float:
    """A size a little under `size` at which each cell stands on one line; else `size`."""
    wide = _natural(block, size, setting)
    text = sum(wide) - _PADDING * len(wide)
    wanted = size * (width - _PADDING * len(wide)) / text if text > 0 else size
    steps = math.floor(wanted / _STEP) * _STEP
    return min(size, steps) if steps >= max(least, size * _LITTLE) else size


def _groups(needs: Sequence[float], width: float) -> tuple[tuple[int, ...], ...]:
    """Columns that fit beside each other; each group starts with the first column again."""
    groups: list[list[int]] = [[]]
    for column, need in enumerate(needs):
        taken = sum(needs[one] for one in groups[-1])
        if groups[-1] and taken + need > width and groups[-1] != [0]:
            groups.append([0] if needs[0] + need <= width else [])
        groups[-1].append(column)
    return tuple(map(tuple, groups))


def _longest_words(block: Table, size: float, setting: Setting) -> list[float]:
    style, head = _styles(size, setting)
    needs = [0.0] * len(block.head)
    for used, row in _styled_rows(block, style, head):
        for column, cell in enumerate(row):
            if cell.column_span == 1:
                word = setting.measure.longest_word(_dressed(cell.inlines, used), used)
                needs[column] = max(needs[column], word)
    return _widened([need + _PADDING for need in needs], block, size, setting, longest=True)


def _styled_rows(
    block: Table, style: LevelStyle, head: LevelStyle
) -> Iterator[tuple[LevelStyle, tuple[Cell, ...]]]:
    yield head, block.head
    for row in block.rows:
        yield style, row


def _widened(
    widths: Sequence[float], block: Table, size: float, setting: Setting, *, longest: bool
) -> list[float]:
    """`widths` of all columns, widened evenly below cells that span them and need more.

    They need the room of their longest word, or of all their words.
    """
    result = list(widths)
    measured: Callable[[Inlines, LevelStyle], float]
    measured = setting.measure.longest_word if longest else setting.measure.width
    for used, row in _styled_rows(block, *_styles(size, setting)):
        for column, cell in enumerate(row):
            if cell.column_span == 1:
                continue
            below = range(column, column + cell.column_span)
            need = measured(_dressed(cell.inlines, used), used) / FILLED + _PADDING
            lack = need - sum(result[one] for one in below)
            for one in below:
                result[one] += max(0.0, lack) / len(below)
    return result


def _natural(block: Table, size: float, setting: Setting) -> tuple[float, ...]:
    """The widths at which each cell stands on one line."""
    style, head = _styles(size, setting)
    rows = [_own_words(row) for row in (block.head, *block.rows)]
    widths = natural_widths(setting.measure, rows, style, head, _PADDING)
    return tuple(_widened(widths, block, size, setting, longest=False))


def _own_words(row: Sequence[Cell]) -> list[Inlines]:
    """The words of cells that stand in one column."""
    return [cell.inlines if cell.column_span == 1 else () for cell in row]


def _styles(size: float, setting: Setting) -> tuple[LevelStyle, LevelStyle]:
    style = replace(
        setting.levels[0],
        size=size,
        bullet=None,
        margin=0,
        indent=0,
        space_before=0.0,
        space_after=0.0,
        line_spacing=1.0,
        align="left",
    )
    return style, replace(style, bold=True)


def _strip(
    block: Table, columns: tuple[int, ...], size: float, setting: Setting, width: float
) -> tuple[TableSpec, tuple[SetRow, ...]]:
    style, head_style = _styles(size, setting)
    widths = _widths(spread_out(block), columns, size, setting, width)
    aligned = [_alignment(block, column) for column in columns]
    (top,) = spots([block.head], columns)
    head = tuple(_cell(spot, aligned, widths, head_style, setting) for spot in top)
    head_height = _height(head, head_style, setting)
    body = list(zip(block.rows, block.row_spans or repeat(block.span), strict=False))
    if head_height > setting.height * _MOST_HEAD:
        bold_head = tuple(replace(cell, inlines=bold(cell.inlines)) for cell in block.head)
        body, head = [(bold_head, block.span), *body], ()
    has_head = any(plain_text(cell.inlines).strip() or cell.pictures for cell in head)
    spec = TableSpec(
        columns=widths,
        head=head if has_head else (),
        head_height=head_height if has_head else 0.0,
        style=style,
        head_style=head_style,
        insets=_INSETS,
        description=_description(block),
    )
    grid = _grid([row for row, _ in body], columns, aligned, widths, style, setting)
    rows = tuple(_rows(grid, [span for _, span in body], widths, style, setting))
    return spec, rows or (SetRow(RowPiece(()), 0.0, (), block.span),)


def _grid(
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[int],
    aligned: Sequence[Alignment],
    widths: Sequence[float],
    style: LevelStyle,
    setting: Setting,
) -> Grid:
    """The cells of the body, none of which holds rows together that cannot stand together."""
    single: frozenset[GridPosition] = frozenset()
    while True:
        grid: Grid = []
        for row in spots(rows, columns, single):
            cells = [_cell(spot, aligned, widths, style, setting) for spot in row]
            heights = [_height([cell], style, setting) for cell in cells]
            grid.append(tuple(map(SetCell, row, cells, heights)))
        parted = frozenset(too_high(grid, setting.height, _height((), style, setting)))
        if not parted - single:
            return grid
        single |= parted


def _rows(
    grid: Grid,
    spans: Sequence[Span],
    widths: Sequence[float],
    style: LevelStyle,
    setting: Setting,
) -> Iterator[SetRow]:
    """The rows as pieces; one that no cell holds together with others may be cut into several."""
    heights = all_heights(grid, own_heights(grid, _height((), style, setting)))
    for rows in linked([[one.spot for one in row] for row in grid]):
        together = sum(heights[rows.start : rows.stop]) <= setting.height
        for at in rows:
            cells = tuple(one.cell for one in grid[at] if one.spot.begins)
            if len(rows) == 1:
                across = [_width(one.spot, widths) for one in grid[at]]
                for part in _parts(cells, across, style, setting):
                    height = _height(part, style, setting)
                    yield SetRow(RowPiece(part), height, _labels(part), spans[at])
                continue
            row = RowPiece(cells, tuple(one.cell for one in grid[at]))
            keep = together and at > rows.start
            yield SetRow(row, heights[at], _labels(cells), spans[at], keep)


def _labels(cells: Sequence[TableCell]) -> tuple[str, ...]:
    return tuple(label for cell in cells for label in footnote_labels(cell.inlines))


def _widths(
    block: Table, columns: tuple[int, ...], size: float, setting: Setting, width: float
) -> tuple[float, ...]:
    """Widths of columns that stand side by side: the author's, else as their words need."""
    needs = _longest_words(block, size, setting)
    least = [needs[column] / FILLED for column in columns]
    if block.widths:
        shares = [block.widths[column] for column in columns]
        return at_least(least, [share * width / sum(shares) for share in shares])
    wide = _natural(block, size, setting)
    if sum(wide[column] for column in columns) <= width:
        return _spread([wide[column] for column in columns], width)
    every = (block.head, *block.rows)
    if sum(least) < width and any(cell.column_span > 1 for row in every for cell in row):
        # What spans columns asks them for room as their own words do.
        return shared_widths(least, [wide[column] for column in columns], width)
    rows = map(_own_words, every)
    words = [[row[column] for column in columns] for row in rows]
    natural = column_widths(setting.measure, words, *_styles(size, setting), width, _PADDING)
    return at_least(least, _spread(natural, width))


def _spread(natural: Sequence[float], width: float) -> tuple[float, ...]:
    """`natural` widths, widened evenly: a little for a small table, to the full width else."""
    total = sum(natural)
    target = width if total >= _STRETCH_FROM * width else min(width, total * _ROOMY)
    return tuple(one * target / total for one in natural) if total else tuple(natural)


def _cell(
    spot: Spot,
    aligned: Sequence[Alignment],
    widths: Sequence[float],
    style: LevelStyle,
    setting: Setting,
) -> TableCell:
    inlines, pictures = without_large(spot.cell.inlines), large_pictures(spot.cell.inlines)
    usual = aligned[spot.column] if spot.across == 1 else "left"
    room = _room(_width(spot, widths))
    return TableCell(
        inlines,
        spot.cell.alignment or usual,
        setting.measure.lines(_dressed(inlines, style), style, room)
        if inlines or not pictures
        else 0,
        spot.across,
        spot.down,
        pictures=pictures,
        picture_height=picture_height(pictures, style.size, room),
    )


def _width(spot: Spot, widths: Sequence[float]) -> float:
    return sum(widths[spot.column : spot.column + spot.across])


def _room(width: float) -> float:
    """What of a column's width is filled; a rounding error would make a row a line higher."""
    return max(1.0, (width - _PADDING) * FILLED)


def _dressed(inlines: Inlines, style: LevelStyle) -> Inlines:
    return bold(inlines) if style.bold else inlines


def _height(cells: Sequence[TableCell], style: LevelStyle, setting: Setting) -> float:
    return _text_height(cells, style, setting) + to_points(_INSETS.top + _INSETS.bottom)


def _text_height(cells: Sequence[TableCell], style: LevelStyle, setting: Setting) -> float:
    heights = (
        setting.measure.cell_height(cell.inlines, style, cell.lines)
        + to_points(cell.below or cell.picture_height)
        for cell in cells
    )
    return max(heights, default=setting.measure.text_height(style, 1))


def _parts(
    cells: tuple[TableCell, ...], widths: Sequence[float], style: LevelStyle, setting: Setting
) -> list[tuple[TableCell, ...]]:
    """A row, cut into several where it is higher than half a page."""
    limit = setting.height / 2
    if _height(cells, style, setting) <= limit:
        return [cells]
    pitch = max(setting.measure.cell_height(cell.inlines, style, 1) for cell in cells)
    each = max(1, int(limit / pitch) - 1)
    columns = [
        _slices(cell, _room(width), each, style, setting)
        for cell, width in zip(cells, widths, strict=True)
    ]
    count = max(map(len, columns))
    return [
        tuple(
            replace(
                cell,
                inlines=column[at] if at < len(column) else (),
                lines=min(each, cell.lines),
                pictures=() if at else cell.pictures,
                picture_height=0 if at else cell.picture_height,
            )
            for cell, column in zip(cells, columns, strict=True)
        )
        for at in range(count)
    ]


def _slices(
    cell: TableCell, width: float, each: int, style: LevelStyle, setting: Setting
) -> list[Inlines]:
    starts = setting.measure.break_offsets(cell.inlines, style, width)
    bounds = [*starts[::each], len(plain_text(cell.inlines))]
    whole = Passage.of(cell.inlines)
    return [whole.cut(start, end) for start, end in pairwise(bounds)]


def _alignment(block: Table, column: int) -> Alignment:
    """What the author said, else right for a column of numbers and left for words."""
    given = block.head[column].alignment
    if given is not None:
        return given
    cells = (row[column] for row in block.rows)
    texts = [plain_text(cell.inlines).strip() for cell in cells if cell.column_span == 1]
    filled = [text for text in texts if text]
    return "right" if filled and all(_is_number(text) for text in filled) else "left"


def _is_number(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    return digits > 0 and all(char.isdigit() or char in " .,+-−–%€$£×" for char in text)


def _description(block: Table) -> str:
    if block.caption:
        return plain_text(block.caption)
    heads = [plain_text(cell.inlines).strip() for cell in block.head]
    return ", ".join(head for head in heads if head)
