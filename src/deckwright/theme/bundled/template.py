"""A bundled template, part by part."""

from __future__ import annotations

from deckwright.theme.bundled.design import Design
from deckwright.theme.bundled.layouts import layout
from deckwright.theme.bundled.light import PALETTE as PAPER
from deckwright.theme.bundled.master import master
from deckwright.theme.bundled.notes_master import handout_master, notes_master
from deckwright.theme.bundled.package import (
    OFFICE_RELATION,
    OFFICE_TYPE,
    PACKAGE_RELATION,
    PACKAGE_TYPE,
    Part,
    pack,
)
from deckwright.theme.bundled.properties import (
    core_properties,
    extended_properties,
    presentation,
    presentation_properties,
    view_properties,
)
from deckwright.theme.bundled.table_style import table_styles
from deckwright.theme.bundled.theme_part import theme

SLIDES_TYPE = f"{OFFICE_TYPE}presentationml."
THEME_TYPE = f"{OFFICE_TYPE}theme+xml"

MAIN = "/ppt/presentation.xml"
MASTER = "/ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER = "/ppt/notesMasters/notesMaster1.xml"
HANDOUT_MASTER = "/ppt/handoutMasters/handoutMaster1.xml"
PRESENTATION_PROPERTIES = "/ppt/presProps.xml"
VIEW_PROPERTIES = "/ppt/viewProps.xml"
TABLE_STYLES = "/ppt/tableStyles.xml"
CORE = "/docProps/core.xml"
EXTENDED = "/docProps/app.xml"


def build(design: Design) -> bytes:
    """The design as a PowerPoint file without slides."""
    return pack(
        _presentation_parts() | _slide_parts(design) | _paper_parts(design) | _properties(design),
        (
            (f"{OFFICE_RELATION}officeDocument", MAIN),
            (f"{PACKAGE_RELATION}metadata/core-properties", CORE),
            (f"{OFFICE_RELATION}extended-properties", EXTENDED),
        ),
    )


def _presentation_parts() -> dict[str, Part]:
    relations = (
        (f"{OFFICE_RELATION}slideMaster", MASTER),
        (f"{OFFICE_RELATION}notesMaster", NOTES_MASTER),
        (f"{OFFICE_RELATION}handoutMaster", HANDOUT_MASTER),
        (f"{OFFICE_RELATION}presProps", PRESENTATION_PROPERTIES),
        (f"{OFFICE_RELATION}viewProps", VIEW_PROPERTIES),
        (f"{OFFICE_RELATION}theme", _theme(1)),
        (f"{OFFICE_RELATION}tableStyles", TABLE_STYLES),
    )
    return {
        MAIN: Part(f"{SLIDES_TYPE}presentation.main+xml", presentation(), relations),
        PRESENTATION_PROPERTIES: Part(f"{SLIDES_TYPE}presProps+xml", presentation_properties()),
        VIEW_PROPERTIES: Part(f"{SLIDES_TYPE}viewProps+xml", view_properties()),
        TABLE_STYLES: Part(f"{SLIDES_TYPE}tableStyles+xml", table_styles()),
    }


def _slide_parts(design: Design) -> dict[str, Part]:
    layouts = {
        f"/ppt/slideLayouts/slideLayout{number}.xml": Part(
            f"{SLIDES_TYPE}slideLayout+xml",
            layout(design, of),
            ((f"{OFFICE_RELATION}slideMaster", MASTER),),
        )
        for number, of in enumerate(design.layouts, start=1)
    }
    relations = (
        *((f"{OFFICE_RELATION}slideLayout", name) for name in layouts),
        (f"{OFFICE_RELATION}theme", _theme(1)),
    )
    return {
        MASTER: Part(f"{SLIDES_TYPE}slideMaster+xml", master(design), relations),
        **layouts,
        _theme(1): Part(THEME_TYPE, theme(f"deckwright {design.name}", design.palette)),
    }


def _paper_parts(design: Design) -> dict[str, Part]:
    """What is printed: it has the light palette in every design."""
    colors = theme(f"deckwright {design.name}, paper", PAPER)
    notes_theme, handout_theme = _theme(2), _theme(3)
    return {
        NOTES_MASTER: Part(
            f"{SLIDES_TYPE}notesMaster+xml",
            notes_master(),
            ((f"{OFFICE_RELATION}theme", notes_theme),),
        ),
        notes_theme: Part(THEME_TYPE, colors),
        HANDOUT_MASTER: Part(
            f"{SLIDES_TYPE}handoutMaster+xml",
            handout_master(),
            ((f"{OFFICE_RELATION}theme", handout_theme),),
        ),
        handout_theme: Part(THEME_TYPE, colors),
    }


def _properties(design: Design) -> dict[str, Part]:
    return {
        CORE: Part(f"{PACKAGE_TYPE}core-properties+xml", core_properties(design)),
        EXTENDED: Part(f"{OFFICE_TYPE}extended-properties+xml", extended_properties()),
    }


def _theme(number: int) -> str:
    return f"/ppt/theme/theme{number}.xml"
