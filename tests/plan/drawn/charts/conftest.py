"""Charts laid out in the light template, on boxes of any size."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from deckwright.model.charts import Chart
from deckwright.model.plot import Plot
from deckwright.model.theme import LevelStyle, Theme
from deckwright.plan.drawn.charts.layout import layout
from deckwright.plan.measure import Measure

SIZES = (18.0, 16.0, 14.0, 12.0)


@pytest.fixture(scope="session")
def measure(themes: Mapping[str, Theme]) -> Measure:
    return Measure(themes["light"])


@pytest.fixture(scope="session")
def style(themes: Mapping[str, Theme]) -> LevelStyle:
    return LevelStyle(SIZES[0], themes["light"].body_font)


@pytest.fixture(scope="session")
def laid_out(measure: Measure, style: LevelStyle) -> Callable[..., Plot]:
    """A chart on a width and a height in points."""

    def lay_out(chart: Chart, width: float = 860.0, height: float = 380.0) -> Plot:
        return layout(chart, (width, height), style, SIZES, measure)

    return lay_out
