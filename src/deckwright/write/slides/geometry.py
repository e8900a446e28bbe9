"""What charts are made of: lines, polygons, pieces of a ring. Lengths are points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckwright.write.slides.slide_context import Node, short


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
