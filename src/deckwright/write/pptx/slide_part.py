"""A slide: its background, its footer and its frames drawn into one shape tree."""

from __future__ import annotations

from typing import assert_never

from lxml import etree

from deckwright.model.deck import (
    Backdrop,
    ChartFrame,
    Frame,
    GroupFrame,
    LineFrame,
    MediaFrame,
    PictureFrame,
    QrFrame,
    Slide,
    TableFrame,
    TextFrame,
)
from deckwright.model.talk import Asset
from deckwright.model.theme import Color, Layout, Placeholder, PlaceholderType
from deckwright.ooxml.markup import NAMESPACES, attributes, document, text
from deckwright.ooxml.names import RT, A, P
from deckwright.ooxml.parts import Part
from deckwright.ooxml.units import percentage
from deckwright.write.pptx import paint
from deckwright.write.pptx.animation import timing, transition
from deckwright.write.pptx.chart_part import chart_shape
from deckwright.write.pptx.part_canvas import Canvas
from deckwright.write.pptx.picture_shapes import media_shape, picture_shape, qr_shape
from deckwright.write.pptx.table_frame import table_shape
from deckwright.write.pptx.text_shapes import (
    LOCKED,
    SHAPE_TREE,
    group_shape,
    hidden_title,
    line_shape,
    named,
    placeholder_mark,
    text_shape,
)


def slide_xml(canvas: Canvas, slide: Slide, color_map: str) -> bytes:
    """The slide's part. `color_map` is its `p:clrMapOvr`, the same as its layout's."""
    shapes = [hidden_title(canvas, slide.title, slide.layout)] if slide.hidden_title else []
    texts: list[tuple[int, TextFrame]] = []
    clips: list[tuple[int, Asset]] = []
    for frame in sorted(slide.frames, key=_before_everything, reverse=True):
        shape_id = canvas.next_id()
        shapes.append(_shape(canvas, frame, slide.layout, shape_id))
        match frame:
            case TextFrame():
                texts.append((shape_id, frame))
            case MediaFrame(clip=clip):
                clips.append((shape_id, clip))
            case _:
                pass
    shapes.append(footer_shapes(canvas, slide))
    show = ' show="0"' if slide.hidden else ""
    if slide.backdrop is not None and slide.backdrop.alone:
        show = f' showMasterSp="0"{show}'
    return document(
        f"<p:sld {NAMESPACES}{show}>"
        f"<p:cSld>{backdrop(canvas, slide)}"
        f"<p:spTree>{SHAPE_TREE}{''.join(shapes)}</p:spTree></p:cSld>"
        f"{color_map}{transition(slide.transition)}{timing(texts, clips)}</p:sld>"
    )


def _before_everything(frame: Frame) -> bool:
    """Whether a frame is drawn first, so that the others stand on it."""
    return isinstance(frame, PictureFrame) and frame.background


def _shape(canvas: Canvas, frame: Frame, layout: Layout, shape_id: int) -> str:
    match frame:
        case TextFrame():
            return text_shape(canvas, frame, layout, shape_id)
        case TableFrame():
            return table_shape(canvas, frame, layout, shape_id)
        case PictureFrame():
            return picture_shape(canvas, frame, layout, shape_id)
        case QrFrame():
            return qr_shape(canvas, frame, layout, shape_id)
        case ChartFrame():
            return chart_shape(canvas, frame, shape_id)
        case GroupFrame():
            return group_shape(canvas, frame, layout, shape_id)
        case MediaFrame():
            return media_shape(canvas, frame, shape_id)
        case LineFrame():
            return line_shape(frame, shape_id)
        case _:
            assert_never(frame)


_MASTERS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_PAIRS = (("bg1", "tx1"), ("bg2", "tx2"))


def backdrop(canvas: Canvas, slide: Slide) -> str:
    """`p:bg` where the slide has a background of its own (ECMA-376 part 1, 19.3.1.1)."""
    own = slide.backdrop
    if own is None:
        return ""
    if own.picture is None:
        fill = paint.fill(canvas.theme.color(own.color) if own.flipped else own.color)
    else:
        rid = canvas.relate(RT.IMAGE, canvas.media.dimmed(own.picture, own.dimming))
        sides = zip("ltrb", own.crop, strict=True)
        cut = attributes({side: percentage(share) or None for side, share in sides})
        fill = (
            f'<a:blipFill><a:blip r:embed="{rid}"/>'
            f"<a:srcRect{cut}/><a:stretch><a:fillRect/></a:stretch></a:blipFill>"
        )
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def color_map(layout: Part, backdrop: Backdrop | None = None, links: str = "") -> str:
    """`p:clrMapOvr` for slides of `layout`, and of a background of their own.

    A layout that maps colours its own way maps only its own shapes; PowerPoint copies the map
    into each new slide, and so do we. `links` is the slot that links take in place of their own.
    """
    flipped = backdrop is not None and backdrop.flipped
    plain_links = backdrop is not None and backdrop.plain_links
    override = layout.root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if not (flipped or plain_links or links):
        if override is None:
            return _MASTERS
        mapping: str = etree.tostring(override, encoding="unicode", with_tail=False)
        return f"<p:clrMapOvr>{mapping}</p:clrMapOvr>"
    if override is None:
        override = next(layout.related(RT.SLIDE_MASTER)).root.find(f"{P}clrMap")
    values = {str(name): str(value) for name, value in override.attrib.items()}
    if links:
        values["hlink"] = values["folHlink"] = values[links]
    for one, other in _PAIRS if flipped else ():
        values[one], values[other] = values[other], values[one]
    if plain_links:
        values["hlink"] = values["folHlink"] = values["tx1"]
    return f"<p:clrMapOvr><a:overrideClrMapping{attributes(values)}/></p:clrMapOvr>"


_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""A field's id need only be a GUID; fields of one type may share it."""

_FOOTER_NAMES: dict[PlaceholderType, str] = {
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
        _footer_shape(canvas, placeholder, words, footer.color)
        for kind, words in shown.items()
        for placeholder in slide.layout.of_type(kind)[:1]
        if words
    )


def _footer_shape(canvas: Canvas, placeholder: Placeholder, words: str, color: Color) -> str:
    shape_id = canvas.next_id()
    name = f"{_FOOTER_NAMES[placeholder.type]} {shape_id - 1}"
    content = f"{_footer_properties(canvas, placeholder, color)}<a:t>{text(words)}</a:t>"
    if placeholder.type == "sldNum":
        run = f'<a:fld id="{_FIELD}" type="slidenum">{content}</a:fld>'
    else:
        run = f"<a:r>{content}</a:r>"
    return (
        f"<p:sp><p:nvSpPr>{named(shape_id, name)}{LOCKED}"
        f"<p:nvPr>{placeholder_mark(placeholder)}</p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _footer_properties(canvas: Canvas, placeholder: Placeholder, color: Color) -> str:
    """Language, size, perhaps a colour.

    A footer without a size LibreOffice draws in a style of its own.
    """
    size = round(placeholder.levels[0].size * 100)
    values = attributes({"lang": canvas.language or None, "sz": size})
    return f"<a:rPr{values}>{paint.fill(color)}</a:rPr>" if color else f"<a:rPr{values}/>"
