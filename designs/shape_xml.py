"""Shapes of masters and layouts: ECMA-376 part 1, 19.3.1.43 `p:sp`."""

from __future__ import annotations

from collections.abc import Sequence

from deckwright.model.length import Box
from deckwright.model.theme import Color, PlaceholderType
from designs.design import Geometry, Mark, Place
from designs.text_xml import LANGUAGE, body_properties, list_style, solid
from designs.xml import NOTHING, Xml, element, text

SLIDE_NUMBER = "\u2039#\u203a"
"""A number sign between single angle quotes, as PowerPoint writes it."""
FIELDS: dict[PlaceholderType, tuple[str, str]] = {
    "sldNum": ("slidenum", SLIDE_NUMBER),
    "dt": ("datetime1", "01/01/2026"),
}
"""Placeholders that show a field (21.1.2.2.4 `a:fld`): its type, and what it shows unfilled."""
FIELD_IDS = {
    "slidenum": "{6F2C1B0A-5D34-4E8B-9A17-3C0D8E5F7A21}",
    "datetime1": "{B81D4E57-0C9A-4F36-8E62-A5F3D1907C48}",
}
SIZES: dict[PlaceholderType, str] = {"dt": "half", "ftr": "quarter", "sldNum": "quarter"}
"""19.7.9 `ST_PlaceholderSize`, as PowerPoint gives them to the small placeholders."""


def slide_data(shapes: Sequence[Xml], background: Color = "", name: str = "") -> Xml:
    """`p:cSld` with these shapes."""
    group = element(
        "p:nvGrpSpPr",
        element("p:cNvPr", id=1, name=""),
        element("p:cNvGrpSpPr"),
        element("p:nvPr"),
    )
    fill = element("p:bg", element("p:bgPr", solid(background), element("a:effectLst")))
    return element(
        "p:cSld",
        fill if background else NOTHING,
        element("p:spTree", group, element("p:grpSpPr"), *shapes),
        name=name or None,
    )


def mark_shape(number: int, mark: Mark) -> Xml:
    """A shape of the design. `number` is its id."""
    return element(
        "p:sp",
        element(
            "p:nvSpPr",
            element("p:cNvPr", id=number, name=mark.name),
            element("p:cNvSpPr"),
            element("p:nvPr", userDrawn=True),
        ),
        element("p:spPr", position(mark.box), outline("rect"), solid(mark.fill), _no_line()),
    )


def place_shape(number: int, place: Place, base: Place | None = None) -> Xml:
    """A placeholder. What it shares with `base`, from which it inherits, is left out."""
    placeholder = place.placeholder
    inherited = base.placeholder if base else None
    return element(
        "p:sp",
        _identity(number, place),
        _shape_properties(place, inherited.box if inherited else None),
        element(
            "p:txBody",
            body_properties(placeholder, inherited),
            list_style(placeholder.levels, inherited.levels if inherited else None),
            _prompt(place),
        ),
    )


def _identity(number: int, place: Place) -> Xml:
    placeholder = place.placeholder
    kind = placeholder.type
    return element(
        "p:nvSpPr",
        element("p:cNvPr", id=number, name=placeholder.name),
        element("p:cNvSpPr", element("a:spLocks", noGrp=True)),
        element(
            "p:nvPr",
            element(
                "p:ph",
                type=None if kind == "obj" else kind,
                sz=SIZES.get(kind),
                idx=placeholder.idx or None,
                hasCustomPrompt=True if place.prompt else None,
            ),
        ),
    )


def _shape_properties(place: Place, inherited: Box | None) -> Xml:
    if place.placeholder.box == inherited and not place.fill:
        return element("p:spPr")
    fill = solid(place.fill) if place.fill else NOTHING
    return element("p:spPr", position(place.placeholder.box), outline(place.geometry), fill)


def _prompt(place: Place) -> Xml:
    language = element("a:rPr", lang=LANGUAGE)
    field = FIELDS.get(place.placeholder.type)
    if field is not None:
        kind, shown = field
        run = element("a:fld", language, text("a:t", shown), id=FIELD_IDS[kind], type=kind)
        return element("a:p", run)
    if place.prompt:
        return element("a:p", element("a:r", language, text("a:t", place.prompt)))
    return element("a:p", element("a:endParaRPr", lang=LANGUAGE))


def position(box: Box) -> Xml:
    """`a:xfrm`: where a shape lies."""
    return element(
        "a:xfrm",
        element("a:off", x=box.left, y=box.top),
        element("a:ext", cx=box.width, cy=box.height),
    )


def outline(geometry: Geometry) -> Xml:
    """`a:prstGeom`: what a shape's edge is."""
    return element("a:prstGeom", element("a:avLst"), prst=geometry)


def _no_line() -> Xml:
    return element("a:ln", element("a:noFill"))
