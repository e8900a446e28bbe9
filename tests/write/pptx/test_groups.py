"""Diagrams as groups whose lines hold on to their shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from deckwright.model.deck import (
    Geometry,
    Glue,
    GroupFrame,
    LineFrame,
    Panel,
    Side,
    Stroke,
    TextFrame,
)
from deckwright.model.length import Box, inches

Draw = Callable[..., str]
Text = Callable[..., TextFrame]


def group(text: Text, geometry: Geometry = "rect", side: Side = "bottom") -> GroupFrame:
    first = text("First", name="first", role="label", panel=Panel(geometry, "bg2"))
    second = replace(first, name="second", panel=Panel("ellipse"))
    line = LineFrame(
        (inches(1), inches(1)),
        (inches(1), inches(2)),
        Stroke("tx1", 1.5, dashed=True),
        ("oval", "open"),
        (Glue("first", side), Glue("second", "top")),
    )
    return GroupFrame(
        Box(0, 0, inches(4), inches(4)), (line, first, second), "first → second", "Diagram"
    )


def test_a_line_names_the_shapes_that_it_connects(
    draw: Draw, text: Text, golden: Callable[[str, str], None]
) -> None:
    golden("pptx/group.xml", draw(group(text)))


@pytest.mark.parametrize(
    ("geometry", "side", "site"),
    [
        ("rect", "left", 1),
        ("roundRect", "right", 3),
        ("diamond", "top", 0),
        ("ellipse", "bottom", 4),
        ("hexagon", "left", 3),
        ("parallelogram", "right", 5),
    ],
)
def test_a_side_is_the_connection_site_of_its_shape(
    geometry: Geometry, side: Side, site: int, draw: Draw, text: Text
) -> None:
    assert f'<a:stCxn id="4" idx="{site}"/>' in draw(group(text, geometry, side))


def test_a_line_does_not_hold_on_to_a_drum(draw: Draw, text: Text) -> None:
    assert "a:stCxn" not in draw(group(text, "can"))
