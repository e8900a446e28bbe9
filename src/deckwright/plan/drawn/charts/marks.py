"""What stands for the numbers on axes: columns, bars, lines, areas, points, and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deckwright.model.charts import Chart
from deckwright.model.length import points, to_points
from deckwright.model.plot import (
    GAPS,
    MARKER,
    Mark,
    PlotArea,
    PlotBar,
    PlotDot,
    PlotLabel,
    PlotLine,
    PlotValue,
    Point,
    Position,
    Scale,
)
from deckwright.plan.drawn.charts.lettering import Area, LabelLines, Lettering, around
from deckwright.plan.drawn.charts.scales import number, reaches

_BESIDE = 0.25
"""Em between a mark and its value."""
_Choice = tuple[Position, Area]


@dataclass(frozen=True, slots=True)
class Field:
    """What marks are drawn on: the area within the axes and their scales."""

    chart: Chart
    inner: Area
    up: Scale
    across: Scale | None = None
    """Of a scatter chart."""

    @property
    def flat(self) -> bool:
        """Whether values grow to the right."""
        return self.chart.kind == "bar"

    @property
    def places(self) -> tuple[float, ...]:
        """How far each category is along its axis; areas reach from edge to edge."""
        inner = self.inner
        if self.across is not None:
            numbers = map(float, self.chart.categories)
            return tuple(inner.left + self.across.share(one) * inner.width for one in numbers)
        start, length = (inner.top, inner.height) if self.flat else (inner.left, inner.width)
        shares = shares_along(self.chart.kind == "area", len(self.chart.categories))
        return tuple(start + share * length for share in shares)

    def value_place(self, value: float) -> float:
        """Where a value is along its axis."""
        inner, share = self.inner, self.up.share(value)
        return (
            inner.left + share * inner.width if self.flat else inner.bottom - share * inner.height
        )

    @property
    def bars(self) -> Iterator[tuple[int, int, Area]]:
        """Series, category and rectangle of each column or bar."""
        chart = self.chart
        stacked = chart.stacking != "none"
        abreast = 1 if stacked else len(chart.series)
        length = self.inner.height if self.flat else self.inner.width
        room = length / max(1, len(chart.categories))
        width = room / (abreast + GAPS[chart.stacking] / 100)
        for at, stack in enumerate(reaches(chart)):
            first = at * room + (room - abreast * width) / 2
            for series, reach in enumerate(stack):
                if reach is not None:
                    start = first + (0 if stacked else series * width)
                    yield series, at, self._bar(start, start + width, *sorted(reach))

    def _bar(self, start: float, end: float, low: float, high: float) -> Area:
        inner, near, far = self.inner, self.value_place(low), self.value_place(high)
        if self.flat:
            return Area(near, inner.top + start, far, inner.top + end)
        return Area(inner.left + start, far, inner.left + end, near)

    @property
    def tops(self) -> Sequence[Sequence[tuple[float, float] | None]]:
        """By series, where each of its points is; None where there is no value."""
        stacks = reaches(self.chart)
        return [
            [
                None if (reach := stack[number]) is None else (x, self.value_place(reach[1]))
                for x, stack in zip(self.places, stacks, strict=True)
            ]
            for number in range(len(self.chart.series))
        ]


def shares_along(to_the_edges: bool, count: int) -> tuple[float, ...]:  # noqa: FBT001 - no other argument
    """Where `count` categories are along an axis, 0 to 1."""
    if to_the_edges and count > 1:
        return tuple(at / (count - 1) for at in range(count))
    return tuple((at + 0.5) / count for at in range(count))


def grid(field: Field) -> Iterator[PlotLine]:
    """A line for each number beside the axis of values."""
    inner = field.inner
    for tick in field.up.ticks:
        place = field.value_place(tick)
        if field.flat:
            yield PlotLine(_at(place, inner.top), _at(place, inner.bottom))
        else:
            yield PlotLine(_at(inner.left, place), _at(inner.right, place))


def marks(field: Field) -> Iterator[Mark]:
    """All marks, those of the first series on top."""
    match field.chart.kind:
        case "column" | "bar":
            for number, _, area in field.bars:
                yield PlotBar(area.box, number)
        case "area":
            for number, tops in _from_behind(field):
                yield from _area(field, number, [top for top in tops if top])
        case "scatter":
            for number, tops in _from_behind(field):
                yield from (PlotDot(_at(*top), number) for top in tops if top)
        case _:
            for number, tops in _from_behind(field):
                for start, end in pairwise(tops):
                    if start and end:
                        yield PlotLine(_at(*start), _at(*end), number)
                yield from (PlotDot(_at(*top), number) for top in tops if top)


def _from_behind(field: Field) -> list[tuple[int, Sequence[tuple[float, float] | None]]]:
    return list(reversed(list(enumerate(field.tops))))


def _area(field: Field, number: int, tops: list[tuple[float, float]]) -> Iterator[PlotArea]:
    if tops:
        low, high = field.up.low, field.up.high
        floor = field.value_place(min(max(0.0, low), high))
        corners = ((tops[0][0], floor), *tops, (tops[-1][0], floor))
        yield PlotArea(tuple(_at(*corner) for corner in corners), number)


def _at(x: float, y: float) -> Point:
    return points(x), points(y)


def values(
    field: Field, lettering: Lettering, area: Area, others: Iterable[PlotLabel]
) -> tuple[PlotValue, ...]:
    """The values of all marks that have room in `area` beside `others`; the first come first."""
    if not field.chart.labels:
        return ()
    taken = [_reach(other) for other in others]
    found = []
    for series, at, words, places in _wanted(field, lettering):
        for position, place in places:
            if area.holds(place) and not any(place.meets(other) for other in taken):
                taken.append(place)
                label = PlotLabel(words.lines, place.box, inner=position in ("ctr", ""))
                found.append(PlotValue(series, at, label, position))
                break
    return tuple(found)


def _reach(label: PlotLabel) -> Area:
    across, down = zip(*label.corners, strict=True)
    edges = (min(across), min(down), max(across), max(down))
    return Area(*map(to_points, edges))


def _wanted(
    field: Field, lettering: Lettering
) -> Iterator[tuple[int, int, LabelLines, list[_Choice]]]:
    """Series, category and words of each value, with the places where it may stand."""
    chart = field.chart
    if chart.kind in ("column", "bar"):
        for series, at, area in field.bars:
            value = chart.series[series].values[at] or 0.0
            words = lettering.whole(number(value))
            yield series, at, words, list(_at_bar(field, lettering, area, value, words))
        return
    stacks = reaches(chart)
    for series, tops in enumerate(field.tops):
        for at, top in enumerate(tops):
            reach = stacks[at][series]
            if top is None or reach is None:
                continue
            words = lettering.whole(number(chart.series[series].values[at] or 0.0))
            if chart.kind == "area":
                yield series, at, words, list(_in_area(field, top[0], reach, words))
            else:
                yield series, at, words, list(_at_point(lettering, top, words))


def _at_bar(
    field: Field, lettering: Lettering, bar: Area, value: float, words: LabelLines
) -> Iterator[_Choice]:
    x, y = (bar.left + bar.right) / 2, (bar.top + bar.bottom) / 2
    gap = _BESIDE * lettering.em
    if field.chart.stacking != "none":
        area = around(x, y, words.width, words.height)
        if bar.holds(area):
            yield "ctr", area
    elif field.flat:
        out = words.width / 2 + gap
        x = bar.left - out if value < 0 else bar.right + out
        yield "outEnd", around(x, y, words.width, words.height)
    else:
        y = bar.bottom + words.height / 2 if value < 0 else bar.top - words.height / 2
        yield "outEnd", around(x, y, words.width, words.height)


def _in_area(
    field: Field, x: float, reach: tuple[float, float], words: LabelLines
) -> Iterator[_Choice]:
    """In the middle of its band, where that is high enough and does not end there."""
    low = max(field.up.low, min(reach))
    top, bottom = field.value_place(max(reach)), field.value_place(low)
    area = around(x, (top + bottom) / 2, words.width, words.height)
    if bottom - top >= words.height and field.inner.holds(area):
        yield "", area


def _at_point(
    lettering: Lettering, point: tuple[float, float], words: LabelLines
) -> Iterator[_Choice]:
    (x, y), gap = point, _BESIDE * lettering.em
    up, out = MARKER / 2 + words.height / 2, MARKER / 2 + gap + words.width / 2
    yield "t", around(x, y - up, words.width, words.height)
    yield "b", around(x, y + up, words.width, words.height)
    yield "r", around(x + out, y, words.width, words.height)
    yield "l", around(x - out, y, words.width, words.height)
