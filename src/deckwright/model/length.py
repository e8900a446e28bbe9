"""Lengths: English Metric Units inside, the author's own units outside.

Everything that is placed on a slide is measured in EMU (ECMA-376 part 1, 20.1.10.16
`ST_Coordinate`): 914,400 to the inch, 12,700 to the point. Text sizes and line spacing are
points, as floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

EMU_PER_INCH = 914_400
EMU_PER_CM = 360_000
EMU_PER_PT = 12_700
EMU_PER_PX = 9_525
"""CSS pixels, 96 to the inch."""

Unit = Literal["%", "cm", "mm", "in", "pt", "px"]


def inches(value: float) -> int:
    """Inches as EMU."""
    return round(value * EMU_PER_INCH)


def points(value: float) -> int:
    """Points as EMU."""
    return round(value * EMU_PER_PT)


def to_points(emu: float) -> float:
    """EMU as points."""
    return emu / EMU_PER_PT


def at_least(least: Sequence[float], widths: Sequence[float]) -> tuple[float, ...]:
    """`widths`, of which those under their `least` take from the others what these can spare."""
    lack = sum(max(0.0, need - one) for need, one in zip(least, widths, strict=True))
    spare = sum(max(0.0, one - need) for need, one in zip(least, widths, strict=True))
    moved = min(lack, spare)
    return tuple(
        one + (need - one) * (moved / lack if need > one else moved / spare) if moved else one
        for need, one in zip(least, widths, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Length:
    """A length as an author wrote it, `50%` or `4cm`."""

    value: float
    unit: Unit

    def emu(self, whole: int) -> int:
        """This length in EMU; a percentage is taken of `whole` (EMU)."""
        match self.unit:
            case "%":
                return round(whole * self.value / 100)
            case "cm":
                return round(self.value * EMU_PER_CM)
            case "mm":
                return round(self.value * EMU_PER_CM / 10)
            case "in":
                return round(self.value * EMU_PER_INCH)
            case "pt":
                return round(self.value * EMU_PER_PT)
            case "px":
                return round(self.value * EMU_PER_PX)
            case _:
                assert_never(self.unit)


@dataclass(frozen=True, slots=True)
class Insets:
    """The space between a shape's edge and its text, in EMU.

    The defaults are those of `a:bodyPr` (ECMA-376 part 1, 21.1.2.1.1).
    """

    left: int = 91_440
    top: int = 45_720
    right: int = 91_440
    bottom: int = 45_720


NO_INSETS = Insets(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in EMU from the top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The y of the bottom edge."""
        return self.top + self.height

    def inside(self, insets: Insets) -> Box:
        """What is left of this box within `insets`, never of negative size."""
        return Box(
            self.left + insets.left,
            self.top + insets.top,
            max(0, self.width - insets.left - insets.right),
            max(0, self.height - insets.top - insets.bottom),
        )
