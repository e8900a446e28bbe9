"""Native charts: a chart part (ECMA-376 part 1, 21.2) with its workbook, shown in a frame."""

from __future__ import annotations

from collections.abc import Sequence

from deckwright.model.charts import Chart, Series, written
from deckwright.model.deck import ChartFrame, Stroke
from deckwright.model.plot import GAPS, HOLE, LINE, MARKER
from deckwright.ooxml.markup import document, text
from deckwright.ooxml.names import CHART as _C
from deckwright.ooxml.names import DRAWING as A
from deckwright.ooxml.names import RELATIONSHIPS as R
from deckwright.ooxml.names import RT
from deckwright.write.pptx import paint
from deckwright.write.pptx.chart_text import axes, labels, laid_out, title, words
from deckwright.write.pptx.part_canvas import Canvas
from deckwright.write.pptx.text_shapes import named, place
from deckwright.write.pptx.workbook import Cell, reference, workbook


def chart_shape(canvas: Canvas, frame: ChartFrame, shape_id: int) -> str:
    """A chart as `p:graphicFrame`; its parts are added to the package."""
    rid = canvas.relate(
        RT.CHART, canvas.media.chart(_chart_space(canvas, frame), _book(frame.chart))
    )
    name = named(shape_id, frame.name or f"Chart {shape_id - 1}", description=frame.description)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{name}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{place(frame.box, 'p:xfrm')}<a:graphic>"
        f'<a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="{rid}"/></a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )


def _book(chart: Chart) -> bytes:
    head: list[Cell] = [chart.corner, *(series.name for series in chart.series)]
    numeric = chart.kind == "scatter"
    rows = [
        [float(category) if numeric else category, *(one.values[at] for one in chart.series)]
        for at, category in enumerate(chart.categories)
    ]
    return workbook([head, *rows])


def _chart_space(canvas: Canvas, frame: ChartFrame) -> bytes:
    """`c:chartSpace`; the workbook is the part's first relationship."""
    chart = frame.chart
    planned = frame.plot.title
    heading = title(canvas, frame, chart.title, planned) if planned else ""
    untitled = "0" if planned else "1"
    inner = laid_out(frame, frame.plot.inner, target="inner")
    return document(
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:roundedCorners val="0"/><c:chart>{heading}<c:autoTitleDeleted val="{untitled}"/>'
        f"<c:plotArea>{inner}{_plot(canvas, frame)}{axes(canvas, frame)}</c:plotArea>"
        f"{_legend(canvas, frame)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{paint.NO_FILL}{paint.line(None)}</c:spPr>{words(canvas, frame)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _legend(canvas: Canvas, frame: ChartFrame) -> str:
    """`c:legend`, without the names that it has no room for."""
    planned = frame.plot.legend
    if planned is None:
        return ""
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>'
        for at in planned.left_out
    )
    return (
        f'<c:legend><c:legendPos val="{planned.side[0]}"/>{hidden}{laid_out(frame, planned.box)}'
        f'<c:overlay val="0"/>{words(canvas, frame)}</c:legend>'
    )


def _plot(canvas: Canvas, frame: ChartFrame) -> str:
    """The element of the chart's kind with its series."""
    chart = frame.chart
    varied = '<c:varyColors val="0"/>'
    series = "".join(_series(canvas, frame, one, number) for number, one in enumerate(chart.series))
    on_axes = '<c:axId val="1"/><c:axId val="2"/>'
    grouping = {"none": "standard", "stacked": "stacked", "percent": "percentStacked"}[
        chart.stacking
    ]
    match chart.kind:
        case "column" | "bar":
            side = {"column": "col", "bar": "bar"}[chart.kind]
            grouping = "clustered" if chart.stacking == "none" else grouping
            overlap = "" if chart.stacking == "none" else '<c:overlap val="100"/>'
            return (
                f'<c:barChart><c:barDir val="{side}"/><c:grouping val="{grouping}"/>{varied}'
                f'{series}<c:gapWidth val="{GAPS[chart.stacking]}"/>{overlap}'
                f"{on_axes}</c:barChart>"
            )
        case "line":
            return (
                f'<c:lineChart><c:grouping val="{grouping}"/>{varied}{series}'
                f'<c:marker val="1"/>{on_axes}</c:lineChart>'
            )
        case "area":
            return (
                f'<c:areaChart><c:grouping val="{grouping}"/>{varied}{series}'
                f"{on_axes}</c:areaChart>"
            )
        case "scatter":
            return (
                f'<c:scatterChart><c:scatterStyle val="lineMarker"/>{varied}{series}'
                f"{on_axes}</c:scatterChart>"
            )
        case "pie":
            return (
                f'<c:pieChart><c:varyColors val="1"/>{series}'
                '<c:firstSliceAng val="0"/></c:pieChart>'
            )
        case "doughnut":
            return (
                f'<c:doughnutChart><c:varyColors val="1"/>{series}'
                f'<c:firstSliceAng val="0"/><c:holeSize val="{HOLE}"/></c:doughnutChart>'
            )


def _series(canvas: Canvas, frame: ChartFrame, series: Series, number: int) -> str:
    chart = frame.chart
    name = _strings((series.name,), reference(number + 1, 0))
    color = frame.colors[0 if chart.round else number]
    looks = _looks(frame, color)
    last = len(chart.categories)
    values = _numbers(series.values, reference(number + 1, 1, last))
    if chart.kind == "scatter":
        x = _numbers(tuple(map(float, chart.categories)), reference(0, 1, last))
        data = f'<c:xVal>{x}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/>'
    else:
        categories = _strings(chart.categories, reference(0, 1, last))
        data = f"<c:cat>{categories}</c:cat><c:val>{values}</c:val>"
        data += '<c:smooth val="0"/>' if chart.kind == "line" else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{name}</c:tx>{looks}'
        f"{labels(canvas, frame, number)}{data}</c:ser>"
    )


def _looks(frame: ChartFrame, color: str) -> str:
    """Fills, lines and markers of a series, in the order that its kind asks for."""
    filled = f"<c:spPr>{paint.fill(color)}</c:spPr>"
    marker = (
        f'<c:marker><c:symbol val="circle"/><c:size val="{MARKER}"/>'
        f"<c:spPr>{paint.fill(color)}{paint.line(None)}</c:spPr></c:marker>"
    )
    match frame.chart.kind:
        case "column" | "bar":
            return f'{filled}<c:invertIfNegative val="0"/>'
        case "area":
            return filled
        case "line":
            return f"<c:spPr>{paint.line(Stroke(color, LINE))}</c:spPr>{marker}"
        case "scatter":
            return f"<c:spPr>{paint.line(None)}</c:spPr>{marker}"
        case "pie" | "doughnut":
            edge = paint.line(Stroke("bg1", 1.5))
            return "".join(
                f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>'
                f"<c:spPr>{paint.fill(each)}{edge}</c:spPr></c:dPt>"
                for at, each in enumerate(frame.colors)
            )


def _strings(values: Sequence[str], where: str) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{text(value)}</c:v></c:pt>' for at, value in enumerate(values)
    )
    return (
        f"<c:strRef><c:f>{where}</c:f><c:strCache>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(values: Sequence[float | None], where: str) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{written(value)}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
