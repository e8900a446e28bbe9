"""A slide: its frames drawn into one shape tree."""

from __future__ import annotations

from typing import assert_never

from deckwright.model.deck import (
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
from deckwright.model.theme import Layout
from deckwright.ooxml.markup import NAMESPACES, document
from deckwright.write.pptx.animation import timing, transition
from deckwright.write.pptx.background import backdrop
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.chart_part import chart_shape
from deckwright.write.pptx.clip import media_shape
from deckwright.write.pptx.footer import footer_shapes
from deckwright.write.pptx.group import group_shape
from deckwright.write.pptx.picture_shapes import picture_shape, qr_shape
from deckwright.write.pptx.shapes import SHAPE_TREE, hidden_title, line_shape, text_shape
from deckwright.write.pptx.table_frame import table_shape


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
