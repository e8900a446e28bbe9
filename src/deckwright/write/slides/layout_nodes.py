"""What a layout draws as data: its background, shapes, pictures and words of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from deckwright.model.inlines import Run
from deckwright.model.length import to_points
from deckwright.model.scenery import Bitmap, Gradient, Paint, Shape
from deckwright.model.source import NOWHERE
from deckwright.model.theme import Layout, StaticText
from deckwright.write.slides.slide_drawing import Node, SlideDrawing, placed, short
from deckwright.write.slides.text_nodes import loose, paragraph
from deckwright.write.typst.context import DocumentContext


def layout_node(sheet: SlideDrawing, layout: Layout, behind: Sequence[Node] = ()) -> Node:
    """All that a layout draws, back to front, upon what lies `behind` it."""
    marks = list(behind)
    for decoration in layout.decorations:
        match decoration:
            case Shape():
                marks.append(shape_node(decoration, sheet.context))
            case StaticText():
                marks.append(_words(sheet, decoration))
            case _:
                assert_never(decoration)
    return {"background": paint_node(layout.background, sheet.context), "marks": marks}


def shape_node(shape: Shape, context: DocumentContext) -> Node:
    """A surface or a line of the design."""
    stroke = {"paint": shape.outline, "width": short(shape.outline_width)}
    shorter = to_points(min(shape.box.width, shape.box.height))
    return {
        "t": "shape",
        **placed(shape.box),
        "preset": shape.preset,
        "paint": paint_node(shape.paint, context),
        "opacity": shape.opacity,
        "stroke": stroke if shape.outline else None,
        "radius": short(min(shape.rounding, 0.5) * shorter) if shape.preset == "roundRect" else 0,
        "rotation": shape.rotation,
        "rising": shape.rising,
        "path": [[kind, *points] for kind, points in shape.path],
    }


def paint_node(paint: Paint, context: DocumentContext) -> str | Node:
    """A colour as it is; a gradient or a picture as what draws it."""
    match paint:
        case str():
            return paint
        case Gradient(stops=stops, angle=angle, radial=radial):
            # Typst wants stops at both ends.
            ends = (replace(stops[0], position=0.0), *stops[1:-1], replace(stops[-1], position=1.0))
            colors = [[one.color, one.opacity, short(one.position)] for one in ends]
            return {"t": "gradient", "stops": colors, "angle": angle, "radial": radial}
        case Bitmap():
            file = _staged(paint, context)
            return {"t": "bitmap", "file": file, "crop": list(paint.crop)} if file else ""
        case _:
            assert_never(paint)


def _staged(bitmap: Bitmap, context: DocumentContext) -> str | None:
    """The staged name of a template's picture; None where it is damaged."""
    digest = hashlib.sha256(bitmap.data).hexdigest()[:16]
    source = Path(context.pictures.folder.parent, f"{digest}.{bitmap.format}")
    if not source.exists():
        source.write_bytes(bitmap.data)
    return context.picture(source, NOWHERE)


def _words(sheet: SlideDrawing, text: StaticText) -> Node:
    inner = text.box.inside(text.insets)
    insets = text.insets
    sides = (insets.left, insets.top, insets.right, insets.bottom)
    room = to_points(inner.width)
    return {
        "t": "text",
        **placed(text.box),
        "insets": [short(to_points(side)) for side in sides],
        "anchor": text.anchor,
        "rotation": text.rotation,
        "artifact": True,
        "blocks": [
            loose(
                paragraph(sheet, _runs(words), style, room),
                above=short(style.space_before) if at else 0.0,
            )
            for at, (words, style) in enumerate(text.paragraphs)
        ],
    }


def _runs(words: str) -> tuple[Run, ...]:
    return (Run(words),) if words else ()
