"""Charts in their boxes: every word whole, none over another, none over an edge."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.model.charts import Chart, ChartKind, Series, Stacking
from deckwright.model.length import points
from deckwright.model.plot import Plot, PlotBar, PlotLabel, PlotSlice
from deckwright.model.source import NOWHERE
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.runs import run
from deckwright.plan.measure import Measure

LayOut = Callable[..., Plot]

TOLERANCE = points(0.1)
GERMAN = (
    "Forschungs- und Entwicklungsaufwendungen",
    "Verwaltungsgemeinkosten der Zentrale",
    "Öffentlichkeitsarbeit und Kommunikation",
    "Abschreibungen auf Sachanlagevermögen",
)
QUARTERS = (
    "Erstes Quartal",
    "Zweites Quartal",
    "Drittes Quartal (vorläufig)",
    "Viertes Quartal (Hochrechnung der Geschäftsleitung)",
    "Vorjahresdurchschnitt",
)
FOUR = Chart(
    "column",
    QUARTERS,
    tuple(Series(name, (12.0, 14.0, 13.0, 17.0, 11.0)) for name in GERMAN),
    NOWHERE,
    title="Aufwendungen nach Bereich",
    y_title="Millionen Euro",
)
NAMES = st.sampled_from(
    (
        *GERMAN,
        *QUARTERS,
        "Go",
        "2026-05-04",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "来場者数の合計と前年同期比の推移",
        "東京",
        "عدد الزوار الكلي في المعرض الدولي",
        "مجموع",
        "",
    )
)
NUMBERS = st.one_of(
    st.none(),
    st.integers(-1000, 1000).map(float),
    st.floats(allow_nan=False, allow_infinity=False),
)
Corners = tuple[tuple[float, float], ...]


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind: ChartKind = draw(st.sampled_from(get_args(ChartKind)))
    count = draw(st.one_of(st.integers(1, 4), st.integers(1, 12), st.sampled_from((24, 60))))
    numbers = NUMBERS
    if kind in ("pie", "doughnut"):
        numbers = numbers.map(lambda value: None if value is None else abs(value))
    if kind == "scatter":
        values = draw(st.lists(NUMBERS, min_size=count, max_size=count))
        categories = tuple(str(value or 0.0) for value in values)
    else:
        categories = tuple(draw(st.lists(NAMES, min_size=count, max_size=count)))
    series = 1 if kind in ("pie", "doughnut") else draw(st.integers(1, 6))
    return Chart(
        kind,
        categories,
        tuple(
            Series(draw(NAMES), tuple(draw(st.lists(numbers, min_size=count, max_size=count))))
            for _ in range(series)
        ),
        NOWHERE,
        title=draw(NAMES),
        x_title=draw(NAMES),
        y_title=draw(NAMES),
        stacking=draw(st.sampled_from(get_args(Stacking))),
        labels=draw(st.booleans()),
    )


@settings(max_examples=40, deadline=None)
@given(chart=charts(), width=st.integers(420, 900), height=st.integers(300, 450))
def test_every_word_is_in_the_chart_and_none_over_another(
    chart: Chart,
    width: int,
    height: int,
    laid_out: LayOut,
    measure: Measure,
    style: LevelStyle,
) -> None:
    plot = laid_out(chart, float(width), float(height))

    for label in plot.labels:
        look = replace(style, size=plot.size, bold=label.bold)
        widest = max(measure.width(run(line), look) if line else 0.0 for line in label.lines)
        assert points(widest) <= label.box.width + TOLERANCE
        assert points(measure.text_height(look, len(label.lines))) <= label.box.height + TOLERANCE
        for x, y in label.corners:
            assert -TOLERANCE <= x <= points(width) + TOLERANCE
            assert -TOLERANCE <= y <= points(height) + TOLERANCE
    for one, other in combinations(plot.labels, 2):
        assert apart(one.corners, other.corners), (one, other)


@settings(max_examples=20, deadline=None)
@given(chart=charts())
def test_a_word_is_shown_or_told_to_be_left_out(chart: Chart, laid_out: LayOut) -> None:
    plot = laid_out(chart)
    told = {name for omission in plot.left_out for name in omission.names}
    shown = {squeezed("".join(label.lines)) for label in plot.labels}
    names = [chart.title, *(() if chart.kind == "scatter" else chart.categories)]
    if not chart.round:
        names += [chart.x_title, chart.y_title]
        names += [one.name for one in chart.series] if len(chart.series) > 1 else []

    assert [name for name in names if squeezed(name) not in shown | {""} and name not in told] == []


def squeezed(text: str) -> str:
    return "".join(text.split())


def apart(one: Corners, other: Corners) -> bool:
    """Whether two rectangles have a line between them: one along a side of either."""
    if any(
        max(each) <= min(against) or max(against) <= min(each)
        for each, against in zip(zip(*one, strict=True), zip(*other, strict=True), strict=True)
    ):
        return True
    for corners in (one, other):
        for (x1, y1), (x2, y2) in (corners[:2], corners[1:3]):
            length = math.hypot(x2 - x1, y2 - y1) or 1.0
            along = ((x2 - x1) / length, (y2 - y1) / length)
            (low, high), (least, most) = (span(each, along) for each in (one, other))
            if high <= least + TOLERANCE or most <= low + TOLERANCE:
                return True
    return False


def span(corners: Corners, along: tuple[float, float]) -> tuple[float, float]:
    places = [x * along[0] + y * along[1] for x, y in corners]
    return min(places), max(places)


def words(label: PlotLabel) -> str:
    return " ".join(label.lines)


def test_four_long_names_wrap_in_the_legend_and_at_the_axis(laid_out: LayOut) -> None:
    plot = laid_out(FOUR)

    assert plot.left_out == ()
    assert plot.legend is not None
    assert plot.across is not None
    assert tuple(map(words, plot.legend.names)) == GERMAN
    assert tuple(map(words, plot.across.labels)) == QUARTERS
    assert plot.across.turn == 0


def test_names_that_are_too_long_side_by_side_are_slanted(laid_out: LayOut) -> None:
    names = tuple(f"Mönchengladbach {at}" for at in range(14))
    plot = laid_out(replace(FOUR, categories=names, series=(Series("", (1.0,) * 14),)))

    assert plot.across is not None
    assert (plot.across.turn, plot.across.every) == (45, 1)
    assert plot.left_out == ()


def test_bars_keep_their_names_level(laid_out: LayOut) -> None:
    plot = laid_out(replace(FOUR, kind="bar"))

    assert plot.across is not None
    assert {label.turn for label in plot.across.labels} == {0}
    assert tuple(map(words, plot.across.labels)) == QUARTERS


def test_of_sixty_years_every_few_are_named_and_the_others_told(laid_out: LayOut) -> None:
    years = tuple(map(str, range(1960, 2020)))
    plot = laid_out(replace(FOUR, categories=years, series=(Series("", (1.0,) * 60),)))
    (omission,) = plot.left_out

    assert plot.across is not None
    assert plot.across.turn == 0
    shown = tuple(words(label) for label in plot.across.labels)
    assert shown == years[:: plot.across.every]
    assert omission.kind == "category"
    assert set(shown) | set(omission.names) == set(years)


def test_a_legend_of_many_names_has_them_all(laid_out: LayOut) -> None:
    many = tuple(Series(f"{name} {at}", (1.0,) * 5) for at in range(3) for name in GERMAN)
    plot = laid_out(replace(FOUR, series=many))

    assert plot.legend is not None
    assert tuple(map(words, plot.legend.names)) == tuple(one.name for one in many)


def test_a_column_below_zero_hangs_from_it(laid_out: LayOut) -> None:
    plot = laid_out(replace(FOUR, categories=("a", "b"), series=(Series("", (4.0, -2.0)),)))
    up, down = (mark.box for mark in plot.marks if isinstance(mark, PlotBar))

    assert up.bottom == down.top
    assert up.height == pytest.approx(2 * down.height, rel=0.01)


def test_slices_make_a_whole(laid_out: LayOut) -> None:
    values = (50.0, 0.0, *(0.1 for _ in range(20)))
    names = tuple(f"Nummer {at}" for at in range(22))
    plot = laid_out(replace(FOUR, kind="pie", categories=names, series=(Series("", values),)))
    slices = [mark for mark in plot.marks if isinstance(mark, PlotSlice)]

    assert len(slices) == 21
    assert slices[-1].end == pytest.approx(1.0)
    assert [one.kind for one in plot.left_out] == ["value"]


@pytest.mark.parametrize("value", [1e308, 1.7e308, 5e-324, 1e-300])
@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_numbers_at_the_ends_of_what_there_is_are_drawn(
    kind: ChartKind, value: float, laid_out: LayOut
) -> None:
    low = value if kind in ("pie", "doughnut") else -value
    chart = replace(
        FOUR, kind=kind, categories=(str(-value), str(value)), labels=True, title="",
        series=(Series("", (low, value)),),
    )  # fmt: skip
    plot = laid_out(chart)

    assert plot.marks
    assert all(math.isfinite(edge) for label in plot.labels for edge in label.corners[0])


def test_shares_of_a_whole_end_at_a_hundred_percent(laid_out: LayOut) -> None:
    plot = laid_out(replace(FOUR, stacking="percent"))

    assert plot.up is not None
    assert words(plot.up.labels[0]) == "0%"
    assert words(plot.up.labels[-1]) == "100%"
