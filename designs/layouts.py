"""The slide layouts: ECMA-376 part 1, 19.3.1.39 `p:sldLayout`."""

from __future__ import annotations

from designs.design import Design, LayoutDesign, Place
from designs.places import without_levels
from designs.shape_xml import mark_shape, place_shape, slide_data
from designs.xml import (
    PRESENTATION_NAMESPACES,
    Attribute,
    document,
    element,
)


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
