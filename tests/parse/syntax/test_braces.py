from __future__ import annotations

import pytest

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes
from deckwright.model.length import Length
from deckwright.parse.syntax.braces import cut_trailing, parse_braces, parse_length


def test_braces_hold_an_id_classes_and_values() -> None:
    found = parse_braces("""{#a-1 .b.c key=v-1% "x" }""")
    assert found is None
    found = parse_braces("""{#a-1 .b.c key=50% t="x } y" s='"'} more""")
    values = (("key", "50%"), ("t", "x } y"), ("s", '"'))
    assert found == (Attributes("a-1", ("b", "c"), values), 35)


@pytest.mark.parametrize("text", ["{}", "{ }", "{a}", "{.5}", "{.a", "{1,2}", "{.a !}", ""])
def test_other_braces_are_text(text: str) -> None:
    assert parse_braces(text) is None


@pytest.mark.parametrize("text", ["`x`{.a}", "[x](y){.a}", r"x \{.a}", "{.a} x"])
def test_braces_that_belong_to_something_else_stay(text: str) -> None:
    assert cut_trailing(text) == (text, NO_ATTRIBUTES)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("50%", Length(50, "%")),
        (" 4.5 cm ", Length(4.5, "cm")),
        (".5in", Length(0.5, "in")),
        ("120", Length(120, "px")),
        ("0", None),
        ("-1cm", None),
        ("1e9pt", None),
        ("wide", None),
        ("", None),
    ],
)
def test_a_length_is_a_positive_number_with_a_unit(text: str, length: Length | None) -> None:
    assert parse_length(text) == length
