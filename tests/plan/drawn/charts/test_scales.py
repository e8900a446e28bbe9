"""Axes of round numbers."""

from __future__ import annotations

import pytest

from deckwright.plan.drawn.charts.scales import scale


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([1.2, 3.4], [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]),
        ([9.9], [0, 2, 4, 6, 8, 10, 12]),
        ([-10.0, 40.0], [-20, -10, 0, 10, 20, 30, 40, 50]),
        ([0.0], [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
        ([], [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    ],
)
def test_an_axis_counts_in_round_steps_to_beyond_its_values(
    values: list[float], ticks: list[float]
) -> None:
    assert scale(values, 10, from_zero=True).ticks == pytest.approx(ticks)
