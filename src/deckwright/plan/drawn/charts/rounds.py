"""Pies and doughnuts: slices, their shares, and a legend where it leaves them the most room."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from deckwright.model.charts import Chart
from deckwright.model.length import points
from deckwright.model.plot import HOLE, PlotLabel, PlotLegend, PlotSlice, PlotValue
from deckwright.plan.drawn.charts.legends import Legend, legend
from deckwright.plan.drawn.charts.lettering import Area, LabelLines, Lettering, around
from deckwright.plan.drawn.charts.scales import number, shares

_GAP = 0.3
"""Em between a pie and its shares."""
_APART = 1.0
"""Em between the slices with their shares and the legend."""
_WIDEST, _DEEPEST = 0.5, 0.45
"""Of the chart, that a legend takes at its side or below."""
_COLUMNS = 2
"""Of a legend at the side, at most."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round chart in its place."""

    inner: Area
    slices: tuple[PlotSlice, ...]
    values: tuple[PlotValue, ...]
    legend: PlotLegend


def round_chart(chart: Chart, lettering: Lettering, area: Area) -> Round:
    """The slices of `chart` as large as its words let them be."""
    words = _words(chart, lettering)
    beside = legend(
        chart.categories, lettering, area.width * _WIDEST, area.height, most_columns=_COLUMNS
    )
    below = legend(
        chart.categories, lettering, area.width, area.height * _DEEPEST,
        most_columns=len(chart.categories),
    )  # fmt: skip
    gap = _APART * lettering.em
    left = Area(area.left, area.top, area.right - beside.width - gap, area.bottom)
    top = Area(area.left, area.top, area.right, area.bottom - below.height - gap / 2)
    radii = [_radius(chart, words, lettering, one) for one in (left, top)]
    if (_worth(below), radii[1]) > (_worth(beside), radii[0]):
        start = (area.left + area.right - below.width) / 2
        placed = below.placed(start, area.bottom - below.height, "bottom")
        return _drawn(chart, words, lettering, top, radii[1], placed)
    placed = beside.placed(
        area.right - beside.width, (area.top + area.bottom - beside.height) / 2, "right"
    )
    return _drawn(chart, words, lettering, left, radii[0], placed)


def _worth(one: Legend) -> tuple[int, bool]:
    return -one.lost, one.whole


def _words(chart: Chart, lettering: Lettering) -> list[LabelLines | None]:
    values = chart.series[0].values
    return [
        lettering.whole(number(value) if chart.labels else f"{share:.0%}")
        if value and share
        else None
        for value, share in zip(values, shares(values), strict=True)
    ]


def _radius(
    chart: Chart, words: list[LabelLines | None], lettering: Lettering, area: Area
) -> float:
    across, down = area.width / 2, area.height / 2
    if chart.kind == "pie":
        known = [one for one in words if one]
        across -= max((one.width for one in known), default=0.0) + _GAP * lettering.em
        down -= lettering.line + _GAP * lettering.em
    return max(1.0, min(across, down))


def _drawn(
    chart: Chart,
    words: list[LabelLines | None],
    lettering: Lettering,
    area: Area,
    radius: float,
    placed: PlotLegend,
) -> Round:
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    hole = radius * HOLE / 100 if chart.kind == "doughnut" else 0.0
    slices, values, taken, turn = [], [], list[Area](), 0.0
    for at, (share, said) in enumerate(zip(shares(chart.series[0].values), words, strict=True)):
        if not share:
            continue
        slices.append(
            PlotSlice((points(x), points(y)), points(radius), points(hole), turn, turn + share, at)
        )
        if said is not None:
            middle = turn + share / 2
            spot = (
                _in_ring(x, y, radius, hole, middle, share, said)
                if hole
                else _outside(x, y, radius + _GAP * lettering.em, middle, said, area)
            )
            if spot and not any(spot.meets(other) for other in taken):
                taken.append(spot)
                label = PlotLabel(said.lines, spot.box, inner=bool(hole))
                values.append(PlotValue(0, at, label, "" if hole else "outEnd"))
        turn += share
    inner = around(x, y, 2 * radius, 2 * radius)
    return Round(inner, tuple(slices), tuple(values), placed)


def _outside(
    x: float, y: float, radius: float, turn: float, words: LabelLines, area: Area
) -> Area | None:
    """A box that touches a circle from outside."""
    across, down = math.sin(2 * math.pi * turn), -math.cos(2 * math.pi * turn)
    reach = radius + abs(across) * words.width / 2 + abs(down) * words.height / 2
    x, y = x + reach * across, y + reach * down
    x = min(max(x, area.left + words.width / 2), area.right - words.width / 2)
    y = min(max(y, area.top + words.height / 2), area.bottom - words.height / 2)
    spot = around(x, y, words.width, words.height)
    return spot if area.holds(spot) else None


def _in_ring(
    x: float, y: float, radius: float, hole: float, turn: float, share: float, words: LabelLines
) -> Area | None:
    """A box in the middle of a piece of a ring; None where it does not fit into it."""
    across, down = math.sin(2 * math.pi * turn), -math.cos(2 * math.pi * turn)
    middle = (radius + hole) / 2
    spot = around(x + middle * across, y + middle * down, words.width, words.height)
    for corner in _corners(spot):
        far = math.dist(corner, (x, y))
        own = math.atan2(corner[0] - x, y - corner[1]) / (2 * math.pi)
        aside = abs((own - turn + 0.5) % 1 - 0.5)
        if far > radius or aside > share / 2:
            return None
    # The middle of a side is nearer to the hole than its corners.
    nearest = math.hypot(
        max(spot.left - x, 0.0, x - spot.right), max(spot.top - y, 0.0, y - spot.bottom)
    )
    return spot if nearest >= hole else None


def _corners(area: Area) -> Iterator[tuple[float, float]]:
    for x in (area.left, area.right):
        for y in (area.top, area.bottom):
            yield x, y
