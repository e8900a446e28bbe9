"""Where content may stand on a layout: its places, or what is free on the template's grid."""

from __future__ import annotations

from dataclasses import dataclass

from deckwright.model.length import Box
from deckwright.model.scenery import Bitmap, Shape
from deckwright.model.theme import Decoration, Layout, Role
from deckwright.theme.roles import Candidate
from deckwright.theme.traits import FOOTERS, Size, bounds

_MARGIN, _GAP = 0.05, 0.02
"""Shares of the slide, for templates that show no grid of their own."""
_TOO_SMALL = 0.12
"""The share of a side of the slide under which a space is of no use."""
_HEAD = 0.3
"""The share of the space for titles, each way, from which a drawing in it is its head."""
_FOOT = 0.75
"""Footers below this share of the height end the space for content."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where content stands in a template."""

    area: Box
    """The content layout's."""
    top: int
    """Where a slide without a title may begin."""
    size: Size


def read_grid(content: Candidate) -> Grid:
    """The grid of a template, as its content layout shows it."""
    traits, (width, height) = content.traits, content.traits.size
    title = traits.title.box if traits.title is not None else None
    top = min(max(0, title.top), height // 4) if title else round(_MARGIN * height)
    if traits.places:
        area = _above_footers(bounds([p.box.inside(p.insets) for p in traits.places]), content)
        if _is_useful(area, traits.size):
            return Grid(area, min(top, area.top), traits.size)
    left = min(max(0, title.left), width // 4) if title else round(_MARGIN * width)
    start = min(max(0, title.bottom), height // 2) + round(_GAP * height) if title else top
    stop = round((1 - _MARGIN) * height)
    area = Box(left, start, width - 2 * left, stop - start)
    return Grid(_above_footers(area, content), top, traits.size)


def area_of(role: Role, candidate: Candidate, grid: Grid) -> Box:
    """The places of a layout, or what is free on the grid below or above its texts.

    Always on the slide, above the footers, and of a useful size. Text of its own boxes, which
    have no insets, begins where that of a place does.
    """
    traits = candidate.traits
    if role == "full-picture":
        return Box(0, 0, *grid.size)
    taken = [p.box.inside(p.insets) for p in traits.places]
    taken += [p.box for p in (*traits.pictures, *traits.special)]
    if taken:
        area = _above_footers(bounds(taken), candidate)
    else:
        texts = [p.box for p in (traits.title, *traits.texts) if p is not None]
        area = _free(texts, candidate.found.layout, grid)
    return area if _is_useful(area, grid.size) else grid.area


def _free(texts: list[Box], layout: Layout, grid: Grid) -> Box:
    if not texts:
        top = grid.top
        backdrop = Shape(Box(0, 0, *grid.size), paint=layout.background)
        if any(_is_head(drawing, grid) for drawing in (backdrop, *layout.decorations)):
            top = grid.area.top
        return _rows(grid, top, grid.area.bottom)
    occupied = bounds(texts)
    below = _rows(grid, max(grid.area.top, occupied.bottom), grid.area.bottom)
    above = _rows(grid, grid.top, occupied.top - round(_GAP * grid.size[1]))
    return max(below, above, key=lambda box: box.height)


def _is_head(drawing: Decoration, grid: Grid) -> bool:
    """Whether a drawing stands where titles do: a band or a ribbon, not a backdrop or a rule.

    So it is taken that one does in a picture behind everything.
    """
    box = drawing.box
    inside = min(box.bottom, grid.area.top) - max(box.top, grid.top)
    wide = min(box.right, grid.area.right) - max(box.left, grid.area.left)
    low = box.bottom > grid.area.top + round(_GAP * grid.size[1])
    low &= not (isinstance(drawing, Shape) and isinstance(drawing.paint, Bitmap))
    high = inside > _HEAD * (grid.area.top - grid.top)
    return high and not low and wide > _HEAD * grid.area.width


def _rows(grid: Grid, top: int, bottom: int) -> Box:
    return Box(grid.area.left, top, grid.area.width, max(0, bottom - top))


def _is_useful(area: Box, size: Size) -> bool:
    return area.width >= _TOO_SMALL * size[0] and area.height >= _TOO_SMALL * size[1]


def _above_footers(area: Box, candidate: Candidate) -> Box:
    """What of `area` is on the slide, without the strip where the layout's footers stand."""
    width, height = candidate.traits.size
    left, top = max(0, area.left), max(0, area.top)
    right, bottom = min(width, area.right), min(height, area.bottom)
    tops = [
        p.box.top
        for p in candidate.found.layout.of_type(*FOOTERS)
        if p.box.top >= _FOOT * height and p.box.left < right and p.box.right > left
    ]
    return Box(left, top, max(0, right - left), max(0, min([bottom, *tops]) - top))
