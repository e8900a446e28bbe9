"""The slide master and its layouts: ECMA-376 part 1, 19.3.1.42 and 19.3.1.39."""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.length import inches
from deckwright.model.theme import LevelStyle
from designs.design import Design, LayoutDesign, Place
from designs.levels import plain
from designs.places import without_levels
from designs.shape_xml import mark_shape, place_shape, slide_data
from designs.text_xml import level_properties
from designs.xml import (
    PRESENTATION_NAMESPACES,
    Attribute,
    Xml,
    document,
    element,
)

MASTER_ID = 2_147_483_648
"""The smallest `ST_SlideMasterId` (19.7.16); the layouts' ids follow it."""
OTHER_SIZE = 18.0
OTHER_INDENT = inches(0.5)


def color_map(*, dark: bool) -> Xml:
    """`p:clrMap`: a dark design turns text and background around."""
    text, back = ("lt", "dk") if dark else ("dk", "lt")
    slots: dict[str, Attribute] = {
        "bg1": f"{back}1",
        "tx1": f"{text}1",
        "bg2": f"{back}2",
        "tx2": f"{text}2",
    }
    names = [f"accent{number}" for number in range(1, 7)] + ["hlink", "folHlink"]
    return element("p:clrMap", attributes=slots | {name: name for name in names})


def other_levels() -> tuple[LevelStyle, ...]:
    """Text outside placeholders: what a text box that an editor adds starts with."""
    return tuple(
        replace(style, margin=number * OTHER_INDENT)
        for number, style in enumerate(plain(OTHER_SIZE))
    )


def master(design: Design) -> bytes:
    """The master's part. Its relations `rId1…` are the layouts in their order, then the theme.

    Title and text take their levels from the master's text styles.
    """
    shapes = [mark_shape(number, mark) for number, mark in enumerate(design.marks, start=2)]
    places = (without_levels(design.title), without_levels(design.body), *design.footers)
    shapes += [
        place_shape(number, place) for number, place in enumerate(places, start=2 + len(shapes))
    ]
    return document(
        element(
            "p:sldMaster",
            slide_data(shapes, "bg1"),
            color_map(dark=design.dark),
            _layout_ids(len(design.layouts)),
            element("p:hf", hdr=False, dt=False),
            _text_styles(design),
            attributes=PRESENTATION_NAMESPACES,
        )
    )


def _layout_ids(count: int) -> Xml:
    return element(
        "p:sldLayoutIdLst",
        *(
            element("p:sldLayoutId", attributes={"id": MASTER_ID + number, "r:id": f"rId{number}"})
            for number in range(1, count + 1)
        ),
    )


def _text_styles(design: Design) -> Xml:
    return element(
        "p:txStyles",
        element("p:titleStyle", *level_properties(design.title.placeholder.levels, font="+mj")),
        element("p:bodyStyle", *level_properties(design.text_levels, font="+mn")),
        element("p:otherStyle", *level_properties(other_levels(), font="+mn")),
    )


def default_text_style() -> Xml:
    """`p:defaultTextStyle` of the presentation."""
    return element("p:defaultTextStyle", *level_properties(other_levels(), font="+mn"))


def layout(design: Design, of: LayoutDesign) -> bytes:
    """A layout's part. Its only relation, `rId1`, is the master."""
    shapes = [mark_shape(number, mark) for number, mark in enumerate(of.marks, start=2)]
    shapes += [
        place_shape(number, place, _inherits_from(design, place))
        for number, place in enumerate(of.places, start=2 + len(shapes))
    ]
    attributes: dict[str, Attribute] = {
        "type": None if of.type == "cust" else of.type,
        "preserve": True,
        "userDrawn": True,
        "showMasterSp": None if of.master_marks else False,
    }
    return document(
        element(
            "p:sldLayout",
            slide_data(shapes, of.background, of.name),
            element("p:clrMapOvr", element("a:masterClrMapping")),
            attributes=PRESENTATION_NAMESPACES | attributes,
        )
    )


def _inherits_from(design: Design, place: Place) -> Place:
    """The master's placeholder that `place` inherits from.

    Titles do from the title, the small ones from their own kind, all others from the text. The
    small ones state their levels all the same: LibreOffice takes a footer's from its layout only.
    """
    kind = place.placeholder.type
    if kind in ("title", "ctrTitle"):
        return design.title
    own = {footer.placeholder.type: without_levels(footer) for footer in design.footers}
    return own.get(kind, design.body)
