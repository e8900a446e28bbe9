"""Charts of PowerPoint: every number beside its own name, every word in the talk or a warning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Inches

Importer = Callable[[Callable[[Any], None]], tuple[str, list[str]]]
TITLE_ONLY = 5


def draw(deck: Any, kind: Any, data: Any) -> Any:
    """A slide with a chart."""
    made = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    made.shapes.title.text = "Chart"
    return made.shapes.add_chart(kind, 0, Inches(2), Inches(5), Inches(4), data).chart


def test_points_of_a_scatter_chart_keep_their_own_x(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        data: Any = XyChartData()  # type: ignore[no-untyped-call]
        for name, points in (("warp", ((1, 2), (2.5, 3))), ("weft", ((2.5, 8), (9, 1)))):
            series = data.add_series(name)
            for point in points:
                series.add_data_point(*point)
        draw(deck, XL_CHART_TYPE.XY_SCATTER, data)

    text, found = imported(fill)
    assert "kind: scatter\n---\n,warp,weft\n1,2,\n2.5,3,8\n9,,1\n" in text
    assert not found


def test_the_sizes_of_bubbles_are_a_column(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        data: Any = BubbleChartData()  # type: ignore[no-untyped-call]
        data.add_series("looms").add_data_point(1, 2, 10)
        draw(deck, XL_CHART_TYPE.BUBBLE, data)

    text, _ = imported(fill)
    assert "|  | looms | looms, size |\n| --- | --: | --: |\n| 1 | 2 | 10 |\n" in text


def test_days_are_dates_and_not_the_numbers_that_they_are_kept_as(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = [dt.date(2024, 1, 1), dt.date(2024, 2, 29)]
        data.add_series("Talks", (5, 6))
        draw(deck, XL_CHART_TYPE.LINE, data)

    text, _ = imported(fill)
    assert ",Talks\n2024-01-01,5\n2024-02-29,6\n" in text


@pytest.mark.parametrize("since", [1900, 1904])
def test_a_day_after_the_last_is_a_number(imported: Importer, since: int) -> None:
    def fill(deck: Any) -> None:
        data: Any = CategoryChartData(number_format="General")  # type: ignore[no-untyped-call]
        data.categories = [dt.date(9999, 12, 31)]
        data.add_series("Talks", (5,))
        chart = draw(deck, XL_CHART_TYPE.LINE, data)
        for mark in chart._chartSpace.xpath("c:date1904"):
            mark.set("val", str(int(since == 1904)))

    text, _ = imported(fill)
    assert ("9999-12-31,5" in text) == (since == 1900)


def test_labels_written_by_hand_are_named(imported: Importer) -> None:
    def fill(deck: Any) -> None:
        data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = ["Go", "Rust"]
        data.add_series("Talks", (5, 6))
        chart = draw(deck, XL_CHART_TYPE.COLUMN_CLUSTERED, data)
        chart.value_axis.has_title = True
        chart.value_axis.axis_title.text_frame.text = "How many"
        label = chart.plots[0].series[0].points[1].data_label
        label.text_frame.text = "a record"

    text, found = imported(fill)
    assert "y: How many\n" in text
    assert found == ["slide 1: in the chart “Chart 2”: a record"]


def test_a_chart_linked_to_a_workbook_elsewhere_is_drawn_of_its_cached_values(
    imported: Importer,
) -> None:
    def fill(deck: Any) -> None:
        data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = ["warp"]
        data.add_series("Talks", (5,))
        chart = draw(deck, XL_CHART_TYPE.LINE, data)
        chart.part.relate_to("file:///looms.xlsx", RT.OLE_OBJECT, is_external=True)

    text, found = imported(fill)
    assert ",Talks\nwarp,5\n" in text
    assert any("to file:///looms.xlsx" in one for one in found)
