"""What the planner decides for a chart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckwright.model.charts import Chart, Series
from deckwright.model.source import NOWHERE
from deckwright.plan.drawn.charts import description

CHART = Chart(
    kind="column",
    categories=("2017", "2018"),
    series=(Series("runc", (10.0, 20.5)), Series("crun", (None, 4.0))),
    span=NOWHERE,
    title="Pulls",
)


def test_a_chart_is_described_by_its_title_and_its_numbers() -> None:
    assert description(CHART) == "Pulls. runc: 2017 10, 2018 20.5; crun: 2018 4."


def test_the_authors_words_come_first() -> None:
    assert description(replace(CHART, description="It grew")) == "It grew"


@pytest.mark.parametrize(("values", "told"), [((1.0,) * 50, "0 1 → 49 1"), ((None,) * 50, "–")])
def test_of_many_numbers_only_the_ends_are_told(
    values: tuple[float | None, ...], told: str
) -> None:
    many = replace(
        CHART, title="", categories=tuple(map(str, range(50))), series=(Series("runc", values),)
    )

    assert description(many) == f"runc: {told}."
