"""A bundled template, read like anybody's: what comes out is the design that went in."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from deckwright.model.theme import BUNDLED, Placeholder, Role
from deckwright.theme import load_theme
from designs import draw
from designs.dark import dark
from designs.design import Design
from designs.light import light

LAYOUTS: dict[Role, str] = {
    "title": "Title",
    "section": "Section",
    "content": "Title and Content",
    "two-content": "Two Content",
    "three-content": "Three Content",
    "comparison": "Comparison",
    "picture": "Picture and Text",
    "full-picture": "Full Picture",
    "statement": "Statement",
    "quote": "Quote",
    "title-only": "Title Only",
    "speaker": "Speaker",
    "agenda": "Agenda",
    "closing": "Closing",
    "blank": "Blank",
}

every_design = pytest.mark.parametrize("design", [light(), dark()], ids=BUNDLED)


def shown(placeholder: Placeholder, design: Design) -> Placeholder:
    """The scheme's own colour has no slot: a reader can only say what it looks like."""
    ink = f"#{design.palette.dk1}"
    levels = tuple(
        replace(level, color=ink) if level.color == "dk1" else level for level in placeholder.levels
    )
    return replace(placeholder, levels=levels)


@every_design
def test_placeholders_read_back_as_they_were_designed(design: Design) -> None:
    theme, found = load_theme(design.name, draw(design.name))
    assert found == ()
    for read, planned in zip(theme.layouts, design.layouts, strict=True):
        places = [shown(place.placeholder, design) for place in planned.places]
        assert read.name == planned.name
        # A place's fill is the design's, not the placeholder's.
        assert {replace(one, panel=None) for one in read.placeholders} == set(places)


@every_design
def test_each_role_has_a_layout_of_its_own(design: Design) -> None:
    theme, _ = load_theme(design.name, draw(design.name))
    assert set(LAYOUTS) == set(get_args(Role))
    assert {role: taken.layout.name for role, taken in theme.roles.items()} == LAYOUTS
    assert not [role for role, taken in theme.roles.items() if taken.composed]


@every_design
def test_the_theme_is_known_as_dark_or_light(design: Design) -> None:
    theme, _ = load_theme(design.name, draw(design.name))
    assert theme.dark == design.dark
