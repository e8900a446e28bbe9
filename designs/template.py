"""A template, part by part."""

from __future__ import annotations

from deckwright.ooxml.names import CT, RT
from deckwright.ooxml.parts import Part, save_parts
from designs.design import Design, Palette
from designs.light import PALETTE as PAPER
from designs.master import layout, master
from designs.notes_master import handout_master, notes_master
from designs.properties import (
    core_properties,
    extended_properties,
    presentation,
    presentation_properties,
    view_properties,
)
from designs.theme_part import table_styles, theme


def build(design: Design) -> bytes:
    """The design as a PowerPoint file without slides; the same bytes each time."""
    main = Part("/ppt/presentation.xml", CT.PRESENTATION, presentation())
    settings = (
        Part("/ppt/presProps.xml", CT.PRESENTATION_PROPERTIES, presentation_properties()),
        Part("/ppt/viewProps.xml", CT.VIEW_PROPERTIES, view_properties()),
        Part("/ppt/tableStyles.xml", CT.TABLE_STYLES, table_styles()),
    )
    colors = _theme(1, f"deckwright {design.name}", design.palette)
    slides = _slide_parts(design, colors)
    notes, handout = _paper_parts(design)
    for kind, part in (
        (RT.SLIDE_MASTER, slides[0]),
        (RT.NOTES_MASTER, notes[0]),
        (RT.HANDOUT_MASTER, handout[0]),
        (RT.PRESENTATION_PROPERTIES, settings[0]),
        (RT.VIEW_PROPERTIES, settings[1]),
        (RT.THEME, colors),
        (RT.TABLE_STYLES, settings[2]),
    ):
        main.relate(kind, part)
    properties = (
        Part("/docProps/core.xml", CT.CORE_PROPERTIES, core_properties(design)),
        Part("/docProps/app.xml", CT.EXTENDED_PROPERTIES, extended_properties()),
    )
    whole = Part("/", "")
    whole.relate(RT.OFFICE_DOCUMENT, main)
    whole.relate(RT.CORE_PROPERTIES, properties[0])
    whole.relate(RT.EXTENDED_PROPERTIES, properties[1])
    return save_parts(whole, (main, *settings, *slides, colors, *notes, *handout, *properties))


def _slide_parts(design: Design, colors: Part) -> tuple[Part, ...]:
    """The master, and its layouts."""
    of_slides = Part("/ppt/slideMasters/slideMaster1.xml", CT.SLIDE_MASTER, master(design))
    layouts = tuple(
        Part(f"/ppt/slideLayouts/slideLayout{number}.xml", CT.SLIDE_LAYOUT, layout(design, of))
        for number, of in enumerate(design.layouts, start=1)
    )
    for one in layouts:
        one.relate(RT.SLIDE_MASTER, of_slides)
        of_slides.relate(RT.SLIDE_LAYOUT, one)
    of_slides.relate(RT.THEME, colors)
    return of_slides, *layouts


def _paper_parts(design: Design) -> tuple[tuple[Part, Part], tuple[Part, Part]]:
    """What is printed, each with its theme: it has the light palette in every design."""
    name = f"deckwright {design.name}, paper"
    masters = (
        Part("/ppt/notesMasters/notesMaster1.xml", CT.NOTES_MASTER, notes_master()),
        Part("/ppt/handoutMasters/handoutMaster1.xml", CT.HANDOUT_MASTER, handout_master()),
    )
    themes = _theme(2, name, PAPER), _theme(3, name, PAPER)
    for one, colors in zip(masters, themes, strict=True):
        one.relate(RT.THEME, colors)
    return (masters[0], themes[0]), (masters[1], themes[1])


def _theme(number: int, name: str, palette: Palette) -> Part:
    return Part(f"/ppt/theme/theme{number}.xml", CT.THEME, theme(name, palette))
