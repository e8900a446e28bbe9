"""The names of categories below an axis: level, slanted, or every so many of them.

Names stay level as long as they fit, on up to three lines; then they are slanted; then some are
left out, as few as can be.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from deckwright.model.plot import PlotLabel
from deckwright.plan.drawn.charts.lettering import LabelLines, Lettering, label

Manner = Literal["level", "slanted", "sparse"]
"""What may be done to names that are too long; `sparse` allows everything."""

_MOST_LINES, _SLANTED_LINES = 3, 2
_GAP = 0.5
"""Em between two names at least."""
BELOW = 0.52
"""Lines between an axis and its names, which so stand below the number at its end."""
_SLANT = 45
_SHARE = math.sin(math.radians(_SLANT))
_DEEPEST = 0.4
"""Of the height of the chart, that names may take."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names as they stand along an axis."""

    lettering: Lettering
    words: tuple[LabelLines, ...]
    """Of every `every`th category."""
    every: int = 1
    turn: int = 0

    @property
    def height(self) -> float:
        """What they take below the axis, points."""
        deepest = max((self._depth(words) for words in self.words), default=0.0)
        return deepest + BELOW * self.lettering.line

    def _depth(self, words: LabelLines) -> float:
        return (words.width + words.height) * _SHARE if self.turn else words.height

    def reach(self, at: int) -> tuple[float, float]:
        """How far the name at `at` goes to the left and to the right of its place."""
        words = self.words[at]
        if self.turn:
            return words.width * _SHARE + words.height * _SHARE / 2, words.height * _SHARE / 2
        return words.width / 2, words.width / 2

    def labels(self, places: Sequence[float], top: float) -> tuple[PlotLabel, ...]:
        """The names at their `places` along an axis at `top`."""
        y = top + BELOW * self.lettering.line
        return tuple(
            self._label(words, place, y)
            for words, place in zip(self.words, places[:: self.every], strict=True)
        )

    def _label(self, words: LabelLines, x: float, y: float) -> PlotLabel:
        if not self.turn:
            return label(words, x, y, "center", "top")
        # The end of a slanted name stands below its place.
        across = words.width / 2 * _SHARE
        down = (words.width + words.height) / 2 * _SHARE
        slanted = label(words, x - across, y + down, "center", "middle", turn=_SLANT)
        return PlotLabel(slanted.lines, slanted.box, "right", _SLANT)


def names_below(
    names: Sequence[str], lettering: Lettering, room: float, height: float, manner: Manner
) -> Names | None:
    """Names with `room` points for each, below a chart `height` points high; None: do not fit."""
    match manner:
        case "level":
            return _level(names, lettering, room, height)
        case "slanted":
            return _slanted(names, lettering, room, height)
        case "sparse":
            return _sparse(names, lettering, room, height)


def _level(
    names: Sequence[str], lettering: Lettering, room: float, height: float, every: int = 1
) -> Names | None:
    width = room * every - _GAP * lettering.em
    if width < lettering.em:
        return None
    lines = min(_MOST_LINES, int(height * _DEEPEST / lettering.line))
    found = []
    for name in names[::every]:
        words = lettering.between_words(name, width, lines)
        if words is None:
            return None
        found.append(words)
    return Names(lettering, tuple(found), every)


def _slanted(
    names: Sequence[str], lettering: Lettering, room: float, height: float, every: int = 1
) -> Names | None:
    lines = int(room * every * _SHARE / lettering.line)
    longest = height * _DEEPEST / _SHARE - max(1, lines) * lettering.line
    if lines < 1 or longest < 2 * lettering.em:
        return None
    found = []
    for name in names[::every]:
        words = lettering.between_words(name, longest, min(_SLANTED_LINES, lines))
        if words is None:
            return None
        found.append(words)
    return Names(lettering, tuple(found), every, _SLANT)


def _sparse(names: Sequence[str], lettering: Lettering, room: float, height: float) -> Names:
    """As many names as fit; numbers and dates, whose neighbours tell them, are not slanted."""
    spoken = any(char.isalpha() for name in names for char in name)
    for every in range(1, len(names) + 1):
        found = _level(names, lettering, room, height, every)
        if found is None and spoken:
            found = _slanted(names, lettering, room, height, every)
        if found is not None:
            return found
    width = max(lettering.em, room * len(names) - _GAP * lettering.em)
    first = lettering.shortened(names[0], width, _MOST_LINES)
    return Names(lettering, (first,), len(names))
