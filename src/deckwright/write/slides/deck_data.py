"""A deck as the data of `slides.typ`: values that JSON knows, boxes in points."""

from __future__ import annotations

from typing import Any

from deckwright.model.deck import Backdrop, Deck
from deckwright.model.length import to_points
from deckwright.model.source import NOWHERE
from deckwright.write.slides.frame_nodes import behind, frame_nodes, title_frame
from deckwright.write.slides.layout_nodes import layout_node
from deckwright.write.slides.slide_drawing import Node, Pages, SlideDrawing, short
from deckwright.write.typst.context import DocumentContext, locale


def deck_data(deck: Deck, context: DocumentContext) -> dict[str, Any]:
    """All that `slides.typ` draws of `deck`, but for `fonts`, which `stage_fonts` finds.

    PictureFolder are staged by `context.pictures`; characters that need a look at the fonts are in
    `context.sightings` afterwards.
    """
    pages = Pages(deck)
    layouts: dict[tuple[str, Backdrop | None], int] = {}
    scenes: list[Node] = []
    slides: list[Node] = []
    heads = {section.first for section in deck.sections}
    for at, slide in enumerate(deck.slides):
        sheet = SlideDrawing(deck.theme, slide, pages, context, slide.language or deck.language)
        scene = (slide.layout.part, slide.backdrop)
        if scene not in layouts:
            layouts[scene] = len(scenes)
            scenes.append(layout_node(sheet, slide.layout, behind(sheet)))
        level = 1 if not heads or at == 0 or at in heads else 2
        slides.append(_slide(sheet, layouts[scene], level))
    return {
        **locale(deck.language),
        "title": context.printable(deck.title, NOWHERE).strip() or deck.theme.name,
        "subtitle": context.printable(deck.subtitle, NOWHERE),
        "authors": [context.printable(name, NOWHERE) for name in deck.authors],
        "keywords": sorted({context.printable(word, NOWHERE) for word in deck.keywords}),
        "width": short(to_points(deck.theme.width)),
        "height": short(to_points(deck.theme.height)),
        "code_font": deck.theme.code_font,
        "layouts": scenes,
        "slides": slides,
    }


def _slide(sheet: SlideDrawing, layout: int, level: int) -> Node:
    slide = sheet.slide
    return {
        **locale(sheet.language),
        "number": slide.number,
        "layout": layout,
        "level": level,
        "title": " ".join(sheet.clean(slide.title).split()) or str(slide.number),
        "hidden_title": title_frame(slide) is None,
        "frames": frame_nodes(sheet),
    }
