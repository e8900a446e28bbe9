"""Charts on paper: drawn anew at the size that they have on the page of the handout."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckwright.model.charts import Chart
from deckwright.model.length import Box, inches, points, to_points
from deckwright.model.plot import PaperPlot
from deckwright.model.theme import LevelStyle
from deckwright.plan.drawn.charts.layout import layout
from deckwright.plan.measure import Measure

_MEASURE: Final = inches(4.567)
"""116 mm, the width of the page's text."""
_ZOOM: Final = 2
"""A chart is drawn larger and printed smaller, for strokes are as heavy as a slide needs them."""
_SIZES: Final = (8.0 * _ZOOM, 7.5 * _ZOOM, 7.0 * _ZOOM)
"""Of a chart's words: that of all that is small on the page, and a bit less."""
_FLAT: Final = (0.5, 0.62, 0.75, 0.9)
"""Height by width: the first that leaves nothing out."""
_STEEP: Final = (0.62,)
"""Of one with its numbers beside it, which is as high as them."""
_BESIDE: Final = 0.66
"""The share of the measure that a chart takes which has its numbers beside it."""
_MARGIN: Final = points(4)
_MOST_SERIES: Final = 2
_MOST_CATEGORIES: Final = 10
_LONGEST_NAME: Final = 12


def on_paper(chart: Chart, style: LevelStyle, measure: Measure) -> PaperPlot:
    """`chart` as the handout prints it."""
    beside = numbers_beside(chart)
    share = _BESIDE if beside else 1.0
    width = round(_MEASURE * share * _ZOOM)
    for slope in _STEEP if beside else _FLAT:
        height = round(width * slope)
        box = Box(_MARGIN, _MARGIN, width - 2 * _MARGIN, height - 2 * _MARGIN)
        size = to_points(box.width), to_points(box.height)
        plot = layout(replace(chart, title=""), size, style, _SIZES, measure)
        if not any(omission.kind != "value" for omission in plot.left_out):
            break
    return PaperPlot(plot, width, height, box, share)


def numbers_beside(chart: Chart) -> bool:
    """Whether the table of `chart` is printed and small enough to stand beside its drawing."""
    names = (*chart.categories, *(one.name for one in chart.series))
    return (
        not chart.labels
        and len(chart.series) <= _MOST_SERIES
        and len(chart.categories) <= _MOST_CATEGORIES
        and all(len(name) <= _LONGEST_NAME for name in names)
    )
