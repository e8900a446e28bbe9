"""What a template draws behind and beside the words of its slides.

Colours here are `#RRGGBB`: the drawings of a layout are fixed when the template is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from deckwright.model.length import Box

Preset = Literal["rect", "roundRect", "ellipse", "line"]
"""ECMA-376 part 1, 20.1.10.56 `ST_ShapeType`, as far as it is drawn; others are paths or `rect`."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour of a gradient, and where it is reached: 0 is the beginning, 1 the end."""

    position: float
    color: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that blend into one another; at least two, in the order of their positions."""

    stops: tuple[Stop, ...]
    angle: float = 0.0
    """Degrees, clockwise, from left to right."""
    radial: bool = False
    """From the middle outwards; `angle` means nothing then."""


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture of the template itself, stretched over what it fills."""

    data: bytes = field(repr=False)
    format: Literal["png", "jpeg", "gif", "svg", "bmp", "tiff"]
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What is cut off left, top, right and bottom, as shares of 1."""


Paint: TypeAlias = str | Gradient | Bitmap
"""What a surface is covered with; an empty text: with nothing."""

PathStep: TypeAlias = tuple[Literal["move", "line", "curve", "close"], tuple[float, ...]]
"""A step of a path: its kind, and the points that it takes, x and y as shares of the box."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A surface or a line that belongs to the design."""

    box: Box
    preset: Preset = "rect"
    paint: Paint = ""
    opacity: float = 1.0
    """Of the paint, unless it is a gradient."""
    outline: str = ""
    """The colour of its edge; empty: none."""
    outline_width: float = 0.75
    """Points."""
    rounding: float = 0.0
    """Corner radius of a `roundRect`, of its shorter side."""
    rotation: float = 0.0
    """Degrees, clockwise, about its middle."""
    rising: bool = False
    """Whether a `line` runs from the lower left to the upper right corner of its box."""
    path: tuple[PathStep, ...] = ()
    """Its edge where it is none of the presets."""
