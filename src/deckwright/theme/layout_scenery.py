"""What lies behind the words of a layout: its own drawings over its master's, and panels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from deckwright.model.length import Box
from deckwright.model.scenery import Bitmap, Gradient, Paint, Shape
from deckwright.model.theme import Decoration, Placeholder
from deckwright.ooxml.colors import blend, to_hex, to_rgb
from deckwright.ooxml.elements import Element
from deckwright.theme.backgrounds import Scene, average_color
from deckwright.theme.decorations import (
    Lettering,
    read_background,
    read_decorations,
    read_panel,
)
from deckwright.theme.masters import Master
from deckwright.theme.textstyles import merge

_MOST = 0.6
"""The share of a placeholder that a shape covers at least to lie behind its text."""


def read_scenery(
    master: Master, scene: Scene, root: Element, *, master_shapes: bool
) -> tuple[Paint, tuple[Decoration, ...]]:
    """Background and decorations of the layout `root`, painted with `scene`.

    The master's drawings take the layout's colour map (ECMA-376 part 1, 19.3.1.7 `clrMapOvr`);
    they are left out where the layout does not show them (19.3.1.39, `showMasterSp`).
    """
    below = replace(master.scene, palette=scene.palette)
    background = read_background(scene, root) or read_background(below, master.root)
    lettering = Lettering(master.fonts, merge((master.styles["otherStyle"], master.stage.defaults)))
    own = read_decorations(scene, root, lettering)
    inherited = read_decorations(below, master.root, lettering) if master_shapes else ()
    return background or scene.palette.slot("bg1"), (*inherited, *own)


def read_place_panel(
    master: Master, scene: Scene, shape: Element, above: Element | None, box: Box
) -> Shape | None:
    """What a placeholder of a layout is filled with: its own fill, else its master's."""
    own = read_panel(scene, shape, box)
    if own is not None or above is None:
        return own
    return read_panel(replace(master.scene, palette=scene.palette), above, box)


def grounds(
    placeholders: Iterable[Placeholder], decorations: Sequence[Decoration], background: str
) -> Iterator[tuple[int, str]]:
    """The indices of placeholders that stand on another colour than `background`, and that one.

    Colours are `#RRGGBB`; that of a gradient or a picture is its mean.
    """
    for placeholder in placeholders:
        behind = background
        for shape in decorations:
            if isinstance(shape, Shape) and _covers(shape.box, placeholder.box):
                behind = _over(shape, behind)
        if placeholder.panel is not None:
            behind = _over(placeholder.panel, behind)
        if behind != background:
            yield placeholder.idx, behind


def clutter(placeholders: Iterable[Placeholder], decorations: Sequence[Decoration]) -> float:
    """How much of the most disturbed of `placeholders` lies over drawings that end within it.

    A share of 1, from their outer boxes. Text there changes its ground from word to word.
    """
    shares = [
        sum(
            share
            for shape in decorations
            if isinstance(shape, Shape) and 0 < (share := _share(shape.box, one.box)) < _MOST
        )
        for one in placeholders
    ]
    return min(1.0, max(shares, default=0.0))


def _covers(box: Box, other: Box) -> bool:
    return _share(box, other) >= _MOST


def _share(box: Box, other: Box) -> float:
    """How much of `other` lies in `box`."""
    width = max(0, min(box.right, other.right) - max(box.left, other.left))
    height = max(0, min(box.bottom, other.bottom) - max(box.top, other.top))
    return width * height / max(1, other.width * other.height)


def _over(shape: Shape, below: str) -> str:
    color = _mean(shape.paint)
    return to_hex(blend(to_rgb(color), to_rgb(below), shape.opacity)) if color else below


def _mean(paint: Paint) -> str | None:
    match paint:
        case Gradient(stops):
            return to_hex(blend(to_rgb(stops[0].color), to_rgb(stops[-1].color), 0.5))
        case Bitmap(data):
            return average_color(data)
        case color:
            return color or None
