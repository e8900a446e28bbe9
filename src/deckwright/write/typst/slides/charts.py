"""Charts as data: marks on axes, in the places where Office would put them, roughly.

A native chart is laid out by the program that shows it; here it is laid out once more. Its parts
are shapes and labels like all others, its alternative text is the planner's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

from deckwright.model.charts import written
from deckwright.model.deck import ChartFrame
from deckwright.model.length import to_points
from deckwright.write.typst.slides.geometry import (
    Area,
    Scale,
    at_area,
    polygon,
    ring_slice,
    round_scale,
    scale,
    segment,
)
from deckwright.write.typst.slides.sheet import Node, Sheet, placed, short
from deckwright.write.typst.slides.text import letters

_LETTER: Final = 0.56
"""Mean advance of a letter, em, where only a margin depends on it."""
_LINE: Final = 1.2
_MOST_STEPS: Final = 10.0
"""Of an axis; fewer where their numbers would touch."""
_GAP: Final = {"none": 0.6, "stacked": 0.5, "percent": 0.5}
"""Between two groups of columns, of a column's width."""
_STROKE: Final = 2.5
_MARKER: Final = 7.0
_HOLE: Final = 0.58
_THIN: Final = 0.75
_UPRIGHT: Final = 0.25
"""Sine of the angle from the vertical within which a label stands above or below its slice."""

Side = Literal["left", "center", "right"]
Level = Literal["top", "horizon", "bottom"]


def chart_node(sheet: Sheet, frame: ChartFrame) -> Node:
    """A chart with all its parts."""
    return {
        "t": "chart",
        **placed(frame.box),
        "alt": sheet.clean(frame.description),
        "parts": _Drawing(sheet, frame).parts(),
    }


class _Drawing:
    """One chart."""

    def __init__(self, sheet: Sheet, frame: ChartFrame) -> None:
        self.sheet = sheet
        self.frame = frame
        self.chart = frame.chart
        self.size = frame.style.size
        self.line = self.size * _LINE
        self.colors = [sheet.color(color) for color in frame.colors]

    def parts(self) -> list[Node]:
        box = self.frame.box
        left, top = to_points(box.left), to_points(box.top)
        area = Area(left, top, left + to_points(box.width), top + to_points(box.height))
        found: list[Node] = []
        if self.chart.title:
            middle = (area.left + area.right) / 2
            found.append(self.label(self.chart.title, middle, area.top, "center", "top", bold=True))
            area = Area(area.left, area.top + 1.6 * self.line, area.right, area.bottom)
        if self.chart.round:
            return [*found, *self.round_chart(area)]
        if len(self.chart.series) > 1:
            names = [series.name for series in self.chart.series]
            found += self.legend_below(names, area)
            area = Area(area.left, area.top, area.right, area.bottom - 1.6 * self.line)
        return [*found, *self.plot(area)]

    # Words and marks

    def label(
        self, words: str, x: float, y: float, side: Side, level: Level, *,
        bold: bool = False, color: str = "", turned: bool = False,
    ) -> Node:  # fmt: skip
        look = letters(self.sheet, self.frame.style)
        return {
            "t": "label",
            "x": short(x),
            "y": short(y),
            "side": side,
            "level": level,
            "turned": turned,
            "words": self.sheet.clean(words),
            "look": look | {"bold": bold} | ({"fill": color} if color else {}),
        }

    def bar(self, area: Area, color: str) -> Node:
        return {**at_area(area), "t": "shape", "preset": "rect", "paint": color, "stroke": None,
                "radius": 0}  # fmt: skip

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> Node:
        stroke = {"paint": self.sheet.color(self.frame.quiet), "width": _THIN}
        return segment(x1, y1, x2, y2, stroke)

    def dot(self, x: float, y: float, color: str) -> Node:
        half = _MARKER / 2
        area = Area(x - half, y - half, x + half, y + half)
        return self.bar(area, color) | {"preset": "ellipse"}

    def legend_below(self, names: list[str], area: Area) -> Iterator[Node]:
        widths = [self.size * (1.6 + _LETTER * len(name)) for name in names]
        x = (area.left + area.right - sum(widths)) / 2
        y = area.bottom - self.line / 2
        for name, width, color in zip(names, widths, self.colors, strict=True):
            yield from self.key(name, x, y, color)
            x += width

    def key(self, name: str, x: float, y: float, color: str) -> Iterator[Node]:
        side = self.size * 0.5
        yield self.bar(Area(x, y - side / 2, x + side, y + side / 2), color)
        yield self.label(name, x + self.size * 0.75, y, "left", "horizon")

    # Charts with axes

    def plot(self, area: Area) -> Iterator[Node]:
        chart = self.chart
        flat = chart.kind == "bar"
        length = area.width / (5 * self.size) if flat else area.height / (1.5 * self.line)
        axis = self.value_axis(min(_MOST_STEPS, length))
        numbers = [self.number(tick) for tick in axis.ticks]
        widest = max(map(len, chart.categories if flat else numbers), default=0)
        inner = Area(
            area.left
            + self.size * (_LETTER * widest + 0.6)
            + (1.5 * self.line if self.side_title else 0),
            area.top + self.size * 0.5,
            area.right - self.size * 0.5,
            area.bottom - 1.3 * self.line - (1.5 * self.line if self.foot_title else 0),
        )
        yield from self.titles(area, inner)
        yield from self.grid(inner, axis, numbers, flat=flat)
        match chart.kind:
            case "column" | "bar":
                yield from self.categories(inner, flat=flat)
                yield from self.columns(inner, axis, flat=flat)
            case "scatter":
                yield from self.scatter(inner, axis)
            case _:
                yield from self.categories(inner, flat=False)
                yield from self.lines(inner, axis)

    @property
    def side_title(self) -> str:
        return self.chart.x_title if self.chart.kind == "bar" else self.chart.y_title

    @property
    def foot_title(self) -> str:
        return self.chart.y_title if self.chart.kind == "bar" else self.chart.x_title

    def titles(self, area: Area, inner: Area) -> Iterator[Node]:
        if self.side_title:
            middle = (inner.top + inner.bottom) / 2
            yield self.label(
                self.side_title, area.left + self.line / 2, middle, "center", "horizon", turned=True
            )
        if self.foot_title:
            middle = (inner.left + inner.right) / 2
            yield self.label(self.foot_title, middle, area.bottom, "center", "bottom")

    def value_axis(self, steps: float) -> Scale:
        stacks = [self.stack(at) for at in range(len(self.chart.categories))]
        if self.chart.stacking == "percent":
            return round_scale(0.0, 1.0, steps)
        values = [edge for stack in stacks for pair in stack if pair for edge in pair]
        grows = self.chart.kind in ("column", "bar", "area") or self.chart.stacking != "none"
        return scale(values if grows else self.known(), steps, from_zero=grows)

    def known(self) -> list[float]:
        return [v for one in self.chart.series for v in one.values if v is not None]

    def stack(self, at: int) -> list[tuple[float, float] | None]:
        """From where to where each series' mark of a category reaches."""
        values = [one.values[at] for one in self.chart.series]
        if self.chart.stacking == "none":
            return [None if value is None else (0.0, value) for value in values]
        whole = sum(abs(value or 0) for value in values) or 1.0
        factor = 1 / whole if self.chart.stacking == "percent" else 1.0
        reach = {True: 0.0, False: 0.0}
        found: list[tuple[float, float] | None] = []
        for value in values:
            start = reach[(value or 0) >= 0]
            end = start + (value or 0) * factor
            reach[(value or 0) >= 0] = end
            found.append(None if value is None else (start, end))
        return found

    def number(self, value: float) -> str:
        return f"{value:.0%}" if self.chart.stacking == "percent" else written(value)

    def grid(self, inner: Area, axis: Scale, numbers: list[str], *, flat: bool) -> Iterator[Node]:
        for tick, words in zip(axis.ticks, numbers, strict=True):
            if flat:
                x = inner.left + axis.share(tick) * inner.width
                yield self.rule(x, inner.top, x, inner.bottom)
                yield self.label(words, x, inner.bottom + 0.3 * self.size, "center", "top")
            else:
                y = inner.bottom - axis.share(tick) * inner.height
                yield self.rule(inner.left, y, inner.right, y)
                yield self.label(words, inner.left - 0.4 * self.size, y, "right", "horizon")

    def category_places(self, inner: Area) -> list[float]:
        """How far each category is along its axis; areas reach from edge to edge."""
        count = len(self.chart.categories)
        start, length = (
            (inner.top, inner.height) if self.chart.kind == "bar" else (inner.left, inner.width)
        )
        if self.chart.kind == "area" and count > 1:
            return [start + at * length / (count - 1) for at in range(count)]
        return [start + (at + 0.5) * length / count for at in range(count)]

    def categories(self, inner: Area, *, flat: bool) -> Iterator[Node]:
        """Their names; where they stand too close, every second, third, … one."""
        names, places = self.chart.categories, self.category_places(inner)
        widest = max(map(len, names), default=0) * _LETTER * self.size
        room = inner.width / max(1, len(names))
        every = 1 if flat else max(1, math.ceil((widest + self.size) / room))
        for name, place in list(zip(names, places, strict=True))[::every]:
            if flat:
                yield self.label(name, inner.left - 0.4 * self.size, place, "right", "horizon")
            else:
                yield self.label(name, place, inner.bottom + 0.3 * self.size, "center", "top")

    def columns(self, inner: Area, axis: Scale, *, flat: bool) -> Iterator[Node]:
        stacked = self.chart.stacking != "none"
        abreast = 1 if stacked else max(1, len(self.chart.series))
        room = (inner.height if flat else inner.width) / max(1, len(self.chart.categories))
        width = room / (abreast + _GAP[self.chart.stacking])
        for at in range(len(self.chart.categories)):
            first = at * room + (room - abreast * width) / 2
            for number, reach in enumerate(self.stack(at)):
                if reach is None:
                    continue
                start = first + (0 if stacked else number * width)
                near, far = (axis.share(value) for value in sorted(reach))
                area = (
                    Area(
                        inner.left + near * inner.width, inner.top + start,
                        inner.left + far * inner.width, inner.top + start + width,
                    )
                    if flat
                    else Area(
                        inner.left + start, inner.bottom - far * inner.height,
                        inner.left + start + width, inner.bottom - near * inner.height,
                    )
                )  # fmt: skip
                yield self.bar(area, self.colors[number])
                if self.chart.labels:
                    yield self.value_label(number, at, area, flat=flat, inside=stacked)

    def value_label(self, series: int, at: int, area: Area, *, flat: bool, inside: bool) -> Node:
        words = written(self.chart.series[series].values[at])
        x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
        if inside:
            inner = self.sheet.color(self.frame.inner)
            return self.label(words, x, y, "center", "horizon", color=inner)
        if flat:
            return self.label(words, area.right + 0.3 * self.size, y, "left", "horizon")
        return self.label(words, x, area.top - 1, "center", "bottom")

    def lines(self, inner: Area, axis: Scale) -> Iterator[Node]:
        places = self.category_places(inner)
        stacks = [self.stack(at) for at in range(len(self.chart.categories))]
        for number, color in reversed(list(enumerate(self.colors))):
            marks = [
                (x, inner.bottom - axis.share(end) * inner.height)
                for x, stack in zip(places, stacks, strict=True)
                for _, end in (stack[number] or (0.0, math.nan),)
            ]
            if self.chart.kind == "area":
                known = [mark for mark in marks if not math.isnan(mark[1])]
                floor = inner.bottom - axis.share(max(0.0, axis.low)) * inner.height
                if known:
                    yield polygon([(known[0][0], floor), *known, (known[-1][0], floor)], color)
                continue
            stroke = {"paint": color, "width": _STROKE}
            for (x1, y1), (x2, y2) in pairwise(marks):
                if not (math.isnan(y1) or math.isnan(y2)):
                    yield segment(x1, y1, x2, y2, stroke)
            for at, (x, y) in enumerate(marks):
                if not math.isnan(y):
                    yield self.dot(x, y, color)
                    if self.chart.labels:
                        value = written(self.chart.series[number].values[at])
                        yield self.label(value, x, y - _MARKER / 2 - 1, "center", "bottom")

    def scatter(self, inner: Area, axis: Scale) -> Iterator[Node]:
        across = [float(category) for category in self.chart.categories]
        steps = min(_MOST_STEPS, inner.width / (5 * self.size))
        ground = scale(across, steps, from_zero=False)
        for tick in ground.ticks:
            x = inner.left + ground.share(tick) * inner.width
            yield self.label(written(tick), x, inner.bottom + 0.3 * self.size, "center", "top")
        for series, color in zip(self.chart.series, self.colors, strict=True):
            for at, value in zip(across, series.values, strict=True):
                if value is not None:
                    x = inner.left + ground.share(at) * inner.width
                    y = inner.bottom - axis.share(value) * inner.height
                    yield self.dot(x, y, color)
                    if self.chart.labels:
                        yield self.label(written(value), x, y - _MARKER, "center", "bottom")

    # Round charts

    def round_chart(self, area: Area) -> Iterator[Node]:
        names = self.chart.categories
        key = self.size * (_LETTER * max(map(len, names), default=0) + 2)
        doughnut = self.chart.kind == "doughnut"
        margin = 0.0 if doughnut else 1.4 * self.line
        radius = max(1.0, min((area.width - key) / 2, area.height / 2) - margin)
        x, y = (area.left + area.right - key) / 2, (area.top + area.bottom) / 2
        values = [max(0.0, value or 0.0) for value in self.chart.series[0].values]
        whole = sum(values) or 1.0
        edge = {"paint": self.sheet.color("bg1"), "width": 1.5}
        turn = 0.0
        for value, color in zip(values, self.colors, strict=True):
            part = value / whole
            if not part:
                continue
            hole = radius * _HOLE if doughnut else 0.0
            yield ring_slice(x, y, radius, hole, (turn, turn + part), color) | {"stroke": edge}
            words = written(value) if self.chart.labels else f"{part:.0%}"
            angle = 2 * math.pi * (turn + part / 2)
            across, down = math.sin(angle), -math.cos(angle)
            side: Side
            if doughnut:
                reach, side = (radius + hole) / 2, "center"
            else:
                reach, side = radius + 0.7 * self.size, _outer_side(across)
            yield self.label(
                words,
                x + reach * across,
                y + reach * down,
                side,
                "horizon",
                color=self.sheet.color(self.frame.inner) if doughnut else "",
            )
            turn += part
        top = y - (len(names) - 1) / 2 * 1.4 * self.line
        for at, (name, color) in enumerate(zip(names, self.colors, strict=True)):
            yield from self.key(
                name, area.right - key + self.size, top + at * 1.4 * self.line, color
            )


def _outer_side(across: float) -> Side:
    """Which side of a label faces a pie that it stands outside of."""
    if abs(across) < _UPRIGHT:
        return "center"
    return "left" if across > 0 else "right"
