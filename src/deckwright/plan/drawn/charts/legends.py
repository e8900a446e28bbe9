"""Legends: keys and names in even columns, below the chart or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from deckwright.model.plot import PlotBar, PlotLegend
from deckwright.plan.drawn.charts.lettering import Area, LabelLines, Lettering, label

_KEY = 0.5
_BEFORE = 0.75
"""Em from the left edge of a key to its name."""
_AFTER = 0.85
"""Em that stay free behind a name."""
_LEADING = 0.25
"""Em between two rows."""


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend on its way to its place, with its size in points."""

    lettering: Lettering
    names: tuple[LabelLines, ...]
    columns: int
    most_rows: int

    @property
    def column(self) -> float:
        """The width of a column."""
        em = self.lettering.em
        return max(words.width for words in self.names) + em * (_BEFORE + _AFTER)

    @property
    def row(self) -> float:
        """The height of a row, its leading included."""
        return max(words.height for words in self.names) + _LEADING * self.lettering.em

    @property
    def rows(self) -> int:
        """How many rows are shown."""
        return min(self.most_rows, ceil(len(self.names) / self.columns))

    @property
    def width(self) -> float:
        """Of all columns."""
        return self.column * self.columns

    @property
    def height(self) -> float:
        """Of all rows that are shown."""
        return self.row * self.rows

    @property
    def whole(self) -> bool:
        """Whether every name is shown and no word is broken."""
        return self.lost == 0 and all(words.whole for words in self.names)

    @property
    def lost(self) -> int:
        """How many names there is no room for."""
        return max(0, len(self.names) - self.rows * self.columns)

    def placed(self, left: float, top: float, side: Literal["right", "bottom"]) -> PlotLegend:
        """The legend with its top left corner at a point."""
        em = self.lettering.em
        shown = len(self.names) - self.lost
        keys, names = [], []
        for at, words in enumerate(self.names[:shown]):
            row, column = divmod(at, self.columns)
            x = left + column * self.column
            y = top + (row + 0.5) * self.row
            half = _KEY * em / 2
            keys.append(PlotBar(Area(x, y - half, x + 2 * half, y + half).box, at))
            names.append(label(words, x + _BEFORE * em, y, "left", "middle"))
        area = Area(left, top, left + self.width, top + self.height)
        left_out = tuple(at for at, words in enumerate(self.names) if words.cut or at >= shown)
        return PlotLegend(area.box, side, tuple(keys), tuple(names), left_out)


def legend(
    names: Sequence[str], lettering: Lettering, width: float, height: float, *, most_columns: int
) -> Legend:
    """The flattest legend within `width` that has all names whole, else as much as fits.

    Of those as flat as each other the narrowest, whose rows are the most even.
    """
    word = max(lettering.longest_word(name) for name in names)
    most = max(1, int(width / (word + lettering.em * (_BEFORE + _AFTER))))
    found = [
        _in_columns(names, lettering, width, height, columns)
        for columns in range(min(most, most_columns, len(names)), 0, -1)
    ]
    return min(
        (one for one in found if one.width <= width + 1e-6 or one.columns == 1),
        key=lambda one: (one.lost, not one.whole, round(one.height, 3), one.columns),
    )


def _in_columns(
    names: Sequence[str], lettering: Lettering, width: float, height: float, columns: int
) -> Legend:
    room = max(lettering.em, width / columns - lettering.em * (_BEFORE + _AFTER))
    most = max(1, int(height / (lettering.line + _LEADING * lettering.em)))
    words = tuple(lettering.shortened(name, room, most) for name in names)
    row = max(one.height for one in words) + _LEADING * lettering.em
    return Legend(lettering, words, columns, max(1, int(height / row + 1e-6)))
