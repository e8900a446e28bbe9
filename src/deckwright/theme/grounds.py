"""What lies right behind the text of a placeholder: a panel, a band, or the background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckwright.model.length import Box
from deckwright.model.scenery import Bitmap, Gradient, Paint, Shape
from deckwright.model.theme import Decoration, Placeholder
from deckwright.theme.backgrounds import average_color
from deckwright.theme.colors import blend, to_hex, to_rgb

_MOST = 0.6
"""The share of a placeholder that a shape covers at least to lie behind its text."""


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
