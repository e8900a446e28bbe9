"""The edges of shapes that are neither rectangles nor ellipses, for boxes of any size.

After `presetShapeDefinitions.xml` of ECMA-376 part 1, with its usual adjustments.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckwright.model.deck import Geometry
from deckwright.model.length import Box
from deckwright.model.scenery import PathStep

_ROUND = 0.5523
"""How far the handles of a quarter of an ellipse reach (cubic Bézier curves)."""
_SLANT = 0.25
_FOLD = 1 / 6
_BAND = 0.125


def outline(geometry: Geometry, box: Box) -> tuple[PathStep, ...]:
    """The path of a shape, as shares of its box; nothing for a rectangle or an ellipse."""
    shorter = min(box.width, box.height)
    across, down = shorter / max(1, box.width), shorter / max(1, box.height)
    points = _polygons(across * _SLANT).get(geometry)
    if points is not None:
        return _closed(points)
    if geometry == "can":
        return _can(down * _SLANT / 2)
    if geometry == "flowChartPredefinedProcess":
        edge = _closed(((0, 0), (1, 0), (1, 1), (0, 1)))
        return (*edge, *_stroke(_BAND), *_stroke(1 - _BAND))
    if geometry == "foldedCorner":
        x, y = 1 - across * _FOLD, 1 - down * _FOLD
        return (*_closed(((0, 0), (1, 0), (1, y), (x, 1), (0, 1))), *_lines((x, 1), (x, y), (1, y)))
    return ()


def _polygons(slant: float) -> Mapping[Geometry, tuple[tuple[float, float], ...]]:
    return {
        "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
        "hexagon": ((0, 0.5), (slant, 0), (1 - slant, 0), (1, 0.5), (1 - slant, 1), (slant, 1)),
        "parallelogram": ((slant, 0), (1, 0), (1 - slant, 1), (0, 1)),
    }


def _closed(points: tuple[tuple[float, float], ...]) -> tuple[PathStep, ...]:
    return (*_lines(*points), ("close", ()))


def _lines(first: tuple[float, float], *points: tuple[float, float]) -> tuple[PathStep, ...]:
    return (("move", first), *(("line", point) for point in points))


def _stroke(x: float) -> tuple[PathStep, ...]:
    return _lines((x, 0), (x, 1))


def _can(rim: float) -> tuple[PathStep, ...]:
    """A drum whose rim is an ellipse `rim` of the height above and below its edge."""
    handle, reach = rim * _ROUND, 0.5 * _ROUND
    return (
        ("move", (0, rim)),
        ("curve", (0, rim - handle, 0.5 - reach, 0, 0.5, 0)),
        ("curve", (0.5 + reach, 0, 1, rim - handle, 1, rim)),
        ("line", (1, 1 - rim)),
        ("curve", (1, 1 - rim + handle, 0.5 + reach, 1, 0.5, 1)),
        ("curve", (0.5 - reach, 1, 0, 1 - rim + handle, 0, 1 - rim)),
        ("close", ()),
        ("move", (0, rim)),
        ("curve", (0, rim + handle, 0.5 - reach, 2 * rim, 0.5, 2 * rim)),
        ("curve", (0.5 + reach, 2 * rim, 1, rim + handle, 1, rim)),
    )
