"""Groups of shapes (ECMA-376 part 1, 19.3.1.22), whose lines hold on to what they connect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from deckwright.model.deck import Geometry, Glue, GroupFrame, LineFrame, Side, TextFrame
from deckwright.model.theme import Layout
from deckwright.ooxml.markup import attributes
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.shapes import line_shape, named, text_shape

_SITES: Mapping[Geometry, Mapping[Side, int]] = {
    "ellipse": {"top": 0, "left": 2, "bottom": 4, "right": 6},
    "hexagon": {"right": 0, "bottom": 1, "left": 3, "top": 4},
    "can": {},
    "parallelogram": {"top": 0, "left": 2, "bottom": 4, "right": 5},
}
"""Numbers of connection sites, from `presetShapeDefinitions.xml` of ECMA-376 part 1.

LibreOffice numbers those of a `can` in its own way and would move the lines, so it has none.
"""
_FOUR: Mapping[Side, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
"""The same of all other shapes."""


def group_shape(canvas: Canvas, frame: GroupFrame, layout: Layout, shape_id: int) -> str:
    """A group as `p:grpSp`; what is in it has its place on the slide."""
    ids = [canvas.next_id() for _ in frame.frames]
    texts = {
        one.name: (number, one)
        for number, one in zip(ids, frame.frames, strict=True)
        if isinstance(one, TextFrame)
    }
    shapes = ""
    for number, one in zip(ids, frame.frames, strict=True):
        match one:
            case TextFrame():
                shapes += text_shape(canvas, one, layout, number)
            case LineFrame():
                shapes += line_shape(one, number, _glued(one, texts))
            case _:
                assert_never(one)
    box = frame.box
    place = f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
    inner = place.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    name = named(shape_id, frame.name or f"Group {shape_id - 1}", description=frame.description)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
    )


def _glued(line: LineFrame, texts: Mapping[str, tuple[int, TextFrame]]) -> str:
    return "".join(
        _connection(tag, glue, texts)
        for tag, glue in zip(("a:stCxn", "a:endCxn"), line.glue, strict=True)
        if glue is not None
    )


def _connection(tag: str, glue: Glue, texts: Mapping[str, tuple[int, TextFrame]]) -> str:
    number, frame = texts[glue.frame]
    geometry: Geometry = frame.panel.geometry if frame.panel else "rect"
    site = _SITES.get(geometry, _FOUR).get(glue.side)
    return "" if site is None else f"<{tag}{attributes({'id': number, 'idx': site})}/>"
