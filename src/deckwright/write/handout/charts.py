"""Charts on paper: the table of their data."""

from __future__ import annotations

from deckwright.model.blocks import Cell, Table
from deckwright.model.charts import Chart, written
from deckwright.model.inlines import Run


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
