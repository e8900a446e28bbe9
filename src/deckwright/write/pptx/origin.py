"""Marks of where a deck came from, put into it; `ooxml.origin` says what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from deckwright import __version__
from deckwright.model.deck import Deck, Slide
from deckwright.ooxml.elements import parse_xml
from deckwright.ooxml.names import CT, RT
from deckwright.ooxml.origin import (
    Origin,
    SlideMark,
    fingerprint,
    is_origin,
    notes_text,
    origin_xml,
    properties_xml,
    shape_marks,
    tags_xml,
)
from deckwright.ooxml.parts import Part
from deckwright.write.pptx.presentation import FIRST_ID, Presentation

_END_OF_SHAPES = b"</p:spTree>"


def write_origin(presentation: Presentation, parts: Sequence[Part], deck: Deck) -> None:
    """Mark the deck and each of its slides, which are written already."""
    _forget_origin(presentation)
    marks = [
        _mark(number, slide, part)
        for number, (slide, part) in enumerate(zip(deck.slides, parts, strict=True), FIRST_ID)
    ]
    number = 1
    for mark, part in zip(marks, parts, strict=True):
        name, number = presentation.free_name("/ppt/tags/tag", "xml", number)
        rid = part.relate(RT.TAGS, presentation.add(name, CT.TAGS, tags_xml(mark)))
        tags = f'<p:custDataLst><p:tags r:id="{rid}"/></p:custDataLst>'.encode()
        head, end, tail = part.blob.rpartition(_END_OF_SHAPES)
        part.blob = head + end + tags + tail
    name, number = presentation.free_name("/customXml/item", "xml", 1)
    origin = Origin(__version__, dict(deck.sources), tuple(marks))
    item = presentation.add(name, CT.XML, origin_xml(origin))
    about = f"/customXml/itemProps{number}.xml"
    properties = presentation.add(about, CT.CUSTOM_XML_PROPERTIES, properties_xml())
    item.relate(RT.CUSTOM_XML_PROPERTIES, properties)
    presentation.main.relate(RT.CUSTOM_XML, item)


def _mark(number: int, slide: Slide, part: Part) -> SlideMark:
    is_in_talk = bool(slide.source) and PurePath(slide.span.path).stem == slide.source
    notes = "".join(notes_text(parse_xml(page.blob)) for page in part.related(RT.NOTES_SLIDE))
    return SlideMark(
        id=number,
        talk=slide.source,
        key=slide.id,
        line=slide.span.line if is_in_talk else 0,
        part=slide.part,
        notes=fingerprint(notes),
        shapes=shape_marks(parse_xml(part.blob)),
    )


def _forget_origin(presentation: Presentation) -> None:
    """Take out the marks of a deck that was made a template."""
    main = presentation.main
    ours = [
        rid
        for rid, relation in main.relations.items()
        if relation.reltype == RT.CUSTOM_XML
        and isinstance(relation.target, Part)
        and is_origin(relation.target.root)
    ]
    for rid in ours:
        del main.relations[rid]
