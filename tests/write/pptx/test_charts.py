"""Charts as PowerPoint's own, each kind of them judged by a validator."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pptx
import pytest
from openxml_audit import OpenXmlValidator

from deckwright.model.charts import Chart, ChartKind, Series, Stacking
from deckwright.model.deck import ChartFrame, Deck, Slide
from deckwright.model.length import Box, inches
from deckwright.model.plot import Plot
from deckwright.model.source import NOWHERE
from deckwright.model.theme import LevelStyle
from deckwright.plan.drawn.charts.layout import layout
from deckwright.plan.measure import Measure
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write.pptx import write_pptx
from deckwright.write.pptx.workbook import column_name, reference, workbook

CHART = Chart(
    kind="column",
    categories=("2017", "2018", "2019 & on"),
    series=(Series("runc", (10.0, None, 26.5)), Series("<crun>", (4.0, 12.0, -3.0))),
    span=NOWHERE,
    title="Pulls",
    corner="year",
    x_title="Year",
    y_title="Millions",
)
STYLE = LevelStyle(18.0, "Arial")


@cache
def measure() -> Measure:
    return Measure(load_theme("light", bundled_template("light"))[0])


def plot(chart: Chart) -> Plot:
    """`chart` on 6 by 4 inches."""
    return layout(chart, (432.0, 288.0), STYLE, (18.0, 14.0), measure())


FRAME = ChartFrame(
    box=Box(inches(1), inches(1), inches(6), inches(4)),
    chart=CHART,
    plot=plot(CHART),
    style=STYLE,
    colors=("accent1", "accent2", "#123456"),
    inner="bg1",
    quiet="#CCCCCC",
    description="Pulls of runc and crun",
)
Write = Callable[..., Mapping[str, bytes]]


def chart_of(kind: ChartKind, stacking: Stacking = "none", *, labels: bool = False) -> ChartFrame:
    categories = ("1", "2.5", "3") if kind == "scatter" else CHART.categories
    series = CHART.series[:1] if kind in ("pie", "doughnut") else CHART.series
    chart = replace(
        CHART, kind=kind, categories=categories, series=series, stacking=stacking, labels=labels
    )
    return replace(FRAME, chart=chart, plot=plot(chart))


def test_a_chart_stands_in_a_frame_and_has_a_part_of_its_own(
    draw: Callable[..., str],
    write: Write,
    slide: Callable[..., Slide],
    pretty: Callable[[bytes], str],
    golden: Callable[[str, str], None],
) -> None:
    golden("pptx/chart-frame.xml", draw(FRAME))
    golden("pptx/chart.xml", pretty(write(slide(FRAME))["ppt/charts/deckwright1.xml"]))


@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("stacking", get_args(Stacking))
@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_a_validator_finds_nothing_in_any_kind(
    kind: ChartKind,
    stacking: Stacking,
    labels: bool,  # noqa: FBT001 - a parameter of the test
    slide: Callable[..., Slide],
    deck: Callable[..., Deck],
    openxml_validator: OpenXmlValidator,
    tmp_path: Path,
) -> None:
    path = tmp_path / "deck.pptx"
    frame = chart_of(kind, stacking, labels=labels)
    path.write_bytes(write_pptx(deck(slide(frame)), datetime(2026, 5, 4, tzinfo=UTC)))

    assert [str(error) for error in openxml_validator.validate(path).errors] == []
    presentation: Any = pptx.Presentation(str(path))
    (shape,) = [one for one in presentation.slides[0].shapes if one.has_chart]
    first = next(iter(shape.chart.plots[0].series))
    assert tuple(first.values) == (10.0, None, 26.5)


def test_the_plot_and_the_axes_are_written_as_planned(
    write: Write, slide: Callable[..., Slide]
) -> None:
    many = tuple(map(str, range(1960, 2020)))
    chart = replace(
        CHART, categories=many, labels=True,
        series=tuple(Series(name, tuple(map(float, range(60)))) for name in ("a", "b")),
    )  # fmt: skip
    frame = replace(FRAME, chart=chart, plot=plot(chart))
    xml = write(slide(frame))["ppt/charts/deckwright1.xml"].decode()
    inner = frame.plot.inner

    assert '<c:layoutTarget val="inner"/>' in xml
    assert f'<c:x val="{inner.left / frame.box.width:.5f}"/>' in xml
    assert f'<c:h val="{inner.height / frame.box.height:.5f}"/>' in xml
    assert frame.plot.across is not None
    assert frame.plot.across.every > 1
    assert f'<c:tickLblSkip val="{frame.plot.across.every}"/>' in xml
    assert frame.plot.up is not None
    scale = frame.plot.up.scale
    assert scale is not None
    assert f'<c:max val="{scale.high!r}"/><c:min val="{scale.low!r}"/>' in xml
    assert f'<c:majorUnit val="{scale.step!r}"/>' in xml
    hidden = xml.count('<c:delete val="1"/></c:dLbl>')
    assert 0 < hidden == 120 - len(frame.plot.values)


def test_the_data_can_be_edited_in_a_workbook(write: Write, slide: Callable[..., Slide]) -> None:
    book = write(slide(FRAME))["ppt/embeddings/chart1.xlsx"]

    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="A1" t="inlineStr"><is><t xml:space="preserve">year</t></is></c>' in sheet
    assert '<c r="C1" t="inlineStr"><is><t xml:space="preserve">&lt;crun&gt;</t></is></c>' in sheet
    assert '<c r="B4"><v>26.5</v></c>' in sheet
    assert 'r="B3"' not in sheet


def test_two_charts_have_parts_of_their_own(write: Write, slide: Callable[..., Slide]) -> None:
    members = write(slide(FRAME, FRAME))

    assert {"ppt/charts/deckwright1.xml", "ppt/charts/deckwright2.xml"} <= members.keys()


def test_the_same_rows_give_the_same_workbook() -> None:
    rows = (("a", "b"), (1.0, None))

    assert workbook(rows) == workbook(rows)


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_a_column_is_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert column_name(column) == name
    assert reference(column, 0) == f"Sheet1!${name}$1"
