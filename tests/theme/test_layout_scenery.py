"""What lies behind text: the colour that it is read on, and how much that changes."""

import pytest

from deckwright.model.length import Box
from deckwright.model.scenery import Gradient, Shape, Stop
from deckwright.model.theme import Placeholder
from deckwright.theme.layout_scenery import clutter, grounds

WHOLE = Box(0, 0, 100, 100)


def placeholder(panel: Shape | None = None) -> Placeholder:
    return Placeholder(1, "body", "Text", WHOLE, (), panel=panel)


def test_a_shape_that_covers_most_of_a_placeholder_is_its_ground() -> None:
    shapes = (
        Shape(Box(0, 0, 100, 70), paint="#112233"),
        Shape(Box(0, 0, 30, 100), paint="#FFEE00"),
    )
    assert dict(grounds([placeholder()], shapes, "#FFFFFF")) == {1: "#112233"}


def test_a_placeholders_own_fill_comes_before_what_lies_behind_it() -> None:
    text = placeholder(Shape(WHOLE, paint="#445566"))
    assert dict(grounds([text], (Shape(WHOLE, paint="#112233"),), "#FFFFFF")) == {1: "#445566"}


@pytest.mark.parametrize(
    "shape",
    [
        Shape(WHOLE, paint="#000000", opacity=0.5),
        Shape(WHOLE, paint=Gradient((Stop(0.0, "#000000"), Stop(1.0, "#FFFFFF")))),
    ],
)
def test_a_ground_of_several_colors_is_their_mean(shape: Shape) -> None:
    assert dict(grounds([placeholder()], (shape,), "#FFFFFF")) == {1: "#808080"}


def test_what_stands_on_the_background_is_not_named() -> None:
    assert not dict(grounds([placeholder()], (Shape(WHOLE),), "#FFFFFF"))


@pytest.mark.parametrize(
    ("box", "share"),
    [(Box(0, 0, 50, 50), 0.25), (WHOLE, 0.0), (Box(200, 0, 50, 50), 0.0)],
)
def test_drawings_that_end_within_a_text_clutter_it(box: Box, share: float) -> None:
    assert clutter([placeholder()], (Shape(box, paint="#112233"),)) == share
