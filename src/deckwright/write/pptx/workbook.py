"""The workbook behind a chart, in which PowerPoint edits its data (ECMA-376 part 1, 18)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from deckwright.model.charts import written
from deckwright.ooxml.markup import attributes, document, text
from deckwright.ooxml.names import CT, RELATIONSHIPS, RT, SPREADSHEET
from deckwright.ooxml.parts import Part, save_parts

Cell: TypeAlias = str | float | None

SHEET = "Sheet1"


def workbook(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The .xlsx that holds `rows`, the first of which is the head; same rows, same bytes."""
    sheet = Part("/xl/worksheets/sheet1.xml", CT.WORKSHEET, document(_sheet(rows)))
    book = Part("/xl/workbook.xml", CT.WORKBOOK)
    name = attributes({"name": SHEET, "sheetId": 1, "r:id": book.relate(RT.WORKSHEET, sheet)})
    book.blob = document(
        f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONSHIPS}">'
        f"<sheets><sheet{name}/></sheets></workbook>"
    )
    package = Part("/", "")
    package.relate(RT.OFFICE_DOCUMENT, book)
    return save_parts(package)


def reference(column: int, first: int, last: int | None = None) -> str:
    """A range of one column in the sheet, rows and columns from 0: `Sheet1!$B$2:$B$9`."""
    name = column_name(column)
    begin = f"{SHEET}!${name}${first + 1}"
    return begin if last is None else f"{begin}:${name}${last + 1}"


def column_name(column: int) -> str:
    """`A` for column 0, `AA` for column 26."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def _sheet(rows: Iterable[Sequence[Cell]]) -> str:
    data = "".join(
        f'<row r="{number}">{"".join(_cell(cell, at, number) for at, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{data}</sheetData></worksheet>'


def _cell(cell: Cell, column: int, row: int) -> str:
    place = f"{column_name(column)}{row}"
    match cell:
        case None:
            return ""
        case str():
            words = f'<is><t xml:space="preserve">{text(cell)}</t></is>'
            return f'<c r="{place}" t="inlineStr">{words}</c>'
        case _:
            return f'<c r="{place}"><v>{written(cell)}</v></c>'
