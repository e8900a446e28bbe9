"""Charts (ECMA-376 part 1, 21.2), of the data that they cache, and tables (21.1.3)."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from deckwright.model.blocks import Alignment, Cell, Paragraph, Table
from deckwright.model.charts import Chart, ChartKind, Series, Stacking, written
from deckwright.model.inlines import Run, Style
from deckwright.model.source import NOWHERE
from deckwright.ooxml.elements import Element, local_name, value
from deckwright.ooxml.names import A, C
from deckwright.ooxml.units import is_on, number
from deckwright.unpack.text_lines import FindLink, flat, not_bold, read_lines

_KINDS: Mapping[str, ChartKind] = {
    "barChart": "column",
    "bar3DChart": "column",
    "lineChart": "line",
    "line3DChart": "line",
    "areaChart": "area",
    "area3DChart": "area",
    "pieChart": "pie",
    "pie3DChart": "pie",
    "ofPieChart": "pie",
    "doughnutChart": "doughnut",
    "scatterChart": "scatter",
}
_STACKING: Mapping[str, Stacking] = {"stacked": "stacked", "percentStacked": "percent"}
_DAYS = re.compile(r"[yd]|mmm", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
"""What a number format (18.8.31) says literally, and its colours."""
_FIRST_DAY = dt.date(1899, 12, 30)
_FIRST_DAY_1904 = dt.date(1904, 1, 1)
"""Day 0, as spreadsheets count since March 1900, and those of old Macs."""
_MOST_ROWS = 10_000
_MOST_POINTS = 500
_MOST_SERIES = 20


def read_chart(root: Element, description: str) -> tuple[Chart, bool]:
    """A chart from its part, and whether a fence can say it: all of its kind, and enough of it."""
    area = root.find(f"{C}chart/{C}plotArea")
    plots = [] if area is None else [one for one in area if local_name(one).endswith("Chart")]
    series = [one for plot in plots for one in plot.iterfind(f"{C}ser")]
    kinds = {_kind(plot) for plot in plots}
    kind = next((one for one in kinds if one), None) or "column"
    names, columns = _laid_out(series, since_1904=is_on(value(root, f"{C}date1904")))
    last = max(
        (at for points in (names, *(points for _, points in columns)) for at in points), default=-1
    )
    count = min(1 + last, _MOST_ROWS)
    across, up = _axes(area)
    chart = Chart(
        kind,
        tuple(_on_one_line(names.get(at, str(at + 1))) for at in range(count)),
        tuple(
            Series(name, tuple(_number(points.get(at)) for at in range(count)))
            for name, points in columns
        ),
        NOWHERE,
        title=_words(root.find(f"{C}chart/{C}title")),
        x_title=_axis_title(across),
        y_title=_axis_title(up),
        stacking=_STACKING.get(value(plots[0], f"{C}grouping") if plots else "", "none"),
        labels=any(value(plot, f"{C}dLbls/{C}showVal") == "1" for plot in plots)
        or any(value(one, f"{C}dLbls/{C}showVal") == "1" for one in series),
        description=_on_one_line(description),
    )
    return chart, len(kinds) == 1 and None not in kinds and _is_sayable(chart)


def other_words(root: Element, chart: Chart) -> tuple[str, ...]:
    """What is written in a chart besides its titles and data: labels by hand, further axes."""
    known = {"", chart.title, chart.x_title, chart.y_title}
    texts = (_on_one_line("".join(one.itertext(f"{A}t"))) for one in root.iter(f"{C}rich"))
    return tuple(dict.fromkeys(text for text in texts if text not in known))


def as_table(chart: Chart) -> tuple[Paragraph | Table, ...]:
    """The data of a chart, its title above them."""
    head = tuple(Cell(_run(one.name), "right") for one in chart.series)
    rows = tuple(
        (
            Cell(_run(category)),
            *(Cell(_run(written(one.values[at])), "right") for one in chart.series),
        )
        for at, category in enumerate(chart.categories)
    )
    table = Table((Cell(()), *head), rows, NOWHERE)
    said = [text for text in (chart.title, chart.x_title, chart.y_title) if text]
    return (*(Paragraph((Run(text, Style(bold=True)),), NOWHERE) for text in said), table)


def _run(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def _axes(area: Element | None) -> tuple[Element | None, Element | None]:
    """The axis of categories, or of x, and that of values."""
    axes = [] if area is None else [one for one in area if local_name(one).endswith("Ax")]
    across = next((one for one in axes if local_name(one) != "valAx"), next(iter(axes), None))
    others = (one for one in axes if one is not across and local_name(one) == "valAx")
    return across, next(others, None)


def _axis_title(axis: Element | None) -> str:
    return "" if axis is None else _words(axis.find(f"{C}title"))


def _kind(plot: Element) -> ChartKind | None:
    kind = _KINDS.get(local_name(plot))
    return "bar" if kind == "column" and value(plot, f"{C}barDir") == "bar" else kind


def _is_sayable(chart: Chart) -> bool:
    """Whether `parse/fences/chart_fence.py` takes it."""
    if not chart.series or not chart.categories:
        return False
    if len(chart.categories) > _MOST_POINTS or len(chart.series) > _MOST_SERIES:
        return False
    if chart.round:
        shares = [value for one in chart.series for value in one.values if value is not None]
        return len(chart.series) == 1 and all(share >= 0 for share in shares)
    return chart.kind != "scatter" or all(_number(one) is not None for one in chart.categories)


def _laid_out(
    series: Sequence[Element], *, since_1904: bool
) -> tuple[dict[int, str], list[tuple[str, dict[int, str]]]]:
    """What the rows of a chart's data are called, and its columns, named.

    Each series of a scatter or bubble chart has its own x; points of the same x share a row.
    """
    if all(one.find(f"{C}xVal") is None for one in series):
        names = max(
            (_categories(one, since_1904=since_1904) for one in series), key=len, default={}
        )
        return names, [column for one in series for column in _columns(one)]
    rows: dict[tuple[str, int], int] = {}
    result: list[tuple[str, dict[int, str]]] = []
    for one in series:
        across = _points(one, "xVal")
        columns = list(_columns(one))
        places: dict[int, int] = {}
        seen: Counter[str] = Counter()
        for at in sorted(
            {at for points in (across, *(points for _, points in columns)) for at in points}
        ):
            x = across.get(at, str(at + 1))
            places[at] = rows.setdefault((x, seen[x]), len(rows))
            seen[x] += 1
        result += (
            (name, {places[at]: text for at, text in points.items()}) for name, points in columns
        )
    return {row: x for (x, _), row in rows.items()}, result


def _columns(series: Element) -> Iterator[tuple[str, dict[int, str]]]:
    """The values of a series under its name, and the sizes of its bubbles."""
    name = _name(series)
    yield name, _points(series, "val", "yVal")
    if sizes := _points(series, "bubbleSize"):
        yield f"{name}, size", sizes


def _categories(series: Element, *, since_1904: bool) -> dict[int, str]:
    """The categories of a series; days, which are counted, as dates."""
    names = _points(series, "cat")
    form = series.findtext(f"{C}cat//{C}formatCode", "")
    if not _DAYS.search(_QUOTED.sub("", form)):
        return names
    return {
        at: _day(text, _FIRST_DAY_1904 if since_1904 else _FIRST_DAY) for at, text in names.items()
    }


def _day(text: str, first: dt.date) -> str:
    number = _number(text)
    if number is None or not 0 < number <= (dt.date.max - first).days or number % 1:
        return text
    return (first + dt.timedelta(number)).isoformat()


def _points(series: Element, *names: str) -> dict[int, str]:
    """What is cached under one of `names`, by position; levels of categories are joined."""
    found: dict[int, str] = {}
    for name in names:
        for point in series.iterfind(f"{C}{name}//{C}pt"):
            at = number(point.get("idx"))
            text = point.findtext(f"{C}v", "")
            if at >= 0:
                found[at] = f"{text}, {found[at]}" if at in found else text
    return found


def _name(series: Element) -> str:
    return _on_one_line(series.findtext(f"{C}tx//{C}v", "") or series.findtext(f"{C}tx/{C}v", ""))


def _words(title: Element | None) -> str:
    if title is None:
        return ""
    texts: Sequence[str] = [one.text or "" for one in title.iter(f"{A}t", f"{C}v")]
    return _on_one_line("".join(texts))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


_ALIGNMENTS: dict[str, Alignment] = {"ctr": "center", "r": "right"}
_ALIKE = 1.1
"""How much wider the widest column of a table may be whose widths say nothing."""


def read_table(table: Element, find_link: FindLink) -> Table:
    """A table; without a head of its own it has one of empty cells.

    A cell of the head that goes on below it ends with the head.
    """
    rows = [_row(row, find_link) for row in table.iterfind(f"{A}tr")]
    count = max(map(len, rows), default=0)
    filled = [(*row, *(Cell(()),) * (count - len(row))) for row in rows]
    headed = _is_headed(table) and bool(filled)
    head, *_ = _without_overlaps(filled[:1] if headed else [tuple(Cell(()) for _ in range(count))])
    body = _without_overlaps(filled[1:] if headed else filled)
    aligned = [_alignment(column) for column in zip(*(body or [head]), strict=True)]
    return Table(
        tuple(
            replace(cell, inlines=not_bold(cell.inlines), alignment=alignment)
            for cell, alignment in zip(head, aligned, strict=True)
        ),
        tuple(
            tuple(
                replace(cell, alignment=alignment)
                for cell, alignment in zip(row, aligned, strict=True)
            )
            for row in body
        ),
        NOWHERE,
        widths=_widths(table, count),
    )


def _widths(table: Element, count: int) -> tuple[float, ...]:
    """How wide the columns are against each other, in whole numbers, where they differ."""
    columns = [number(one.get("w")) for one in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    if len(columns) != count or min(columns, default=0) <= 0:
        return ()
    shares = [max(1, round(100 * width / sum(columns))) for width in columns]
    if max(shares) <= _ALIKE * min(shares):
        return ()
    return tuple(share / math.gcd(*shares) for share in shares)


def head_goes_on(table: Element) -> bool:
    """Whether a cell of the head reaches into the row below it."""
    first = table.find(f"{A}tr")
    return (
        _is_headed(table)
        and first is not None
        and any(number(cell.get("rowSpan"), 1) > 1 for cell in first.iterfind(f"{A}tc"))
    )


def _is_headed(table: Element) -> bool:
    properties = table.find(f"{A}tblPr")
    return properties is not None and is_on(properties.get("firstRow"))


def _without_overlaps(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Rows whose cells reach no farther than there are free places."""
    places: list[dict[int, Cell]] = [{} for _ in rows]
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if left in places[top]:
                continue
            right = range(left, min(left + cell.column_span, len(row)))
            across = next((n for n, at in enumerate(right) if at in places[top]), len(right))
            down = min(cell.row_span, len(rows) - top)
            for below in places[top : top + down]:
                below.update(dict.fromkeys(right[:across], Cell((), covered=True)))
            places[top][left] = replace(cell, column_span=across, row_span=down)
    return [tuple(row[at] for at in sorted(row)) for row in places]


def _row(row: Element, find_link: FindLink) -> tuple[Cell, ...]:
    return tuple(_cell(cell, find_link) for cell in row.iterfind(f"{A}tc"))


def _cell(cell: Element, find_link: FindLink) -> Cell:
    if is_on(cell.get("hMerge")) or is_on(cell.get("vMerge")):
        return Cell(())
    body = cell.find(f"{A}txBody")
    first = cell.find(f"{A}txBody/{A}p/{A}pPr")
    alignment = "" if first is None else first.get("algn", "")
    return Cell(
        flat(read_lines(body, (), find_link)),
        _ALIGNMENTS.get(alignment),
        max(1, number(cell.get("gridSpan"), 1)),
        max(1, number(cell.get("rowSpan"), 1)),
    )


def _alignment(column: Sequence[Cell]) -> Alignment | None:
    """How most cells of a column with words in them are set."""
    given = [cell.alignment for cell in column if cell.inlines]
    return max(given, key=given.count, default=None)
