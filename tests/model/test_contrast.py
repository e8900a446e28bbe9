"""Contrast of colours, after WCAG."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.model.colors import contrast, mix, readable

COLORS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@given(COLORS, COLORS)
def test_contrast_is_the_same_both_ways_and_within_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.000001


@given(COLORS, COLORS)
def test_a_mixture_goes_from_one_colour_to_the_other(one: str, other: str) -> None:
    assert mix(one, other, 0) == one
    assert mix(one, other, 1) == other


@given(COLORS, COLORS)
def test_any_colour_can_be_made_readable(color: str, ground: str) -> None:
    assert contrast(readable(color, ground), ground) >= 4.5
