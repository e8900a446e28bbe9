"""A chart in its box: title, legend, axes and marks, at the largest size that leaves nothing out.

Names stay level as long as any size lets them; then they are slanted; then some are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from deckwright.model.charts import Chart
from deckwright.model.length import Box, inches, points, to_points
from deckwright.model.plot import Omission, OmissionKind, PaperPlot, Plot, PlotLabel, PlotLegend
from deckwright.model.theme import LevelStyle
from deckwright.plan.drawn.charts.axes import Axes, axes
from deckwright.plan.drawn.charts.categories import Manner
from deckwright.plan.drawn.charts.legends import legend
from deckwright.plan.drawn.charts.lettering import Area, Lettering, label
from deckwright.plan.drawn.charts.marks import grid, marks, values
from deckwright.plan.drawn.charts.rounds import round_chart
from deckwright.plan.measure import Measure

_TITLE_LINES = 3
_UNDER_TITLE = 0.4
"""Lines between the title and the chart."""
_DEEPEST, _WIDEST = 0.35, 0.4
"""Of the chart, that its legend takes below or at its side."""
_APART = 0.5
"""Lines between the axes and the legend."""
_MANNERS: tuple[Manner, ...] = ("level", "slanted", "sparse")
_MEASURE: Final = inches(4.567)
"""116 mm, the width of the page's text."""
_ZOOM: Final = 2
"""A chart is drawn larger and printed smaller, for strokes are as heavy as a slide needs them."""
_SIZES: Final = (8.0 * _ZOOM, 7.5 * _ZOOM, 7.0 * _ZOOM)
"""Of a chart's words: that of all that is small on the page, and a bit less."""
_FLAT: Final = (0.5, 0.62, 0.75, 0.9)
"""Height by width: the first that leaves nothing out."""
_STEEP: Final = (0.62,)
"""Of one with its numbers beside it, which is as high as them."""
_BESIDE: Final = 0.66
"""The share of the measure that a chart takes which has its numbers beside it."""
_MARGIN: Final = points(4)
_MOST_SERIES: Final = 2
_MOST_CATEGORIES: Final = 10
_LONGEST_NAME: Final = 12


def layout(
    chart: Chart,
    size: tuple[float, float],
    style: LevelStyle,
    sizes: Sequence[float],
    measure: Measure,
) -> Plot:
    """`chart` on `size` points, its words at the first of `sizes` that leaves nothing out.

    Where all leave something out, it is as little as can be.
    """
    found = []
    for plot in _attempts(chart, size, style, sizes, measure):
        if not plot.left_out:
            return plot
        found.append(plot)
    return min(found, key=_lost)


def _lost(plot: Plot) -> int:
    return sum(len(omission.names) for omission in plot.left_out)


def _attempts(
    chart: Chart,
    size: tuple[float, float],
    style: LevelStyle,
    sizes: Sequence[float],
    measure: Measure,
) -> Iterator[Plot]:
    heads = [_head(chart, size, Lettering(measure, replace(style, size=one))) for one in sizes]
    if chart.round:
        yield from (_round(chart, head) for head in heads)
        return
    keyed = [_keyed(chart, head) for head in heads]
    for manner in _MANNERS:
        for head, (key, rest) in zip(heads, keyed, strict=True):
            found = axes(chart, head.lettering, rest, manner)
            if found is not None:
                yield _on_axes(chart, head, found, key, replace(rest, top=head.area.top))


@dataclass(frozen=True, slots=True)
class _Head:
    """The title at one size, and the area that it leaves."""

    lettering: Lettering
    area: Area
    title: PlotLabel | None = None
    cut: tuple[str, ...] = ()
    """Titles whose end is left out."""


def _head(chart: Chart, size: tuple[float, float], lettering: Lettering) -> _Head:
    area = Area(0.0, 0.0, *size)
    if not chart.title:
        return _Head(lettering, area)
    words = lettering.bold.shortened(chart.title, area.width, _TITLE_LINES)
    title = label(words, area.width / 2, 0.0, "center", "top", bold=True)
    top = min(words.height + _UNDER_TITLE * lettering.line, area.bottom - 1)
    return _Head(lettering, replace(area, top=top), title, (chart.title,) if words.cut else ())


def _keyed(chart: Chart, head: _Head) -> tuple[PlotLegend | None, Area]:
    """The legend below the axes; at their side where it is whole only there."""
    lettering, area = head.lettering, head.area
    if len(chart.series) < 2:  # noqa: PLR2004 - one needs no legend
        return None, area
    names = [series.name for series in chart.series]
    apart = _APART * lettering.line
    below = legend(names, lettering, area.width, area.height * _DEEPEST, most_columns=len(names))
    if not below.whole:
        side = legend(names, lettering, area.width * _WIDEST, area.height, most_columns=1)
        if (-side.lost, side.whole) > (-below.lost, below.whole):
            placed = side.placed(
                area.right - side.width, (area.top + area.bottom - side.height) / 2, "right"
            )
            return placed, replace(area, right=area.right - side.width - apart)
    left = (area.left + area.right - below.width) / 2
    placed = below.placed(left, area.bottom - below.height, "bottom")
    return placed, replace(area, bottom=area.bottom - below.height - apart)


def _on_axes(chart: Chart, head: _Head, found: Axes, key: PlotLegend | None, area: Area) -> Plot:
    titles = [axis.title for axis in (found.across, found.up) if axis.title]
    others = (*found.across.labels, *found.up.labels, *titles)
    beside = values(found.field, head.lettering, area, others)
    shown = {(value.series, value.point) for value in beside}
    lost = [
        f"{one.name} {category}".strip()
        for number, one in enumerate(chart.series)
        for at, category in enumerate(chart.categories)
        if chart.labels and _seen(chart, one.values[at]) and (number, at) not in shown
    ]
    names = [chart.series[at].name for at in key.left_out] if key else []
    return Plot(
        head.lettering.em,
        found.field.inner.box,
        (*grid(found.field), *marks(found.field)),
        head.title,
        key,
        found.across,
        found.up,
        beside,
        _omissions(
            ("title", (*head.cut, *found.cut)), ("category", found.unnamed), ("series", names),
            ("value", lost),
        ),
    )  # fmt: skip


def _seen(chart: Chart, value: float | None) -> bool:
    """Whether a value has a mark; nothing has none in a stack."""
    return value is not None and (value != 0 or chart.stacking == "none")


def _round(chart: Chart, head: _Head) -> Plot:
    found = round_chart(chart, head.lettering, head.area)
    shown = {value.point for value in found.values}
    lost = [
        category
        for at, category in enumerate(chart.categories)
        if chart.series[0].values[at] and at not in shown
    ]
    names = [chart.categories[at] for at in found.legend.left_out]
    return Plot(
        head.lettering.em,
        found.inner.box,
        found.slices,
        head.title,
        found.legend,
        values=found.values,
        left_out=_omissions(("title", head.cut), ("category", names), ("value", lost)),
    )


def _omissions(*found: tuple[OmissionKind, Sequence[str]]) -> tuple[Omission, ...]:
    return tuple(Omission(kind, tuple(names)) for kind, names in found if names)


def on_paper(chart: Chart, style: LevelStyle, measure: Measure) -> PaperPlot:
    """`chart` as the handout prints it."""
    beside = numbers_beside(chart)
    share = _BESIDE if beside else 1.0
    width = round(_MEASURE * share * _ZOOM)
    for slope in _STEEP if beside else _FLAT:
        height = round(width * slope)
        box = Box(_MARGIN, _MARGIN, width - 2 * _MARGIN, height - 2 * _MARGIN)
        size = to_points(box.width), to_points(box.height)
        plot = layout(replace(chart, title=""), size, style, _SIZES, measure)
        if not any(omission.kind != "value" for omission in plot.left_out):
            break
    return PaperPlot(plot, width, height, box, share)


def numbers_beside(chart: Chart) -> bool:
    """Whether the table of `chart` is printed and small enough to stand beside its drawing."""
    names = (*chart.categories, *(one.name for one in chart.series))
    return (
        not chart.labels
        and len(chart.series) <= _MOST_SERIES
        and len(chart.categories) <= _MOST_CATEGORIES
        and all(len(name) <= _LONGEST_NAME for name in names)
    )
