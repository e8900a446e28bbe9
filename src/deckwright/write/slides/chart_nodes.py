"""Charts as data: the planned plot in points of the slide, its alternative text the planner's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
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
from deckwright.write.slides.slide_drawing import Node, SlideDrawing, placed, short
from deckwright.write.slides.text_nodes import letters

_GRID = 0.75
_EDGE = Stroke("bg1", 1.5)
"""Between the slices of a round chart."""


def chart_node(sheet: SlideDrawing, frame: ChartFrame) -> Node:
    """A chart with all its parts; what it is drawn of is given from the chart's corner."""
    return {
        "t": "chart",
        **placed(frame.box),
        "alt": sheet.clean(frame.description),
        "parts": [*_marks(sheet, frame), *_labels(sheet, frame)],
    }


def _marks(sheet: SlideDrawing, frame: ChartFrame) -> Iterator[Node]:
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


def _labels(sheet: SlideDrawing, frame: ChartFrame) -> Iterator[Node]:
    look = letters(sheet, frame.style)
    for label in frame.plot.labels:
        own = {"fill": sheet.color(frame.inner)} if label.inner else {}
        yield _label(sheet, label, look | {"bold": label.bold} | own)


def _label(sheet: SlideDrawing, label: PlotLabel, look: Node) -> Node:
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


def segment(x1: float, y1: float, x2: float, y2: float, stroke: Node) -> Node:
    """A straight line."""
    return {
        "t": "line", "start": [short(x1), short(y1)], "end": [short(x2), short(y2)],
        "stroke": stroke, "arrow": False,
    }  # fmt: skip


def polygon(corners: Sequence[tuple[float, float]], color: str) -> Node:
    """A filled shape with these corners."""
    first, *others = corners
    steps: list[list[object]] = [
        ["move", *first],
        *(["line", *corner] for corner in others),
        ["close"],
    ]
    return _free_form(steps, color)


def ring_slice(
    x: float, y: float, radius: float, hole: float, turns: tuple[float, float], color: str
) -> Node:
    """A piece of a ring, clockwise from the top; a whole turn is 1."""
    start, end = turns
    outer = _arc(x, y, radius, start, end)
    inner = _arc(x, y, hole, end, start) if hole else [["line", x, y]]
    begin = _on_circle(x, y, radius, start)
    turn_back = [["line", *_on_circle(x, y, hole, end)]] if hole else []
    return _free_form([["move", *begin], *outer, *turn_back, *inner, ["close"]], color)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[list[object]]:
    """An arc as cubic curves of an eighth of a turn at most."""
    count = max(1, math.ceil(abs(end - start) * 8))
    step = (end - start) / count
    pull = radius * 4 / 3 * math.tan(math.pi * step / 2)
    curves: list[list[object]] = []
    for at in range(count):
        one, other = start + at * step, start + (at + 1) * step
        (x1, y1), (x2, y2) = _on_circle(x, y, radius, one), _on_circle(x, y, radius, other)
        a, b = 2 * math.pi * one, 2 * math.pi * other
        curves.append(
            ["curve", x1 + pull * math.cos(a), y1 + pull * math.sin(a),
             x2 - pull * math.cos(b), y2 - pull * math.sin(b), x2, y2]
        )  # fmt: skip
    return curves


def _on_circle(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def _free_form(steps: list[list[object]], color: str) -> Node:
    """A path in points of the slide: its box is one point wide, so that shares are points."""
    path = [[short(v) if isinstance(v, float) else v for v in step] for step in steps]
    return {
        "t": "shape", "x": 0, "y": 0, "w": 1, "h": 1, "preset": "rect", "paint": color,
        "stroke": None, "radius": 0, "path": path,
    }  # fmt: skip
