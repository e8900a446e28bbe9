"""The value of each mark written beside it, as long as it meets no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckwright.model.length import to_points
from deckwright.model.plot import MARKER, PlotLabel, PlotValue, Position
from deckwright.plan.drawn.charts.lettering import Area, Lettering, Words, around
from deckwright.plan.drawn.charts.marks import Field
from deckwright.plan.drawn.charts.scales import number, reaches

_BESIDE = 0.25
"""Em between a mark and its value."""
_Place = tuple[Position, Area]


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


def _wanted(field: Field, lettering: Lettering) -> Iterator[tuple[int, int, Words, list[_Place]]]:
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
    field: Field, lettering: Lettering, bar: Area, value: float, words: Words
) -> Iterator[_Place]:
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


def _in_area(field: Field, x: float, reach: tuple[float, float], words: Words) -> Iterator[_Place]:
    """In the middle of its band, where that is high enough and does not end there."""
    low = max(field.up.low, min(reach))
    top, bottom = field.value_place(max(reach)), field.value_place(low)
    area = around(x, (top + bottom) / 2, words.width, words.height)
    if bottom - top >= words.height and field.inner.holds(area):
        yield "", area


def _at_point(lettering: Lettering, point: tuple[float, float], words: Words) -> Iterator[_Place]:
    (x, y), gap = point, _BESIDE * lettering.em
    up, out = MARKER / 2 + words.height / 2, MARKER / 2 + gap + words.width / 2
    yield "t", around(x, y - up, words.width, words.height)
    yield "b", around(x, y + up, words.width, words.height)
    yield "r", around(x + out, y, words.width, words.height)
    yield "l", around(x - out, y, words.width, words.height)
