"""Colours of DrawingML, against what PowerPoint shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from deckwright.ooxml.colors import (
    OFFICE_SCHEME,
    PLAIN_MAP,
    Palette,
    is_dark,
    to_hex,
    to_rgb,
    transform,
)
from deckwright.ooxml.elements import Element

PALETTE = Palette(OFFICE_SCHEME, PLAIN_MAP)
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def fill(inner: str) -> Element:
    return etree.fromstring(f'<a:solidFill xmlns:a="{A}">{inner}</a:solidFill>')


def near(color: str | None, expected: str) -> bool:
    """PowerPoint rounds along the way: one step a channel is the same colour."""
    assert color
    return all(
        abs(one - other) <= 1.01 / 255
        for one, other in zip(to_rgb(color), to_rgb(expected), strict=True)
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ('<a:lumMod val="75000"/>', "#2F5597"),
        ('<a:lumMod val="50000"/>', "#203864"),
        ('<a:lumMod val="20000"/><a:lumOff val="80000"/>', "#DAE3F3"),
        ('<a:lumMod val="40000"/><a:lumOff val="60000"/>', "#B4C7E7"),
        ('<a:lumMod val="60000"/><a:lumOff val="40000"/>', "#8FAADC"),
    ],
)
def test_variants_of_the_colour_picker_are_powerpoints_own(change: str, expected: str) -> None:
    assert near(PALETTE.color(fill(f'<a:schemeClr val="accent1">{change}</a:schemeClr>')), expected)


def test_the_grey_of_office_footers_is_a_tint_of_black_in_linear_light() -> None:
    grey = PALETTE.color(fill('<a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr>'))
    assert grey == "#898989"


def test_a_slot_used_as_it_is_keeps_its_name() -> None:
    assert PALETTE.color(fill('<a:schemeClr val="tx2"/>')) == "tx2"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<a:srgbClr val="1a2b3c"/>', "#1A2B3C"),
        ('<a:schemeClr val="dk2"/>', "#44546A"),
        ('<a:sysClr val="window"/>', "#FFFFFF"),
        ('<a:sysClr val="windowText" lastClr="000000"/>', "#000000"),
        ('<a:prstClr val="ltBlue"/>', "#ADD8E6"),
        ('<a:prstClr val="no such colour"/>', "#000000"),
        ('<a:hslClr hue="7200000" sat="100%" lum="50%"/>', "#00FF00"),
        ('<a:scrgbClr r="100000" g="0" b="0"/>', "#FF0000"),
        ('<a:srgbClr val="000000"><a:alpha val="50000"/></a:srgbClr>', "#808080"),
        ('<a:srgbClr val="FF0000"><a:comp/></a:srgbClr>', "#00FFFF"),
        ('<a:srgbClr val="112233"><a:inv/></a:srgbClr>', "#FEFCFA"),
        ('<a:srgbClr val="nonsense"/>', "#000000"),
    ],
)
def test_every_kind_of_colour_ends_as_rrggbb(inner: str, expected: str) -> None:
    assert near(PALETTE.color(fill(inner)), expected)


def test_the_colour_map_turns_light_and_dark_round() -> None:
    dark = Palette(OFFICE_SCHEME, {"bg1": "dk1", "tx1": "lt1"})
    assert (dark.slot("bg1"), dark.slot("tx1")) == ("#000000", "#FFFFFF")


def test_a_placeholder_colour_takes_the_one_it_is_given() -> None:
    assert PALETTE.rgb(fill('<a:schemeClr val="phClr"/>'), "#123456") == "#123456"


@given(
    st.from_regex(r"#[0-9A-F]{6}", fullmatch=True),
    st.sampled_from(("tint", "shade", "lumMod", "satMod", "hueMod", "alien")),
)
def test_a_transformation_by_the_whole_changes_nothing(color: str, name: str) -> None:
    assert near(to_hex(transform(to_rgb(color), name, "100000")), color)


@given(
    st.from_regex(r"#[0-9A-F]{6}", fullmatch=True),
    st.sampled_from(("tint", "shade", "lumMod", "lumOff", "satMod", "satOff", "hueOff", "lum")),
    st.integers(-2_000_000, 2_000_000),
)
def test_any_transformation_gives_a_colour(color: str, name: str, value: int) -> None:
    assert len(to_hex(transform(to_rgb(color), name, str(value)))) == 7


def test_a_colour_is_dark_where_white_is_read_better() -> None:
    assert is_dark("#2C3E50")
    assert not is_dark("#FFC000")
