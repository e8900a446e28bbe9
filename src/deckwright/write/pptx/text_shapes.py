"""Shapes: text in placeholders and in boxes of its own, panels, lines, and groups of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from deckwright.model.deck import (
    Geometry,
    Glue,
    GroupFrame,
    LineFrame,
    Panel,
    Side,
    Stroke,
    TextFrame,
)
from deckwright.model.diagrams import LineHead
from deckwright.model.inlines import Link
from deckwright.model.length import EMU_PER_INCH, Box, Insets, points
from deckwright.model.theme import Anchor, Layout, Placeholder
from deckwright.ooxml.markup import attributes, text
from deckwright.ooxml.names import DECORATIVE
from deckwright.write.pptx import paint
from deckwright.write.pptx.part_canvas import Canvas
from deckwright.write.pptx.text_runs import paragraphs
from deckwright.write.pptx.text_style import level, list_style

SHAPE_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""How every `p:spTree` begins."""

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative xmlns:adec="{DECORATIVE}" val="1"/></a:ext></a:extLst>'
)
_TITLE = '<p:ph type="title"/>'
LOCKED = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_TEXT_BOX = '<p:cNvSpPr txBox="1"/>'
_ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
_HEADS: dict[LineHead, str] = {
    "arrow": "triangle",
    "open": "arrow",
    "diamond": "diamond",
    "oval": "oval",
}
"""ECMA-376 part 1, 20.1.10.33 `ST_LineEndType`."""
_CORNER = 0.29289
"""The share of its corners' radius by which a `roundRect` keeps text away from its sides."""
_ROUNDEST = 50_000
"""The adjustment of a `roundRect` whose corners meet: half of its shorter side."""


def named(
    shape_id: int,
    name: str,
    *,
    description: str | None = None,
    click: str = "",
    decorative: bool = False,
) -> str:
    """`p:cNvPr`: what a shape is called, how it is read out, where a click leads."""
    values: dict[str, str | int | None] = {"id": shape_id, "name": name, "descr": description}
    children = click + (_DECORATIVE if decorative else "")
    return f"<p:cNvPr{attributes(values)}>{children}</p:cNvPr>"


def place(box: Box, tag: str = "a:xfrm", flip: str = "") -> str:
    """Where a shape stands."""
    return (
        f'<{tag}{flip}><a:off x="{box.left}" y="{box.top}"/>'
        f'<a:ext cx="{max(0, box.width)}" cy="{max(0, box.height)}"/></{tag}>'
    )


def geometry(preset: str, adjustment: int | None = None) -> str:
    """`a:prstGeom`."""
    guide = "" if adjustment is None else f'<a:gd name="adj" fmla="val {adjustment}"/>'
    return f"<a:prstGeom{attributes({'prst': preset})}><a:avLst>{guide}</a:avLst></a:prstGeom>"


def placeholder_mark(placeholder: Placeholder) -> str:
    """`p:ph`, with which a shape takes the place of a placeholder of its layout."""
    values = {
        "type": None if placeholder.type == "obj" else placeholder.type,
        "orient": "vert" if placeholder.vertical else None,
        "idx": placeholder.idx or None,
    }
    return f"<p:ph{attributes(values)}/>"


def text_shape(canvas: Canvas, frame: TextFrame, layout: Layout, shape_id: int) -> str:
    """A text frame as `p:sp`, followed by its bar where the panel has one."""
    placeholder = None if frame.placeholder is None else layout.placeholder(frame.placeholder)
    if placeholder is not None:
        mark = placeholder_mark(placeholder)
    elif frame.role == "title" and layout.title is None:
        mark = _TITLE
    else:
        mark = ""
    name = frame.name or f"{frame.role.capitalize()} {shape_id - 1}"
    properties = named(
        shape_id,
        name,
        description=frame.description or None,
        click=canvas.click(Link(frame.link)),
    )
    shape = (
        f"<p:sp><p:nvSpPr>{properties}"
        f"{LOCKED if mark else _TEXT_BOX}<p:nvPr>{mark}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_position(frame.box, placeholder)}{_outline(frame, placeholder)}</p:spPr>"
        f"<p:txBody>{_body_properties(frame, placeholder)}{_levels(canvas, frame, placeholder)}"
        f"{paragraphs(canvas, frame.paragraphs, frame.levels)}</p:txBody></p:sp>"
    )
    if frame.panel is None or frame.panel.bar is None:
        return shape
    return shape + _bar(canvas, frame.box, frame.panel, frame.panel.bar)


def line_shape(frame: LineFrame, shape_id: int, glued: str = "") -> str:
    """A straight line as `p:cxnSp`; `glued` is the XML that says what it holds on to."""
    (x1, y1), (x2, y2) = frame.start, frame.end
    box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    flip = attributes({"flipH": 1 if x2 < x1 else None, "flipV": 1 if y2 < y1 else None})
    pointed = frame.heads != ("none", "none")
    name = f"{'Arrow' if pointed else 'Line'} {shape_id - 1}"
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{named(shape_id, name, decorative=True)}"
        f"<p:cNvCxnSpPr>{glued}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{place(box, flip=flip)}{geometry('line')}"
        f"{paint.line(frame.stroke, ends=_ends(frame))}</p:spPr></p:cxnSp>"
    )


def _ends(frame: LineFrame) -> str:
    return "".join(
        f'<{tag} type="{_HEADS[head]}"/>'
        for tag, head in zip(("a:headEnd", "a:tailEnd"), frame.heads, strict=True)
        if head != "none"
    )


def hidden_title(canvas: Canvas, title: str, layout: Layout) -> str:
    """The title just above the slide, where only screen readers and the outline find it.

    A long one grows away from the slide.
    """
    shape_id = canvas.next_id()
    own = layout.title
    width, height = (own.box.width, own.box.height) if own else (canvas.theme.width, EMU_PER_INCH)
    box = Box(own.box.left if own else 0, -height, width, height)
    properties = f"<a:rPr{attributes({'lang': canvas.language or None})}/>"
    return (
        f"<p:sp><p:nvSpPr>{named(shape_id, f'Title {shape_id - 1}')}{LOCKED}"
        f"<p:nvPr>{placeholder_mark(own) if own else _TITLE}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{place(box)}{'' if own else geometry('rect')}</p:spPr>"
        '<p:txBody><a:bodyPr anchor="b"/><a:lstStyle/>'
        f"<a:p><a:r>{properties}<a:t>{text(title)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _position(box: Box, placeholder: Placeholder | None) -> str:
    return "" if placeholder is not None and placeholder.box == box else place(box)


def _outline(frame: TextFrame, placeholder: Placeholder | None) -> str:
    """Geometry, fill and border: the panel's, or a plain box, or the placeholder's own."""
    panel = frame.panel
    if panel is not None:
        shape = geometry(panel.geometry, _rounding(panel, frame.box))
        return shape + paint.fill(panel.fill) + paint.line(panel.stroke)
    return geometry("rect") + paint.NO_FILL if placeholder is None else ""


def _rounding(panel: Panel, box: Box) -> int | None:
    if panel.geometry != "roundRect":
        return None
    side = max(1, min(box.width, box.height))
    return min(_ROUNDEST, round(points(panel.radius) / side * 100_000))


def _body_properties(frame: TextFrame, placeholder: Placeholder | None) -> str:
    """`a:bodyPr`; a placeholder keeps its own fitting, a box of ours is as large as planned."""
    same_insets = placeholder is not None and placeholder.insets == frame.insets
    same_anchor = placeholder is not None and placeholder.anchor == frame.anchor
    values: dict[str, str | int | None] = {}
    if placeholder is None:
        values |= {"wrap": "square"}
    if not same_insets:
        inset = _within_corners(frame)
        values |= {
            "lIns": inset.left,
            "tIns": inset.top,
            "rIns": inset.right,
            "bIns": inset.bottom,
        }
    if not same_anchor:
        values |= {"anchor": _ANCHORS[frame.anchor]}
    fitting = "<a:noAutofit/>" if placeholder is None else ""
    return f"<a:bodyPr{attributes(values)}>{fitting}</a:bodyPr>"


def _within_corners(frame: TextFrame) -> Insets:
    """A frame's insets, less what a rounded panel keeps free for its corners by itself.

    ECMA-376's presetShapeDefinitions.xml, `roundRect`: its text rectangle is `il` smaller.
    """
    panel, inset = frame.panel, frame.insets
    rounding = _rounding(panel, frame.box) if panel is not None else None
    if not rounding:
        return inset
    side = min(frame.box.width, frame.box.height)
    kept = round(side * rounding / 100_000 * _CORNER)
    sides = (inset.left, inset.top, inset.right, inset.bottom)
    return Insets(*(max(0, own - kept) for own in sides))


def _levels(canvas: Canvas, frame: TextFrame, placeholder: Placeholder | None) -> str:
    used = {paragraph.level for paragraph in frame.paragraphs}
    return list_style(
        {
            number: (
                level(frame.levels, number),
                None if placeholder is None else level(placeholder.levels, number),
            )
            for number in used
        },
        canvas.fonts,
    )


def _bar(canvas: Canvas, box: Box, panel: Panel, bar: Stroke) -> str:
    """The rule at a panel's left edge: a rectangle, kept clear of rounded corners."""
    shape_id = canvas.next_id()
    corner = points(panel.radius) if panel.geometry == "roundRect" else 0
    rule = Box(box.left, box.top + corner, points(bar.width), box.height - 2 * corner)
    return (
        f"<p:sp><p:nvSpPr>{named(shape_id, f'Bar {shape_id - 1}', decorative=True)}"
        "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place(rule)}{geometry('rect')}{paint.fill(bar.color)}{paint.line(None)}</p:spPr>"
        "</p:sp>"
    )


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
    """A group as `p:grpSp` (ECMA-376 part 1, 19.3.1.22); what is in it has its place on the slide.

    Its lines hold on to what they connect.
    """
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
    position = f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
    inner = position.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    name = named(shape_id, frame.name or f"Group {shape_id - 1}", description=frame.description)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{position}{inner}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
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
