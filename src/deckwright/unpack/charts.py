"""Charts (ECMA-376 part 1, 21.2): their kinds and titles, and the data that they cache."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from deckwright.model.blocks import Cell, Paragraph, Table
from deckwright.model.charts import Chart, ChartKind, Series, Stacking, written
from deckwright.model.inlines import Run, Style
from deckwright.model.source import NOWHERE
from deckwright.unpack.xml import A, C, Element, local_name, value, whole

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
_MOST_POINTS = 500
_MOST_SERIES = 20


def read_chart(root: Element, description: str) -> tuple[Chart, bool]:
    """A chart from its part, and whether a fence can say it: all of its kind, and enough of it."""
    area = root.find(f"{C}chart/{C}plotArea")
    plots = [] if area is None else [one for one in area if local_name(one).endswith("Chart")]
    series = [one for plot in plots for one in plot.iterfind(f"{C}ser")]
    kinds = {_kind(plot) for plot in plots}
    kind = next((one for one in kinds if one), None) or "column"
    rows = [_points(one, "yVal" if one.find(f"{C}yVal") is not None else "val") for one in series]
    names = max((_points(one, "cat", "xVal") for one in series), key=len, default={})
    count = min(1 + max((at for row in (names, *rows) for at in row), default=-1), 10_000)
    axes = [] if area is None else [one for one in area if local_name(one).endswith("Ax")]
    chart = Chart(
        kind,
        tuple(_on_one_line(names.get(at, str(at + 1))) for at in range(count)),
        tuple(
            Series(_name(one), tuple(_number(row.get(at)) for at in range(count)))
            for one, row in zip(series, rows, strict=True)
        ),
        NOWHERE,
        title=_words(root.find(f"{C}chart/{C}title")),
        x_title=_words(axes[0].find(f"{C}title")) if axes else "",
        y_title=_words(axes[1].find(f"{C}title")) if len(axes) > 1 else "",
        stacking=_STACKING.get(value(plots[0], f"{C}grouping") if plots else "", "none"),
        labels=any(value(plot, f"{C}dLbls/{C}showVal") == "1" for plot in plots)
        or any(value(one, f"{C}dLbls/{C}showVal") == "1" for one in series),
        description=_on_one_line(description),
    )
    return chart, len(kinds) == 1 and None not in kinds and _is_sayable(chart)


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


def _kind(plot: Element) -> ChartKind | None:
    kind = _KINDS.get(local_name(plot))
    return "bar" if kind == "column" and value(plot, f"{C}barDir") == "bar" else kind


def _is_sayable(chart: Chart) -> bool:
    """Whether `parse/charts.py` takes it."""
    if not chart.series or not chart.categories:
        return False
    if len(chart.categories) > _MOST_POINTS or len(chart.series) > _MOST_SERIES:
        return False
    if chart.round:
        shares = [value for one in chart.series for value in one.values if value is not None]
        return len(chart.series) == 1 and all(share >= 0 for share in shares)
    return chart.kind != "scatter" or all(_number(one) is not None for one in chart.categories)


def _points(series: Element, *names: str) -> dict[int, str]:
    """What is cached under one of `names`, by position; levels of categories are joined."""
    found: dict[int, str] = {}
    for name in names:
        for point in series.iterfind(f"{C}{name}//{C}pt"):
            at = whole(point.get("idx"))
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
