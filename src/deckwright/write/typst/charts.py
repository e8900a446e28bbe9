"""Charts on paper: the table of their data, and where it stands."""

from __future__ import annotations

from typing import Final

from deckwright.model.blocks import Cell, Table
from deckwright.model.charts import Chart, written
from deckwright.model.inlines import Run

BESIDE: Final = 0.66
"""The share of the measure that a chart takes which has its numbers beside it."""
_MOST_SERIES: Final = 2
_MOST_CATEGORIES: Final = 10
_LONGEST_NAME: Final = 12


def numbers_beside(chart: Chart) -> bool:
    """Whether the table of `chart` is small enough to stand beside its drawing."""
    names = (*chart.categories, *(one.name for one in chart.series))
    return (
        len(chart.series) <= _MOST_SERIES
        and len(chart.categories) <= _MOST_CATEGORIES
        and all(len(name) <= _LONGEST_NAME for name in names)
    )


def chart_table(chart: Chart) -> Table:
    """The data of `chart`, its title as the caption."""
    head = (chart.corner or chart.x_title, *(series.name for series in chart.series))
    return Table(
        head=tuple(Cell((Run(name),), "right" if at else "left") for at, name in enumerate(head)),
        rows=tuple(
            (
                Cell((Run(category),), "left"),
                *(Cell((Run(written(one.values[at])),), "right") for one in chart.series),
            )
            for at, category in enumerate(chart.categories)
        ),
        span=chart.span,
        row_spans=(chart.span,) * len(chart.categories),
        caption=(Run(chart.title),) if chart.title else (),
    )
