"""The values beside the marks of a chart (ECMA-376 part 1, 21.2.2.49 `dLbls`)."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.model.charts import Chart
from deckwright.model.deck import ChartFrame
from deckwright.model.plot import Position
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.chart_text import words

_PERCENT = '<c:numFmt formatCode="0%" sourceLinked="0"/>'


def labels(canvas: Canvas, frame: ChartFrame, series: int) -> str:
    """`c:dLbls` of a series: shares on a round chart, values where the author asked for them.

    What stands elsewhere than its neighbours, or has no room, is said one by one.
    """
    chart = frame.chart
    if not (chart.labels or chart.round):
        return ""
    usual = _usual(chart)
    looks = _looks(canvas, frame, usual)
    return (
        f"<c:dLbls>{''.join(_exceptions(frame, series, usual, looks))}"
        f"{looks}{_shown(chart, usual)}</c:dLbls>"
    )


def _exceptions(frame: ChartFrame, series: int, usual: Position, looks: str) -> Iterator[str]:
    planned = {one.point: one.position for one in frame.plot.values if one.series == series}
    for at, value in enumerate(frame.chart.series[series].values):
        if value is None:
            continue
        if at not in planned:
            yield f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
        elif planned[at] != usual:
            shown = _shown(frame.chart, planned[at])
            yield f'<c:dLbl><c:idx val="{at}"/>{looks}{shown}</c:dLbl>'


def _usual(chart: Chart) -> Position:
    match chart.kind:
        case "column" | "bar":
            return "outEnd" if chart.stacking == "none" else "ctr"
        case "line" | "scatter":
            return "t"
        case "pie":
            return "outEnd"
        case "area" | "doughnut":
            return ""


def _looks(canvas: Canvas, frame: ChartFrame, usual: Position) -> str:
    shares = frame.chart.round and not frame.chart.labels
    inside = usual in ("ctr", "")
    return (
        f"{_PERCENT if shares else ''}<c:spPr>{paint.NO_FILL}{paint.line(None)}</c:spPr>"
        f"{words(canvas, frame, frame.inner if inside else '')}"
    )


def _shown(chart: Chart, position: Position) -> str:
    shares = chart.round and not chart.labels
    place = f'<c:dLblPos val="{position}"/>' if position else ""
    return (
        f'{place}<c:showLegendKey val="0"/><c:showVal val="{0 if shares else 1}"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/>'
        f'<c:showPercent val="{1 if shares else 0}"/><c:showBubbleSize val="0"/>'
    )
