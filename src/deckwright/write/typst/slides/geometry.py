"""What charts are made of: areas, scales, lines, pieces of a ring. Lengths are points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from deckwright.write.typst.slides.sheet import Node, short

_HEADROOM: Final = 0.05
"""Of the span of the values, beyond the last of them: Office's rule for its own axes."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the slide."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Scale:
    """Round numbers from `low` to `high`, `step` apart."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where `value` lies, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> list[float]:
        """The numbers that are written beside the axis."""
        count = round((self.high - self.low) / self.step)
        return [round(self.low + at * self.step, 10) for at in range(count + 1)]


def scale(values: list[float], steps: float, *, from_zero: bool) -> Scale:
    """An axis for `values`; columns and areas grow from zero, lines need not."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if from_zero or (low > 0 and low < (high - low) * 5):
        low, high = min(low, 0.0), max(high, 0.0)
    spare = (high - low) * _HEADROOM
    low, high = low - spare * (low < 0), high + spare * (high > 0)
    if low == high:
        low, high = min(low, 0.0), high or 1.0
    return round_scale(low, high, steps)


def round_scale(low: float, high: float, steps: float) -> Scale:
    """An axis of `steps` round steps at most that holds both numbers."""
    rough = (high - low) / max(1.0, steps)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * by for by in (1, 2, 5, 10) if power * by >= rough * 0.999)
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def at_area(area: Area) -> Node:
    """Where a shape stands."""
    return {
        "x": short(area.left), "y": short(area.top),
        "w": short(area.width), "h": short(area.height),
    }  # fmt: skip


def segment(x1: float, y1: float, x2: float, y2: float, stroke: Node) -> Node:
    """A straight line."""
    return {
        "t": "line", "start": [short(x1), short(y1)], "end": [short(x2), short(y2)],
        "stroke": stroke, "arrow": False,
    }  # fmt: skip


def polygon(corners: list[tuple[float, float]], color: str) -> Node:
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
