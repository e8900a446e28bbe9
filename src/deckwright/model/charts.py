"""A chart as its author gave it: kinds, titles and numbers, nothing of its looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deckwright.model.source import Span

_UNREADABLE = 1e21
"""From here on nobody counts the digits of a number."""
ChartKind = Literal["column", "bar", "line", "area", "pie", "doughnut", "scatter"]
Stacking = Literal["none", "stacked", "percent"]


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers, one for each category; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to be drawn. In a scatter chart the categories are numbers, too."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    span: Span
    title: str = ""
    corner: str = ""
    """What the table of the data says above the categories."""
    x_title: str = ""
    y_title: str = ""
    stacking: Stacking = "none"
    labels: bool = False
    """Whether each value is written beside its mark."""
    description: str = ""
    """The author's own alternative text."""

    @property
    def round(self) -> bool:
        """Whether it shows the shares of one series and has no axes."""
        return self.kind in ("pie", "doughnut")


def written(value: float | None) -> str:
    """A number as it is written in a table: no superfluous zeros, no exponent while it is read."""
    if value is None:
        return ""
    # `g` writes exponents from as many digits on as it shows.
    return f"{value:.0f}" if 1e12 <= abs(value) < _UNREADABLE else f"{value:.12g}"  # noqa: PLR2004
