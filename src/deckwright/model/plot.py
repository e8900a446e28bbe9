"""A chart, laid out: where each of its words and marks stands.

Boxes and points are EMU from the top left corner of the chart's frame.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from deckwright.model.charts import Stacking
from deckwright.model.length import Box

Point: TypeAlias = tuple[int, int]
Position: TypeAlias = Literal["t", "b", "l", "r", "outEnd", "ctr", ""]
"""Of a value beside its mark (ECMA-376 part 1, 21.2.3.11 `ST_DLblPos`); empty: on its mark."""
OmissionKind: TypeAlias = Literal["category", "series", "value", "title"]

LINE: Final = 2.5
"""Width of the line of a series, points."""
MARKER: Final = 7
"""Points; a marker's size counts from 2 to 72 (21.2.3.27 `ST_MarkerSize`)."""
HOLE: Final = 58
"""Of a doughnut, percent of its diameter."""
GAPS: Final[dict[Stacking, int]] = {"none": 60, "stacked": 50, "percent": 50}
"""Between two groups of columns, percent of a column's width."""


@dataclass(frozen=True, slots=True)
class PlotLabel:
    """Words in lines that are never broken again, in the style of the chart."""

    lines: tuple[str, ...]
    box: Box
    """As it is before it is turned."""
    align: Literal["left", "center", "right"] = "center"
    turn: int = 0
    """Degrees against the clock, about the middle of the box."""
    bold: bool = False
    inner: bool = False
    """Whether it stands on the colour of a series."""

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of the box, turned; EMU."""
        box, angle = self.box, -math.radians(self.turn)
        x, y = box.left + box.width / 2, box.top + box.height / 2
        return tuple(
            (
                x + across * math.cos(angle) - down * math.sin(angle),
                y + across * math.sin(angle) + down * math.cos(angle),
            )
            for across, down in (
                (-box.width / 2, -box.height / 2),
                (box.width / 2, -box.height / 2),
                (box.width / 2, box.height / 2),
                (-box.width / 2, box.height / 2),
            )
        )


@dataclass(frozen=True, slots=True)
class PlotBar:
    """A rectangle in the colour with that number: a column, or the key of a legend."""

    box: Box
    color: int


@dataclass(frozen=True, slots=True)
class PlotDot:
    """A marker around a point."""

    middle: Point
    color: int


@dataclass(frozen=True, slots=True)
class PlotLine:
    """A straight piece of a series' line; of the grid where it has no colour of its own."""

    start: Point
    end: Point
    color: int | None = None


@dataclass(frozen=True, slots=True)
class PlotArea:
    """A filled polygon."""

    corners: tuple[Point, ...]
    color: int


@dataclass(frozen=True, slots=True)
class PlotSlice:
    """A piece of a ring, clockwise from the top; a whole turn is 1."""

    middle: Point
    radius: int
    hole: int
    start: float
    end: float
    color: int


Mark: TypeAlias = PlotBar | PlotDot | PlotLine | PlotArea | PlotSlice


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of numbers from `low` to `high`, written every `step`."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where `value` lies, 0 to 1."""
        # Halves, because the whole span may be more than a float can hold.
        return (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)

    @property
    def stride(self) -> float:
        """How far two numbers are apart, as a share of the axis."""
        return self.step / 2 / (self.high / 2 - self.low / 2)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The numbers that are written beside the axis."""
        first, last = math.ceil(self.low / self.step), math.floor(self.high / self.step)
        return tuple(float(f"{at * self.step:.12g}") for at in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class PlotAxis:
    """An axis and its words."""

    labels: tuple[PlotLabel, ...]
    title: PlotLabel | None = None
    scale: Scale | None = None
    """None: of categories."""
    every: int = 1
    """Of categories, the first and every so many further ones are named."""
    turn: int = 0
    """Of its labels, degrees against the clock."""


@dataclass(frozen=True, slots=True)
class PlotLegend:
    """What the colours mean."""

    box: Box
    side: Literal["right", "bottom"]
    keys: tuple[PlotBar, ...]
    names: tuple[PlotLabel, ...]
    left_out: tuple[int, ...] = ()
    """The series, or slices, that it has no room for, or not for all of their names."""


@dataclass(frozen=True, slots=True)
class PlotValue:
    """The value of a point, written beside its mark."""

    series: int
    point: int
    label: PlotLabel
    position: Position


@dataclass(frozen=True, slots=True)
class Omission:
    """What there was no room for."""

    kind: OmissionKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with all its parts in their places."""

    size: float
    """Of all its words, points."""
    inner: Box
    """Within the axes; of a round chart the square around it."""
    marks: tuple[Mark, ...]
    """In the order in which they are drawn; the grid comes first."""
    title: PlotLabel | None = None
    legend: PlotLegend | None = None
    across: PlotAxis | None = None
    """What x stands for: of bars it is the upright axis."""
    up: PlotAxis | None = None
    """The axis of values."""
    values: tuple[PlotValue, ...] = ()
    left_out: tuple[Omission, ...] = ()

    @property
    def labels(self) -> tuple[PlotLabel, ...]:
        """All words of the chart."""
        axes = [axis for axis in (self.across, self.up) if axis]
        titles = (self.title, *(axis.title for axis in axes))
        return (
            *(title for title in titles if title),
            *(label for axis in axes for label in axis.labels),
            *(value.label for value in self.values),
            *(self.legend.names if self.legend else ()),
        )


@dataclass(frozen=True, slots=True)
class PaperPlot:
    """A chart as it is printed: drawn on a sheet of `width` by `height` EMU, then scaled.

    It has no title, because that is the caption.
    """

    plot: Plot
    width: int
    height: int
    box: Box
    """Of the chart on the sheet."""
    share: float
    """Of the width of the page's text that the sheet is printed with."""
