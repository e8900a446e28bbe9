"""The parts about the presentation as a whole: its size and masters, views, properties."""

from __future__ import annotations

from deckwright.ooxml import names
from designs.design import Design
from designs.grid import SLIDE_HEIGHT, SLIDE_WIDTH
from designs.master import MASTER_ID, default_text_style
from designs.notes_master import PAGE_HEIGHT, PAGE_WIDTH
from designs.xml import (
    PRESENTATION_NAMESPACES,
    Attribute,
    Xml,
    document,
    element,
    text,
)

CREATED = "2026-01-01T00:00:00Z"
"""A fixed date: a template is the same on whatever day it is made."""

CORE_NAMESPACES: dict[str, Attribute] = {
    "xmlns:cp": names.CORE_PROPERTIES,
    "xmlns:dc": names.DUBLIN_CORE,
    "xmlns:dcterms": names.DUBLIN_CORE_TERMS,
    "xmlns:xsi": names.SCHEMA_INSTANCE,
}


def presentation() -> bytes:
    """The main part. Its first relations are slide, notes and handout master, in this order."""
    return document(
        element(
            "p:presentation",
            _ids("p:sldMasterIdLst", "p:sldMasterId", {"id": MASTER_ID, "r:id": "rId1"}),
            _ids("p:notesMasterIdLst", "p:notesMasterId", {"r:id": "rId2"}),
            _ids("p:handoutMasterIdLst", "p:handoutMasterId", {"r:id": "rId3"}),
            element("p:sldSz", cx=SLIDE_WIDTH, cy=SLIDE_HEIGHT),
            element("p:notesSz", cx=PAGE_WIDTH, cy=PAGE_HEIGHT),
            default_text_style(),
            attributes={**PRESENTATION_NAMESPACES, "saveSubsetFonts": True},
        )
    )


def _ids(tag: str, item: str, attributes: dict[str, Attribute]) -> Xml:
    return element(tag, element(item, attributes=attributes))


def presentation_properties() -> bytes:
    """`presProps.xml`."""
    return document(element("p:presentationPr", attributes=PRESENTATION_NAMESPACES))


def view_properties() -> bytes:
    """`viewProps.xml`: the views as PowerPoint opens them by itself."""
    return document(element("p:viewPr", attributes=PRESENTATION_NAMESPACES))


def core_properties(design: Design) -> bytes:
    """`core.xml`: title, creator and date (ECMA-376 part 2, 11)."""
    return document(
        element(
            "cp:coreProperties",
            text("dc:title", f"deckwright {design.name}"),
            text("dc:creator", "deckwright"),
            text("cp:lastModifiedBy", "deckwright"),
            text("cp:revision", "1"),
            _date("dcterms:created"),
            _date("dcterms:modified"),
            attributes=CORE_NAMESPACES,
        )
    )


def _date(tag: str) -> Xml:
    return text(tag, CREATED, {"xsi:type": "dcterms:W3CDTF"})


def extended_properties() -> bytes:
    """`app.xml`: the program and what is in the file."""
    values = {
        "TotalTime": "0",
        "Words": "0",
        "Application": "deckwright",
        "PresentationFormat": "Widescreen",
        "Paragraphs": "0",
        "Slides": "0",
        "Notes": "0",
        "HiddenSlides": "0",
    }
    return document(
        element(
            "Properties",
            *(text(tag, value) for tag, value in values.items()),
            attributes={"xmlns": names.APPLICATION_PROPERTIES},
        )
    )
