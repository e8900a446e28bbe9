"""Native tables (ECMA-376 part 1, 21.1.3), drawn with rules instead of a cage."""

from __future__ import annotations

from dataclasses import dataclass

from deckwright.model.deck import Stroke, TableCell, TableFrame
from deckwright.model.theme import Layout, LevelStyle
from deckwright.ooxml.markup import attributes
from deckwright.ooxml.names import TABLE
from deckwright.write.pptx import paint
from deckwright.write.pptx.part_canvas import Canvas
from deckwright.write.pptx.text_runs import runs
from deckwright.write.pptx.text_shapes import named, place, placeholder_mark
from deckwright.write.pptx.text_style import ALIGNMENTS, characters, paragraph

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No Style, No Grid"."""


@dataclass(frozen=True, slots=True)
class _CellPosition:
    """A place in the grid: the cell that begins here, or the one that reaches over it."""

    cell: TableCell
    right: int = 0
    """How many columns left of here the cell begins."""
    down: int = 0


def table_shape(canvas: Canvas, frame: TableFrame, layout: Layout, shape_id: int) -> str:
    """A table as `p:graphicFrame`."""
    mark = (
        "" if frame.placeholder is None else placeholder_mark(layout.placeholder(frame.placeholder))
    )
    name = frame.name or f"Table {shape_id - 1}"
    head = attributes({"firstRow": 1 if frame.head else None})
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in frame.columns)
    rows = "".join(
        f'<a:tr h="{row.height}">{_row(canvas, frame, number, places)}</a:tr>'
        for number, (row, places) in enumerate(zip(frame.rows, _grid(frame), strict=True))
    )
    return (
        "<p:graphicFrame><p:nvGraphicFramePr>"
        f"{named(shape_id, name, description=frame.description)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{mark}</p:nvPr></p:nvGraphicFramePr>{place(frame.box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{TABLE}"><a:tbl>'
        f"<a:tblPr{head}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _grid(frame: TableFrame) -> list[list[_CellPosition]]:
    """The rows with every place taken; what spans cover is repeated, what is missing is empty."""
    width = len(frame.columns)
    grid: list[dict[int, _CellPosition]] = [{} for _ in frame.rows]
    for top, row in enumerate(frame.rows):
        cells = iter(row.cells)
        for left in range(width):
            if left in grid[top]:
                continue
            cell = next(cells, TableCell(()))
            for down in range(min(cell.row_span, len(grid) - top)):
                for right in range(min(cell.column_span, width - left)):
                    grid[top + down].setdefault(left + right, _CellPosition(cell, right, down))
    return [[row[column] for column in range(width)] for row in grid]


def _row(canvas: Canvas, frame: TableFrame, number: int, places: list[_CellPosition]) -> str:
    rule = frame.head_rule if number == frame.head - 1 else frame.row_rule
    inner = number < frame.head - 1
    style = frame.head_style if number < frame.head else frame.style
    return "".join(_cell(canvas, frame, each, style, None if inner else rule) for each in places)


def _cell(
    canvas: Canvas, frame: TableFrame, at: _CellPosition, style: LevelStyle, rule: Stroke | None
) -> str:
    cell = at.cell
    begins = not (at.right or at.down)
    spans = attributes(
        {
            "rowSpan": cell.row_span if cell.row_span > 1 and not at.down else None,
            "gridSpan": cell.column_span if cell.column_span > 1 and not at.right else None,
            "hMerge": 1 if at.right else None,
            "vMerge": 1 if at.down else None,
        }
    )
    words = _paragraph(canvas, cell, style) if begins else "<a:p/>"
    inset = frame.insets
    insets = attributes(
        {
            "marL": inset.left,
            "marR": inset.right,
            "marT": inset.top,
            "marB": inset.bottom + (cell.below if begins else 0),
        }
    )
    borders = "".join(paint.line(None, tag) for tag in ("a:lnL", "a:lnR", "a:lnT"))
    return (
        f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr{insets} anchor="ctr">{borders}{paint.line(rule, "a:lnB")}{paint.NO_FILL}</a:tcPr>'
        "</a:tc>"
    )


def _paragraph(canvas: Canvas, cell: TableCell, style: LevelStyle) -> str:
    values, children = paragraph(style, None)
    marked = attributes({**dict(values), "algn": ALIGNMENTS[cell.align]})
    letters = characters(style, None, canvas.fonts)
    written = runs(canvas, cell.inlines, letters, cell.language or canvas.language)
    return f"<a:p><a:pPr{marked}>{children}</a:pPr>{written}</a:p>"
