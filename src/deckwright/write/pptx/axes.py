"""The axes of a chart (ECMA-376 part 1, 21.2.2.25 and 21.2.2.226): quiet lines, few of them."""

from __future__ import annotations

from deckwright.model.deck import ChartFrame, Stroke
from deckwright.model.plot import PlotAxis, Scale
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.chart_text import title, words

_CATEGORIES, _VALUES = 1, 2


def axes(canvas: Canvas, frame: ChartFrame) -> str:
    """Both axes as they are planned; none for a round chart."""
    across, up = frame.plot.across, frame.plot.up
    if across is None or up is None or up.scale is None:
        return ""
    lying = frame.chart.kind == "bar"
    first = (
        _categories(canvas, frame, across, lying=lying)
        if across.scale is None
        else _values(canvas, frame, across, across.scale, _CATEGORIES, "b")
    )
    return first + _values(canvas, frame, up, up.scale, _VALUES, "b" if lying else "l")


def _categories(canvas: Canvas, frame: ChartFrame, axis: PlotAxis, *, lying: bool) -> str:
    """Of bars, the first category stands on top, where reading begins."""
    skipped = f'<c:tickLblSkip val="{axis.every}"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/>'
        f"{title(canvas, frame, frame.chart.x_title, axis.title) if axis.title else ''}"
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        f"{_ticks('low')}<c:spPr>{paint.line(Stroke(frame.quiet, 1.0))}</c:spPr>"
        f"{words(canvas, frame, turn=axis.turn)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skipped}'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(
    canvas: Canvas, frame: ChartFrame, axis: PlotAxis, scale: Scale, own: int, side: str
) -> str:
    chart = frame.chart
    heading = chart.x_title if own == _CATEGORIES else chart.y_title
    thin = paint.line(Stroke(frame.quiet, 0.75))
    grid = f"<c:majorGridlines><c:spPr>{thin}</c:spPr></c:majorGridlines>"
    across = chart.kind == "scatter" and own == _CATEGORIES
    crosses = "max" if chart.kind == "bar" else "min" if chart.kind == "scatter" else "autoZero"
    between = "midCat" if chart.kind in ("scatter", "area") else "between"
    number = "0%" if chart.stacking == "percent" and own == _VALUES else "General"
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{scale.high!r}"/><c:min val="{scale.low!r}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>{"" if across else grid}'
        f"{title(canvas, frame, heading, axis.title) if axis.title else ''}"
        f'<c:numFmt formatCode="{number}" sourceLinked="0"/>{_ticks("low" if across else "nextTo")}'
        f"<c:spPr>{paint.line(Stroke(frame.quiet, 1.0) if across else None)}</c:spPr>"
        f"{words(canvas, frame, turn=0)}"
        f'<c:crossAx val="{_VALUES if own == _CATEGORIES else _CATEGORIES}"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>'
        f'<c:majorUnit val="{scale.step!r}"/></c:valAx>'
    )


def _ticks(labels: str) -> str:
    """No marks; `labels` is where the words stand (21.2.3.47 `ST_TickLblPos`)."""
    marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return f'{marks}<c:tickLblPos val="{labels}"/>'
