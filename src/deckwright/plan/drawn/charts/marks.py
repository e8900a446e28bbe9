"""What stands for the numbers on axes: columns, bars, lines, areas and points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deckwright.model.charts import Chart
from deckwright.model.length import points
from deckwright.model.plot import GAPS, Mark, PlotArea, PlotBar, PlotDot, PlotLine, Point, Scale
from deckwright.plan.drawn.charts.lettering import Area
from deckwright.plan.drawn.charts.scales import reaches


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
            for number, reach in enumerate(stack):
                if reach is not None:
                    start = first + (0 if stacked else number * width)
                    yield number, at, self._bar(start, start + width, *sorted(reach))

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
