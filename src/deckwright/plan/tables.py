"""Tables: widths from content, rows that may part, and columns by groups where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from deckwright.model.blocks import Alignment, Cell, Table
from deckwright.model.deck import TableCell
from deckwright.model.inlines import Inlines, plain_text
from deckwright.model.length import Insets, points, to_points
from deckwright.model.source import Span
from deckwright.model.theme import LevelStyle
from deckwright.plan.inlines import bold, cut, footnote_labels
from deckwright.plan.measure import column_widths
from deckwright.plan.pieces import Row, TableStrip
from deckwright.plan.setting import Setting

_INSETS = Insets(points(8), points(7), points(8), points(7))
_PADDING = to_points(_INSETS.left + _INSETS.right)
_FILLED = 0.985
_STEP = 0.5
_STRETCH_FROM = 0.62
"""A table that takes this share of the width is set to the whole of it."""
_ROOMY = 1.35
"""How much wider than its words a small table may be."""
_MOST_HEAD = 0.4
"""The share of a page that a head may take to be repeated; a higher one is set as a row."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as a piece of the flow."""

    content: Row
    height: float
    labels: tuple[str, ...]
    span: Span


def table(
    block: Table, setting: Setting, width: float
) -> list[tuple[TableStrip, tuple[TableRow, ...]]]:
    """`block` set in `width` points: one strip, or several where it has too many columns."""
    size, groups = _size_and_groups(block, setting, width)
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
            return size, (every,)
        if size <= least:
            return size, _groups(needs, width)
        size = max(least, size - _STEP)


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
    needs = [setting.measure.longest_word(bold(cell.inlines), head) for cell in block.head]
    for row in block.rows:
        for column, cell in enumerate(row):
            needs[column] = max(needs[column], setting.measure.longest_word(cell.inlines, style))
    return [need + _PADDING for need in needs]


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
) -> tuple[TableStrip, tuple[TableRow, ...]]:
    style, head_style = _styles(size, setting)
    cells = [[row[column] for column in columns] for row in (block.head, *block.rows)]
    natural = column_widths(
        setting.measure,
        [[cell.inlines for cell in row] for row in cells],
        style,
        head_style,
        width,
        _PADDING,
    )
    widths = _spread(natural, width)
    aligned = [_alignment(block, column) for column in columns]
    head = _cells(cells[0], aligned, widths, head_style, setting)
    head_height = _height(head, head_style, setting)
    if head_height > setting.height * _MOST_HEAD:
        bold_cells = [replace(cell, inlines=bold(cell.inlines)) for cell in cells[0]]
        cells, head = [[], bold_cells, *cells[1:]], ()
    has_head = any(plain_text(cell.inlines).strip() for cell in head)
    strip = TableStrip(
        columns=widths,
        head=head if has_head else (),
        head_height=head_height if has_head else 0.0,
        style=style,
        head_style=head_style,
        insets=_INSETS,
        description=_description(block),
    )
    rows: list[TableRow] = []
    before = len(cells) - 1 - len(block.rows)
    for number, row in enumerate(cells[1:], start=-before):
        span = block.row_spans[number] if 0 <= number < len(block.row_spans) else block.span
        for part in _parts(_cells(row, aligned, widths, style, setting), widths, style, setting):
            labels = tuple(label for cell in part for label in footnote_labels(cell.inlines))
            rows.append(TableRow(Row(part), _height(part, style, setting), labels, span))
    if not rows:
        rows.append(TableRow(Row(()), 0.0, (), block.span))
    return strip, tuple(rows)


def _spread(natural: Sequence[float], width: float) -> tuple[float, ...]:
    """`natural` widths, widened evenly: a little for a small table, to the full width else."""
    total = sum(natural)
    target = width if total >= _STRETCH_FROM * width else min(width, total * _ROOMY)
    return tuple(one * target / total for one in natural) if total else tuple(natural)


def _cells(
    row: Sequence[Cell],
    aligned: Sequence[Alignment],
    widths: Sequence[float],
    style: LevelStyle,
    setting: Setting,
) -> tuple[TableCell, ...]:
    return tuple(
        TableCell(
            cell.inlines,
            cell.alignment or align,
            setting.measure.lines(_dressed(cell.inlines, style), style, _room(width)),
        )
        for cell, align, width in zip(row, aligned, widths, strict=True)
    )


def _room(width: float) -> float:
    """What of a column's width is filled; a rounding error would make a row a line higher."""
    return max(1.0, (width - _PADDING) * _FILLED)


def _dressed(inlines: Inlines, style: LevelStyle) -> Inlines:
    return bold(inlines) if style.bold else inlines


def _height(cells: Sequence[TableCell], style: LevelStyle, setting: Setting) -> float:
    return _text_height(cells, style, setting) + to_points(_INSETS.top + _INSETS.bottom)


def _text_height(cells: Sequence[TableCell], style: LevelStyle, setting: Setting) -> float:
    heights = (setting.measure.cell_height(cell.inlines, style, cell.lines) for cell in cells)
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
                cell, inlines=column[at] if at < len(column) else (), lines=min(each, cell.lines)
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
    return [cut(cell.inlines, start, end) for start, end in pairwise(bounds)]


def _alignment(block: Table, column: int) -> Alignment:
    """What the author said, else right for a column of numbers and left for words."""
    given = block.head[column].alignment
    if given is not None:
        return given
    texts = [plain_text(row[column].inlines).strip() for row in block.rows]
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
