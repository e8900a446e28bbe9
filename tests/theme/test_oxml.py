"""Numbers of Office files, sound or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckwright.theme.oxml import number, parse_xml, share


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


def test_entities_stay_shut() -> None:
    root = parse_xml(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>')
    assert root.text is None


def test_broken_xml_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="line 1"):
        parse_xml(b"<a>")
