"""The PowerPoint writer: a planned deck into a filled copy of its template.

Translates, decides nothing: boxes, sizes and the order of things are the planner's.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from deckwright.model.deck import Deck
from deckwright.ooxml.names import CT, RT
from deckwright.write.pptx.media_parts import MediaParts
from deckwright.write.pptx.notes_pages import PAPER, notes_master, notes_xml
from deckwright.write.pptx.origin import write_origin
from deckwright.write.pptx.part_canvas import Canvas, SlideIndex
from deckwright.write.pptx.presentation import (
    Presentation,
    forget_slides,
    list_notes_master,
    list_slides,
    reset_views,
    write_properties,
)
from deckwright.write.pptx.slide_part import color_map, slide_xml

__all__ = ["write_pptx"]


def write_pptx(deck: Deck, modified: datetime) -> bytes:
    """The .pptx of `deck`; the same deck and time give the same bytes.

    `modified` becomes the time of creation and of the last change. Raises `OSError` where a
    picture cannot be read, and `KeyError` where a slide names a layout or placeholder that
    `deck.theme.package` does not hold.
    """
    presentation = Presentation(deck.theme.package)
    forget_slides(presentation)
    reset_views(presentation)
    parts = [
        presentation.add(f"/ppt/slides/slide{number}.xml", CT.SLIDE)
        for number in range(1, len(deck.slides) + 1)
    ]
    list_slides(presentation, parts, deck)
    new_canvas = partial(
        Canvas,
        media=MediaParts(presentation, deck.theme),
        slides=SlideIndex(deck.slides, parts),
        theme=deck.theme,
    )
    master = notes_master(presentation, deck) if any(slide.notes for slide in deck.slides) else None
    if master is not None:
        list_notes_master(presentation)
    for number, (slide, part) in enumerate(zip(deck.slides, parts, strict=True), 1):
        language = slide.language or deck.language
        ground = deck.theme.color("bg1", slide.layout)
        canvas = new_canvas(part, language=language, ground=ground, source=slide.source)
        layout = presentation.part(slide.layout.part)
        canvas.relate(RT.SLIDE_LAYOUT, layout)
        part.blob = slide_xml(canvas, slide, color_map(layout, slide.backdrop, slide.layout.links))
        if slide.notes and master is not None:
            page = presentation.add(f"/ppt/notesSlides/notesSlide{number}.xml", CT.NOTES_SLIDE)
            canvas.relate(RT.NOTES_SLIDE, page)
            notes = new_canvas(page, language=language, ground=PAPER, source=slide.source)
            notes.relate(RT.NOTES_MASTER, master)
            notes.relate(RT.SLIDE, part)
            page.blob = notes_xml(notes, slide, deck.footnotes)
    write_origin(presentation, parts, deck)
    write_properties(presentation, deck, modified)
    return presentation.save()
