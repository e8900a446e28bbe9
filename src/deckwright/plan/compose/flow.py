"""Blocks to pieces: what each kind of block becomes when it is set at a width and in sizes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from deckwright.model.blocks import (
    Block,
    Callout,
    Code,
    Columns,
    DefinitionList,
    Diagram,
    Figure,
    Group,
    Heading,
    List,
    MathBlock,
    Media,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart
from deckwright.plan.blocks import figures, tables
from deckwright.plan.blocks.listings import listing
from deckwright.plan.blocks.runs import footnote_labels, run
from deckwright.plan.compose import texts
from deckwright.plan.compose.collect import (
    CUT_BLOCK,
    CUT_CHILD,
    CUT_ITEM,
    Nesting,
    PieceCollector,
)
from deckwright.plan.compose.paginate import NEVER, stack_height
from deckwright.plan.compose.pieces import (
    ColumnsPiece,
    ColumnsSpec,
    DrawingPiece,
    DrawingSpec,
    Flow,
    Piece,
    TextPiece,
)
from deckwright.plan.compose.places import COLUMN_GAP, column_rows, column_shares
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn import drawings

_MOST_TITLE = 2
"""Lines of a listing's title that are repeated on each page."""


def flow(blocks: Iterable[Block], setting: Setting, footnotes: tuple[str, ...] = ()) -> Flow:
    """`blocks` set in `setting`, ready to be stacked and cut.

    `footnotes` are those that something above refers to, such as the title.
    """
    out = PieceCollector(setting, footnotes)
    _blocks(blocks, Nesting(), out)
    texts.late_footnotes(out)
    return out.flow()


def _blocks(blocks: Iterable[Block], nesting: Nesting, out: PieceCollector) -> None:
    """Blocks one below the other, figures that follow each other in a grid."""
    for are_figures, group in groupby(blocks, key=lambda block: isinstance(block, Figure)):
        if are_figures:
            _figures([block for block in group if isinstance(block, Figure)], nesting, out)
            continue
        for block in group:
            for held, where in _block(block, nesting, out):
                _blocks(held, where, out)


def _block(block: Block, nesting: Nesting, out: PieceCollector) -> texts.Held:
    """The pieces of a block; what it holds is given back to be set before what follows it."""
    match block:
        case Paragraph():
            texts.paragraph(block, nesting, out)
        case Heading():
            texts.heading(block, nesting, out)
        case List():
            yield from texts.bullets(block, nesting, out)
        case DefinitionList():
            yield from texts.definitions(block, nesting, out)
        case Code():
            _code(block, nesting, out)
        case Table():
            _table(block, nesting, out)
        case Figure():
            _figures([block], nesting, out)
        case Quote():
            yield from texts.quote(block, nesting, out)
        case Callout():
            yield from texts.callout(block, nesting, out)
        case Columns():
            yield from _columns(block, nesting, out)
        case MathBlock():
            texts.formula(block, nesting, out)
        case Chart() | Diagram() | Media() | QrCode():
            _drawing(block, nesting, out)
        case Group():
            step = nesting.step or block.attributes.has("incremental")
            yield block.blocks, replace(nesting, step=step)
        case _:
            assert_never(block)


def _code(block: Code, nesting: Nesting, out: PieceCollector) -> None:
    offset = nesting.offset(out.setting)
    spec, lines = listing(block, out.setting, out.setting.width - offset)
    if sum(title.lines for title in spec.head) > _MOST_TITLE:
        style = replace(out.setting.caption, bold=True)
        out.add_text(run(block.title), style, nesting, block.span, cost=CUT_BLOCK)
        out.keep = True
        spec = replace(spec, head=())
    at = out.add_frame(replace(spec, offset=offset))
    for number, line in enumerate(lines):
        content = TextPiece(line.paragraph, -number - 1)
        out.add_piece(Piece(at, content, line.height, cost=line.cost, span=block.span))


def _table(block: Table, nesting: Nesting, out: PieceCollector) -> None:
    if block.caption:
        style, flush = out.setting.caption, replace(nesting, level=0)
        out.add_text(block.caption, style, flush, block.span, cost=CUT_BLOCK)
        out.keep = True
    for cell in block.head:
        out.waiting += footnote_labels(cell.inlines)
    offset = nesting.offset(out.setting)
    groups = tables.table(block, out.setting, out.setting.width - offset)
    for group, (spec, rows) in enumerate(groups):
        at = out.add_frame(replace(spec, offset=offset))
        for number, row in enumerate(rows):
            out.add_piece(
                Piece(
                    at,
                    row.content,
                    row.height,
                    cost=NEVER if row.keep else CUT_ITEM,
                    forced=group > 0 and number == 0,
                    footnotes=row.labels,
                    span=row.span,
                )
            )


def _figures(blocks: Sequence[Figure], nesting: Nesting, out: PieceCollector) -> None:
    offset = nesting.offset(out.setting)
    for row in figures.rows(blocks, out.setting, out.setting.width - offset):
        out.add_piece(
            Piece(
                out.add_frame(replace(row.spec, offset=offset)),
                row.content,
                row.height,
                cost=CUT_ITEM,
                footnotes=row.footnotes,
                stretch=row.stretch,
                span=row.span,
            )
        )
        for caption in row.captions:
            out.add_text(caption, out.setting.caption, nesting, row.span, cost=CUT_CHILD)


def _drawing(block: drawings.Drawn, nesting: Nesting, out: PieceCollector) -> None:
    offset = nesting.offset(out.setting)
    least, wish = drawings.heights(block, out.setting, out.setting.width - offset)
    out.add_piece(
        Piece(
            out.add_frame(DrawingSpec(offset)),
            DrawingPiece(block),
            least,
            cost=CUT_ITEM,
            stretch=wish - least,
            span=block.span,
        )
    )


def _columns(block: Columns, nesting: Nesting, out: PieceCollector) -> texts.Held:
    """Columns side by side, or one below the other where they are too high or too narrow."""
    setting = out.setting
    offset = nesting.offset(setting)
    width = setting.width - offset
    for row in column_rows(block, width, setting.levels[0].size):
        content = _side_by_side(row, width, setting)
        height = max((_stacked_height(one) for _, _, one in content.columns), default=0.0)
        pieces = [piece for _, _, one in content.columns for piece in one.pieces]
        if height > setting.height or any(one.broken for _, _, one in content.columns):
            for column in row.columns:
                yield column.blocks, nesting
        elif pieces:
            labels = dict.fromkeys(label for piece in pieces for label in piece.footnotes)
            out.add_piece(
                Piece(
                    out.add_frame(ColumnsSpec(offset)),
                    content,
                    height,
                    cost=CUT_BLOCK,
                    footnotes=tuple(labels),
                    span=row.span,
                )
            )


def _side_by_side(block: Columns, width: float, setting: Setting) -> ColumnsPiece:
    """Columns beside each other in `width` points, each set by itself."""
    room = width - COLUMN_GAP * (len(block.columns) - 1)
    columns: list[tuple[float, float, Flow]] = []
    left = 0.0
    for column, share in zip(block.columns, column_shares(block), strict=True):
        own = share * room
        columns.append((left, own, flow(column.blocks, replace(setting, width=own))))
        left += own + COLUMN_GAP
    return ColumnsPiece(tuple(columns))


def _stacked_height(one: Flow) -> float:
    """The height of a whole flow on one page in points, its footnotes left out."""
    return stack_height([replace(piece, notes=0.0) for piece in one.pieces], one.spaces, 0.0)
