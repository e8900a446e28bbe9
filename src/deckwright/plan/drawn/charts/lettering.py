"""The words of a chart, measured: broken into lines and put into boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from deckwright.model.length import Box, points
from deckwright.model.plot import PlotLabel
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.runs import run
from deckwright.plan.measure import Measure


@dataclass(frozen=True, slots=True)
class LabelLines:
    """A label in lines."""

    lines: tuple[str, ...]
    width: float
    height: float
    broken: bool = False
    """Whether a word of it goes on in the next line."""
    cut: bool = False
    """Whether its end is left out."""

    @property
    def whole(self) -> bool:
        """Whether it is as an author wants it: no word broken, nothing left out."""
        return not (self.broken or self.cut)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, points from the top left corner of the chart."""

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

    @property
    def box(self) -> Box:
        """In EMU."""
        left, top = points(self.left), points(self.top)
        return Box(left, top, points(self.right) - left, points(self.bottom) - top)

    def holds(self, other: Area) -> bool:
        """Whether `other` lies in it."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def meets(self, other: Area) -> bool:
        """Whether they have a point within both."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def around(x: float, y: float, width: float, height: float) -> Area:
    """A rectangle around its middle."""
    return Area(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True, slots=True)
class Lettering:
    """How the words of a chart are set."""

    measure: Measure
    style: LevelStyle

    @property
    def em(self) -> float:
        """The size, points."""
        return self.style.size

    @property
    def line(self) -> float:
        """From one baseline to the next, points."""
        return self.measure.line_height(self.style)

    @property
    def bold(self) -> Lettering:
        """The same in bold."""
        return replace(self, style=replace(self.style, bold=True))

    def whole(self, text: str) -> LabelLines:
        """`text` on one line."""
        width = self.measure.width(run(text), self.style) if text else 0.0
        return LabelLines((text,), width, self.line)

    def longest_word(self, text: str) -> float:
        """The least room in which no word of `text` is broken."""
        return self.measure.longest_word(run(text), self.style) if text else 0.0

    def wrapped(self, text: str, room: float) -> LabelLines:
        """`text` in lines of `room` points at most; numbers and dates stay on one."""
        one = self.whole(text)
        if one.width <= room or not any(map(str.isalpha, text)):
            return one
        starts = (*self.measure.break_offsets(run(text), self.style, room), len(text))
        lines = [text[a:b].strip() for a, b in pairwise(starts)]
        lines = [line for line in lines if line]
        width = max(self.whole(line).width for line in lines)
        broken = self.longest_word(text) > room
        return LabelLines(tuple(lines), width, len(lines) * self.line, broken)

    def between_words(self, text: str, room: float, lines: int) -> LabelLines | None:
        """`text` in so many lines at most; None where that would break a word."""
        if self.longest_word(text) > room:
            return None
        words = self.wrapped(text, room)
        return words if _fits(words, room, lines) else None

    def shortened(self, text: str, room: float, lines: int) -> LabelLines:
        """`text` in so many lines at most, its end left out where it takes more."""
        words = self.wrapped(text, room)
        if _fits(words, room, lines):
            return words
        low, high = 0, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            fits = _fits(self.wrapped(_cut(text, middle), room), room, lines)
            low, high = (middle, high) if fits else (low, middle - 1)
        return replace(self.wrapped(_cut(text, low), room), cut=True)


def _fits(words: LabelLines, room: float, lines: int) -> bool:
    return len(words.lines) <= lines and words.width <= room


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip(" .,;:") + "…"


def label(
    words: LabelLines,
    x: float,
    y: float,
    side: Literal["left", "center", "right"],
    level: Literal["top", "middle", "bottom"],
    *,
    turn: int = 0,
    bold: bool = False,
) -> PlotLabel:
    """Words of which `side` and `level` stand at a point; turned words have their middle there."""
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[side] * words.width
    top = y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[level] * words.height
    area = Area(left, top, left + words.width, top + words.height)
    return PlotLabel(words.lines, area.box, side, turn, bold)
