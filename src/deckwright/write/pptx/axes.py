"""The axes of a chart (ECMA-376 part 1, 21.2.2.25 and 21.2.2.226): quiet lines, few of them."""

from __future__ import annotations

from deckwright.model.deck import ChartFrame, Stroke
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.chart_text import title, words

_CATEGORIES, _VALUES = 1, 2


def axes(canvas: Canvas, frame: ChartFrame) -> str:
    """Both axes; none for a round chart."""
    if frame.chart.round:
        return ""
    if frame.chart.kind == "scatter":
        return _values(canvas, frame, _CATEGORIES, "b") + _values(canvas, frame, _VALUES, "l")
    lying = frame.chart.kind == "bar"
    return _categories(canvas, frame, lying=lying) + _values(
        canvas, frame, _VALUES, "b" if lying else "l"
    )


def _categories(canvas: Canvas, frame: ChartFrame, *, lying: bool) -> str:
    """Of bars, the first category stands on top, where reading begins."""
    heading = frame.chart.x_title
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/>'
        f"{title(canvas, frame, heading, turned=lying) if heading else ''}"
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        f"{_ticks('low')}<c:spPr>{paint.line(Stroke(frame.quiet, 1.0))}</c:spPr>"
        f"{words(canvas, frame)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(canvas: Canvas, frame: ChartFrame, own: int, side: str) -> str:
    chart = frame.chart
    upright = side == "l"
    heading = chart.x_title if own == _CATEGORIES else chart.y_title
    thin = paint.line(Stroke(frame.quiet, 0.75))
    grid = f"<c:majorGridlines><c:spPr>{thin}</c:spPr></c:majorGridlines>"
    across = chart.kind == "scatter" and own == _CATEGORIES
    crosses = "max" if chart.kind == "bar" else "autoZero"
    between = "midCat" if chart.kind in ("scatter", "area") else "between"
    number = "0%" if chart.stacking == "percent" and own == _VALUES else "General"
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>{"" if across else grid}'
        f"{title(canvas, frame, heading, turned=upright) if heading else ''}"
        f'<c:numFmt formatCode="{number}" sourceLinked="0"/>{_ticks("nextTo")}'
        f"<c:spPr>{paint.line(Stroke(frame.quiet, 1.0) if across else None)}</c:spPr>"
        f'{words(canvas, frame)}<c:crossAx val="{_VALUES if own == _CATEGORIES else _CATEGORIES}"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="{between}"/></c:valAx>'
    )


def _ticks(labels: str) -> str:
    """No marks; `labels` is where the words stand (21.2.3.47 `ST_TickLblPos`)."""
    marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return f'{marks}<c:tickLblPos val="{labels}"/>'
