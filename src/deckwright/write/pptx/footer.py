"""Footer, slide number and date: the layout's small placeholders, filled."""

from __future__ import annotations

from deckwright.model.deck import Slide
from deckwright.model.theme import Color, Placeholder, PlaceholderType
from deckwright.ooxml.markup import attributes, text
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.shapes import LOCKED, named, placeholder_mark

_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""A field's id need only be a GUID; fields of one type may share it."""

_NAMES: dict[PlaceholderType, str] = {
    "dt": "Date Placeholder",
    "ftr": "Footer Placeholder",
    "sldNum": "Slide Number Placeholder",
}


def footer_shapes(canvas: Canvas, slide: Slide) -> str:
    """What the footer asks for, as far as the layout has a place for it."""
    footer = slide.footer
    shown: dict[PlaceholderType, str] = {
        "dt": footer.date,
        "ftr": footer.text,
        "sldNum": str(slide.number) if footer.number else "",
    }
    return "".join(
        _shape(canvas, placeholder, words, footer.color)
        for kind, words in shown.items()
        for placeholder in slide.layout.of_type(kind)[:1]
        if words
    )


def _shape(canvas: Canvas, placeholder: Placeholder, words: str, color: Color) -> str:
    shape_id = canvas.next_id()
    name = f"{_NAMES[placeholder.type]} {shape_id - 1}"
    content = f"{_properties(canvas, placeholder, color)}<a:t>{text(words)}</a:t>"
    if placeholder.type == "sldNum":
        run = f'<a:fld id="{_FIELD}" type="slidenum">{content}</a:fld>'
    else:
        run = f"<a:r>{content}</a:r>"
    return (
        f"<p:sp><p:nvSpPr>{named(shape_id, name)}{LOCKED}"
        f"<p:nvPr>{placeholder_mark(placeholder)}</p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _properties(canvas: Canvas, placeholder: Placeholder, color: Color) -> str:
    """Language, size, perhaps a colour.

    A footer without a size LibreOffice draws in a style of its own.
    """
    size = round(placeholder.levels[0].size * 100)
    values = attributes({"lang": canvas.language or None, "sz": size})
    return f"<a:rPr{values}>{paint.fill(color)}</a:rPr>" if color else f"<a:rPr{values}/>"
