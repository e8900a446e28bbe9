"""Charts as data: the planned plot in points of the slide, its alternative text the planner's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from deckwright.model.deck import ChartFrame, Stroke
from deckwright.model.length import Box, points, to_points
from deckwright.model.plot import (
    LINE,
    MARKER,
    Mark,
    PlotArea,
    PlotBar,
    PlotDot,
    PlotLabel,
    PlotLine,
    PlotSlice,
    Point,
)
from deckwright.write.slides.geometry import polygon, ring_slice, segment
from deckwright.write.slides.slide_context import Node, Sheet, placed, short
from deckwright.write.slides.text_nodes import letters

_GRID = 0.75
_EDGE = Stroke("bg1", 1.5)
"""Between the slices of a round chart."""


def chart_node(sheet: Sheet, frame: ChartFrame) -> Node:
    """A chart with all its parts; what it is drawn of is given from the chart's corner."""
    return {
        "t": "chart",
        **placed(frame.box),
        "alt": sheet.clean(frame.description),
        "parts": [*_marks(sheet, frame), *_labels(sheet, frame)],
    }


def _marks(sheet: Sheet, frame: ChartFrame) -> Iterator[Node]:
    colors = [sheet.color(color) for color in frame.colors]
    grid = {"paint": sheet.color(frame.quiet), "width": _GRID}
    edge = sheet.stroke(_EDGE)
    keys = frame.plot.legend.keys if frame.plot.legend else ()
    for mark in (*frame.plot.marks, *keys):
        yield _mark(mark, colors, grid, edge)


def _mark(mark: Mark, colors: list[str], grid: Node, edge: Node | None) -> Node:
    match mark:
        case PlotBar(box=box, color=color):
            return _shape(box, "rect", colors[color])
        case PlotDot(middle=(x, y), color=color):
            side = points(MARKER)
            return _shape(Box(x - side // 2, y - side // 2, side, side), "ellipse", colors[color])
        case PlotLine(start=start, end=end, color=color):
            stroke = grid if color is None else {"paint": colors[color], "width": LINE}
            return segment(*_at(start), *_at(end), stroke)
        case PlotArea(corners=corners, color=color):
            return polygon([_at(corner) for corner in corners], colors[color])
        case PlotSlice(color=color):
            drawn = ring_slice(
                *_at(mark.middle),
                to_points(mark.radius),
                to_points(mark.hole),
                (mark.start, mark.end),
                colors[color],
            )
            return drawn | {"stroke": edge}
        case _:
            assert_never(mark)


def _shape(box: Box, preset: str, color: str) -> Node:
    return {
        "t": "shape", **placed(box), "preset": preset, "paint": color, "stroke": None, "radius": 0,
    }  # fmt: skip


def _labels(sheet: Sheet, frame: ChartFrame) -> Iterator[Node]:
    look = letters(sheet, frame.style)
    for label in frame.plot.labels:
        own = {"fill": sheet.color(frame.inner)} if label.inner else {}
        yield _label(sheet, label, look | {"bold": label.bold} | own)


def _label(sheet: Sheet, label: PlotLabel, look: Node) -> Node:
    return {
        "t": "label",
        **placed(label.box),
        "side": label.align,
        "turn": label.turn,
        "lines": [sheet.clean(line) for line in label.lines],
        "look": look,
    }


def _at(point: Point) -> tuple[float, float]:
    x, y = point
    return short(to_points(x)), short(to_points(y))
