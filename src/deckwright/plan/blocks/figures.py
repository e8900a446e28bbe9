"""Pictures: one alone, or several in a grid; never blurred by enlarging, never stretched."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckwright.model.blocks import Figure
from deckwright.model.inlines import Image, Inlines
from deckwright.model.length import EMU_PER_PX, points, to_points
from deckwright.model.source import Span
from deckwright.model.talk import Asset
from deckwright.plan.blocks.runs import footnote_labels
from deckwright.plan.compose.pieces import PicturesPiece, PicturesSpec, PlacedPicture
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn.captions import CAPTION_GAP, sign_size

GAP = 14.0
"""Between pictures and between a picture and its caption's end, points."""

_ENLARGE = 2.0
"""How far a picture may be enlarged over 96 pixels to the inch before it looks blurred."""
_LEAST = 0.45
"""The share of the height that a picture keeps when other blocks stand on the slide."""
_LEAST_IN_GRID = 0.3
_MOST_CAPTION = 0.3
"""The share of the height that a caption may take below its picture."""
_SMALLEST = 1.0
"""Points; a picture that is written down as smaller is still there."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of pictures as a piece of the flow. Heights are points."""

    spec: PicturesSpec
    content: PicturesPiece
    height: float
    stretch: float
    span: Span
    footnotes: tuple[str, ...]
    captions: tuple[Inlines, ...]
    """Those that are too long to stand below their pictures."""


def rows(figures: Sequence[Figure], setting: Setting, width: float) -> tuple[FigureRow, ...]:
    """Figures that follow each other, as rows of a grid in `width` points."""
    across = _across(len(figures))
    cell = (width - GAP * (across - 1)) / across
    return tuple(
        _row(figures[start : start + across], setting, cell, len(figures))
        for start in range(0, len(figures), across)
    )


def _across(count: int) -> int:
    if count <= 3:  # noqa: PLR2004  three still stand well side by side
        return max(1, count)
    return {4: 2, 5: 3, 6: 3}.get(count, 4)


def _row(figures: Sequence[Figure], setting: Setting, cell: float, count: int) -> FigureRow:
    pictures = [_picture(figure, setting, cell) for figure in figures]
    level = len(figures) == count > 1 and all(map(_is_free, pictures))
    if level:
        pictures = _levelled(pictures, setting, cell)
    most = setting.height * _MOST_CAPTION
    long = tuple(one.caption for one in pictures if one.caption_height > most)
    pictures = [
        replace(one, caption=(), caption_height=0.0) if one.caption_height > most else one
        for one in pictures
    ]
    captions = max(
        (picture.caption_height + CAPTION_GAP for picture in pictures if picture.caption),
        default=0.0,
    )
    wish = max(picture.height for picture in pictures)
    room = max(1.0, setting.height - captions)
    wish = min(wish, room)
    share = _LEAST if count == 1 else _LEAST_IN_GRID
    fixed = any(one.image.width or one.image.height or one.asset is None for one in pictures)
    least = wish if fixed else min(wish, room * share)
    return FigureRow(
        PicturesSpec(),
        PicturesPiece(tuple(pictures), cell, GAP, setting.caption, level),
        least + captions,
        wish - least,
        figures[0].span,
        tuple(label for one in pictures for label in footnote_labels(one.caption)),
        long,
    )


def _is_free(picture: PlacedPicture) -> bool:
    """Whether a picture may have any size: its author asked for none, and no words hang on it."""
    image = picture.image
    return not (picture.asset is None or picture.caption or image.width or image.height)


def _levelled(
    pictures: Sequence[PlacedPicture], setting: Setting, cell: float
) -> list[PlacedPicture]:
    """Pictures of one height that together are as wide as their cells: logos, photographs."""
    shapes = [one.width / one.height for one in pictures]
    highest = [_highest(one.asset) for one in pictures if one.asset is not None]
    height = min(cell * len(pictures) / sum(shapes), setting.height, *highest)
    return [
        replace(one, width=height * shape, height=height)
        for one, shape in zip(pictures, shapes, strict=True)
    ]


def _highest(asset: Asset) -> float:
    """Points up to which a picture is not blurred."""
    return math.inf if asset.format == "svg" else _natural(asset)[1] * _ENLARGE


def _picture(figure: Figure, setting: Setting, cell: float) -> PlacedPicture:
    asset = setting.talk.assets.get(figure.image.source)
    width, height = _wished(figure.image, asset, setting, cell)
    style = setting.caption
    lines = setting.measure.lines(figure.caption, style, cell) if figure.caption else 0
    return PlacedPicture(
        figure.image,
        asset,
        width,
        height,
        figure.caption,
        setting.measure.text_height(style, lines) if lines else 0.0,
        figure.attributes.get("link"),
    )


def _wished(
    image: Image, asset: Asset | None, setting: Setting, cell: float
) -> tuple[float, float]:
    """The size in points that a picture would like, at most as wide as its cell."""
    if asset is None:
        return sign_size(image, setting, cell)
    natural = _natural(asset)
    ratio = max(natural[1], _SMALLEST) / max(natural[0], _SMALLEST)
    whole_width, whole_height = points(cell), points(setting.height)
    width = max(_SMALLEST, to_points(image.width.emu(whole_width))) if image.width else None
    height = max(_SMALLEST, to_points(image.height.emu(whole_height))) if image.height else None
    if width is None and height is None:
        enlarge = cell / natural[0] if asset.format == "svg" else _ENLARGE
        width = min(cell, natural[0] * enlarge)
    if width is None and height is not None:
        width = height / ratio
    if width is not None and (height is None or image.fit == "contain"):
        height = width * ratio if height is None else min(height, width * ratio)
        width = height / ratio
    assert width is not None  # noqa: S101  one of the two was set above
    assert height is not None  # noqa: S101
    shrink = min(1.0, cell / width, setting.height / height)
    return width * shrink, height * shrink


def _natural(asset: Asset) -> tuple[float, float]:
    """Width and height at 96 pixels to the inch, points."""
    return to_points(asset.width * EMU_PER_PX), to_points(asset.height * EMU_PER_PX)
