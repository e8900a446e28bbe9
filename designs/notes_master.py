"""Notes master and handout master: what PowerPoint prints notes pages and handouts on.

Both are paper, so they are dark on white in every design.
"""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.length import NO_INSETS, Box, inches
from deckwright.model.theme import Align, Anchor, LevelStyle, Placeholder, PlaceholderType
from designs.design import Place
from designs.grid import SLIDE_HEIGHT, SLIDE_WIDTH
from designs.levels import plain
from designs.master import color_map
from designs.shape_xml import outline, place_shape, position, slide_data
from designs.text_xml import level_properties, solid
from designs.xml import PRESENTATION_NAMESPACES, Xml, document, element

PAGE_WIDTH = SLIDE_HEIGHT
PAGE_HEIGHT = 9_144_000
"""EMU: PowerPoint's own notes page, which it scales to the paper."""

MARGIN = inches(0.75)
MEASURE = PAGE_WIDTH - 2 * MARGIN
EDGE = inches(0.45)
LINE = inches(0.25)
SMALL = 9.0
NOTES_SIZE = 12.0
NOTES_INDENT = inches(0.25)
HAIRLINE = 6_350
IMAGE = Box(MARGIN, inches(0.95), MEASURE, MEASURE * SLIDE_HEIGHT // SLIDE_WIDTH)
NOTES_TOP = IMAGE.bottom + inches(0.3)
NOTES_BOTTOM = PAGE_HEIGHT - inches(0.95)


def notes_master() -> bytes:
    """The notes master's part. Its only relation, `rId1`, is its theme."""
    header, date, footer, number = _corners((1, 10, 11, 12))
    notes = Placeholder(
        3,
        "body",
        "Notes",
        Box(MARGIN, NOTES_TOP, MEASURE, NOTES_BOTTOM - NOTES_TOP),
        notes_levels(),
        NO_INSETS,
    )
    shapes = (
        place_shape(2, header),
        place_shape(3, date),
        _slide_image(4),
        place_shape(5, Place(notes, "")),
        place_shape(6, footer),
        place_shape(7, number),
    )
    return document(
        element(
            "p:notesMaster",
            slide_data(shapes, "bg1"),
            color_map(dark=False),
            element("p:hf", hdr=False, dt=False),
            element("p:notesStyle", *level_properties(notes_levels(), font="+mn")),
            attributes=PRESENTATION_NAMESPACES,
        )
    )


def handout_master() -> bytes:
    """The handout master's part. Its only relation, `rId1`, is its theme."""
    shapes = [
        place_shape(number, place) for number, place in enumerate(_corners((0, 1, 2, 3)), start=2)
    ]
    return document(
        element(
            "p:handoutMaster",
            slide_data(shapes, "bg1"),
            color_map(dark=False),
            element("p:hf", hdr=False, dt=False),
            attributes=PRESENTATION_NAMESPACES,
        )
    )


def notes_levels() -> tuple[LevelStyle, ...]:
    """Nine levels of notes, told apart by their indent."""
    return tuple(
        replace(style, margin=number * NOTES_INDENT)
        for number, style in enumerate(plain(NOTES_SIZE, before=4, spacing=1.1))
    )


def _corners(indices: tuple[int, int, int, int]) -> tuple[Place, Place, Place, Place]:
    """Header, date, footer and number in the corners of the page."""
    top, bottom = EDGE, PAGE_HEIGHT - EDGE - LINE
    header, date, footer, number = indices
    return (
        _corner(header, "hdr", "Header", top, "left"),
        _corner(date, "dt", "Date", top, "right"),
        _corner(footer, "ftr", "Footer", bottom, "left"),
        _corner(number, "sldNum", "Page Number", bottom, "right"),
    )


def _corner(idx: int, kind: PlaceholderType, name: str, top: int, align: Align) -> Place:
    wide = MEASURE * 3 // 4
    left, width = (MARGIN, wide) if align == "left" else (MARGIN + wide, MEASURE - wide)
    levels = tuple(replace(style, align=align) for style in plain(SMALL, "tx2"))
    anchor: Anchor = "top" if top == EDGE else "bottom"
    box = Box(left, top, width, LINE)
    return Place(Placeholder(idx, kind, name, box, levels, NO_INSETS, anchor), "")


def _slide_image(number: int) -> Xml:
    locks = element("a:spLocks", noGrp=True, noRot=True, noChangeAspect=True)
    return element(
        "p:sp",
        element(
            "p:nvSpPr",
            element("p:cNvPr", id=number, name="Slide Image"),
            element("p:cNvSpPr", locks),
            element("p:nvPr", element("p:ph", type="sldImg", idx=2)),
        ),
        element(
            "p:spPr",
            position(IMAGE),
            outline("rect"),
            element("a:noFill"),
            element("a:ln", solid("tx2"), w=HAIRLINE),
        ),
    )
