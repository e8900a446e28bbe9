"""Numbers of Office files, sound or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.ooxml.units import degrees, is_on, number, percentage, share


@pytest.mark.parametrize(
    ("text", "expected"), [("90000", 0.9), ("90%", 0.9), ("-5%", -0.05), (None, 1.0), ("x", 1.0)]
)
def test_a_percentage_is_written_in_two_ways(text: str | None, expected: float) -> None:
    assert share(text) == pytest.approx(expected)


@given(st.text() | st.integers().map(str) | st.floats().map(lambda value: f"{value}%"))
def test_any_text_is_some_bounded_number(text: str) -> None:
    assert abs(number(text)) < 10**14
    assert abs(share(text)) < 10**14


def test_a_number_of_thousands_of_digits_is_none() -> None:
    assert number("9" * 5000, 7) == 7


@pytest.mark.parametrize("part", [0.0, 0.25, 1.0, 1.5])
def test_a_percentage_is_read_as_it_is_written(part: float) -> None:
    assert share(str(percentage(part))) == part


def test_an_angle_is_written_in_sixty_thousandths() -> None:
    assert degrees("5400000") == 90
    assert degrees(None) == 0


@pytest.mark.parametrize(("text", "on"), [("1", True), ("true", True), ("0", False), (None, False)])
def test_a_switch_is_on_by_one_or_true(text: str | None, *, on: bool) -> None:
    assert is_on(text) is on
