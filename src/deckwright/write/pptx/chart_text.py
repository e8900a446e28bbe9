"""The words in a chart, its axes and the labels of its marks (ECMA-376 part 1, 21.2.2).

Everything has one size, so that nothing is too small to be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.model.charts import Chart
from deckwright.model.deck import ChartFrame, Stroke
from deckwright.model.length import Box
from deckwright.model.plot import PlotAxis, PlotLabel, Position, Scale
from deckwright.model.theme import Color
from deckwright.ooxml.markup import attributes, text
from deckwright.write.pptx import paint
from deckwright.write.pptx.part_canvas import Canvas

_DEGREE = 60_000
"""Angles count clockwise in such parts (20.1.10.3 `ST_Angle`)."""


def words(canvas: Canvas, frame: ChartFrame, color: Color = "", *, turn: int | None = None) -> str:
    """`c:txPr`: how labels look; in `color` where it is not the text's own.

    `turn` is degrees against the clock; None: as whoever shows it thinks best.
    """
    rotation = "" if turn is None else _rotation(turn)
    return (
        f"<c:txPr><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr>"
        f"{_letters(canvas, frame, 'a:defRPr', bold=False, color=color)}</a:pPr>"
        f"<a:endParaRPr{attributes({'lang': _language(canvas, frame)})}/></a:p></c:txPr>"
    )


def title(canvas: Canvas, frame: ChartFrame, said: str, planned: PlotLabel) -> str:
    """`c:title` of the chart or of an axis, in its planned place."""
    rotation = _rotation(planned.turn)
    letters = _letters(canvas, frame, "a:defRPr", bold=planned.bold)
    run = _letters(canvas, frame, "a:rPr", bold=planned.bold)
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr>{letters}</a:pPr>"
        f"<a:r>{run}<a:t>{text(said)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'{_corner(frame, planned)}<c:overlay val="0"/></c:title>'
    )


def _rotation(turn: int) -> str:
    return attributes({"rot": -turn * _DEGREE, "vert": "horz"})


def laid_out(frame: ChartFrame, box: Box, *, target: str = "") -> str:
    """`c:layout`: a box within the chart, as shares of it (21.2.2.95 `manualLayout`)."""
    own = f'<c:layoutTarget val="{target}"/>' if target else ""
    return (
        f'<c:layout><c:manualLayout>{own}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_share(box.left, frame.box.width)}"/>'
        f'<c:y val="{_share(box.top, frame.box.height)}"/>'
        f'<c:w val="{_share(box.width, frame.box.width)}"/>'
        f'<c:h val="{_share(box.height, frame.box.height)}"/></c:manualLayout></c:layout>'
    )


def _corner(frame: ChartFrame, label: PlotLabel) -> str:
    """Of words, whose size is up to whoever sets them: their top left corner as they are turned."""
    left, top = (min(edge) for edge in zip(*label.corners, strict=True))
    return (
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_share(left, frame.box.width)}"/>'
        f'<c:y val="{_share(top, frame.box.height)}"/></c:manualLayout></c:layout>'
    )


def _share(length: float, whole: int) -> str:
    return f"{length / max(1, whole):.5f}"


def _letters(canvas: Canvas, frame: ChartFrame, tag: str, *, bold: bool, color: Color = "") -> str:
    style = frame.style
    values = attributes(
        {
            "lang": _language(canvas, frame) if tag == "a:rPr" else None,
            "sz": round(style.size * 100),
            "b": int(bold),
        }
    )
    return (
        f"<{tag}{values}>{paint.fill(color or style.color)}{canvas.fonts.xml(style.font)}</{tag}>"
    )


def _language(canvas: Canvas, frame: ChartFrame) -> str | None:
    return frame.language or canvas.language or None


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
