"""Frames as data: one function a kind, boxes in points, colours as `#RRGGBB`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from deckwright.model.deck import (
    ChartFrame,
    Frame,
    Geometry,
    GroupFrame,
    LineFrame,
    MediaFrame,
    Panel,
    PictureFrame,
    QrFrame,
    Slide,
    TableCell,
    TableFrame,
    TextFrame,
    TextParagraph,
)
from deckwright.model.inlines import Image, Run
from deckwright.model.length import Box, Insets, to_points
from deckwright.model.scenery import PathStep, Shape
from deckwright.model.source import NOWHERE
from deckwright.model.theme import LevelStyle, Placeholder, PlaceholderType
from deckwright.write.slides.chart_nodes import chart_node
from deckwright.write.slides.layout_nodes import shape_node
from deckwright.write.slides.slide_drawing import Node, SlideDrawing, placed, short
from deckwright.write.slides.text_nodes import blocks, loose, paragraph

_QR_BORDER = 2
"""Modules around the code, as in the PPTX."""
_SMALL_PRINT: tuple[PlaceholderType, ...] = ("dt", "ftr", "sldNum")


def frame_nodes(sheet: SlideDrawing) -> list[Node]:
    """The frames of a slide, those that lie behind everything first."""
    title = title_frame(sheet.slide)
    frames = sorted(sheet.slide.frames, key=_lies_behind, reverse=True)
    nodes = [node for frame in frames for node in _nodes(sheet, frame, is_title=frame is title)]
    return [*nodes, *_footer(sheet)]


def title_frame(slide: Slide) -> TextFrame | None:
    """The frame whose first paragraph is the slide's heading; None where that is hidden."""
    if slide.hidden_title:
        return None
    titles = (f for f in slide.frames if isinstance(f, TextFrame) and f.role == "title")
    found = next(titles, None)
    shown = found is not None and any(
        isinstance(inline, Run) and inline.text.strip()
        for inline in (found.paragraphs[0].inlines if found.paragraphs else ())
    )
    return found if shown else None


def _still(frame: MediaFrame) -> PictureFrame | TextFrame:
    """A clip as its poster, or as a plain plate."""
    if frame.poster is not None:
        image = Image(frame.poster.path.name, frame.description, NOWHERE)
        return PictureFrame(frame.box, image, frame.poster)
    return TextFrame("label", frame.box, (), (), panel=Panel(fill=frame.plate[0]))


def behind(sheet: SlideDrawing) -> list[Node]:
    """The picture of a slide's own background, under a veil of black or white."""
    backdrop = sheet.slide.backdrop
    if backdrop is None or backdrop.picture is None:
        return []
    box = Box(0, 0, sheet.theme.width, sheet.theme.height)
    image = Image(backdrop.picture.path.name, "", NOWHERE, decorative=True)
    veil = "#000000" if backdrop.dimming < 0 else "#FFFFFF"
    return [
        *_picture(sheet, PictureFrame(box, image, backdrop.picture, backdrop.crop)),
        shape_node(Shape(box, paint=veil, opacity=abs(backdrop.dimming)), sheet.context),
    ]


def _lies_behind(frame: Frame) -> bool:
    return isinstance(frame, PictureFrame) and frame.background


def _nodes(sheet: SlideDrawing, frame: Frame, *, is_title: bool) -> list[Node]:
    match frame:
        case TextFrame():
            return [_text(sheet, frame) | ({"title": True} if is_title else {})]
        case TableFrame():
            return [_table(sheet, frame)]
        case PictureFrame():
            return _picture(sheet, frame)
        case QrFrame():
            return [_qr(sheet, frame)]
        case ChartFrame():
            return [chart_node(sheet, frame)]
        case GroupFrame(frames=frames):
            return [node for one in frames for node in _nodes(sheet, one, is_title=False)]
        case MediaFrame():
            return _nodes(sheet, _still(frame), is_title=False)
        case LineFrame():
            return [_line(sheet, frame)]
        case _:
            assert_never(frame)


def _text(sheet: SlideDrawing, frame: TextFrame) -> Node:
    node = {
        "t": "text",
        **_text_box(frame.box, frame.insets),
        "anchor": frame.anchor,
        "blocks": blocks(sheet, frame.paragraphs, _inner_width(frame.box, frame.insets)),
    }
    if frame.panel is not None:
        node["panel"] = _panel(sheet, frame.panel, frame.box)
        if frame.panel.bar is not None:
            bar = frame.panel.bar
            node["bar"] = {"width": bar.width, "paint": sheet.color(bar.color)}
    elif frame.placeholder is not None:
        inherited = sheet.slide.layout.placeholder(frame.placeholder).panel
        if inherited is not None:
            node["panel"] = shape_node(replace(inherited, box=frame.box), sheet.context)
    if (to := sheet.destination(frame.link)) is not None:
        node["to"] = to
    return node


def _text_box(box: Box, insets: Insets) -> Node:
    sides = (insets.left, insets.top, insets.right, insets.bottom)
    return {**placed(box), "insets": [short(to_points(side)) for side in sides]}


def _inner_width(box: Box, insets: Insets) -> float:
    return to_points(box.inside(insets).width)


def _panel(sheet: SlideDrawing, panel: Panel, box: Box) -> Node:
    shorter = to_points(min(box.width, box.height))
    return {
        **placed(box),
        "preset": panel.geometry,
        "path": [[kind, *points] for kind, points in outline(panel.geometry, box)],
        "paint": sheet.color(panel.fill) if panel.fill else "",
        "stroke": sheet.stroke(panel.stroke),
        "radius": short(min(panel.radius, shorter / 2)) if panel.geometry == "roundRect" else 0,
    }


def _table(sheet: SlideDrawing, frame: TableFrame) -> Node:
    insets = frame.insets
    sides = (insets.left, insets.top, insets.right, insets.bottom)
    return {
        "t": "table",
        **placed(frame.box),
        "columns": [short(to_points(width)) for width in frame.columns],
        "heights": [short(to_points(row.height)) for row in frame.rows],
        "head": frame.head,
        "insets": [short(to_points(side)) for side in sides],
        "head_rule": sheet.stroke(frame.head_rule),
        "row_rule": sheet.stroke(frame.row_rule),
        "rows": [
            [
                _cell(sheet, frame, cell, frame.head_style if at < frame.head else frame.style)
                for cell in row.cells
            ]
            for at, row in enumerate(frame.rows)
        ],
    }


def _cell(sheet: SlideDrawing, frame: TableFrame, cell: TableCell, style: LevelStyle) -> Node:
    """A cell; the room for its lines is that of the first column where it spans none."""
    insets = to_points(frame.insets.left + frame.insets.right)
    widest = to_points(max(frame.columns, default=0)) * cell.column_span
    body = paragraph(
        sheet,
        cell.inlines,
        replace(style, align=cell.align),
        widest - insets,
        language=cell.language,
    )
    spans = {"across": cell.column_span, "down": cell.row_span}
    below = {"below": short(to_points(cell.below))} if cell.below else {}
    return {
        "blocks": [loose(body)],
        **({} if spans == {"across": 1, "down": 1} else spans),
        **below,
    }


def _picture(sheet: SlideDrawing, frame: PictureFrame) -> list[Node]:
    """A picture; one that cannot be drawn is reported and left out."""
    file = sheet.context.picture(frame.asset.path, frame.image.span)
    if file is None:
        return []
    alt = sheet.clean(frame.image.alt).strip()
    node = {
        "t": "picture",
        **placed(frame.box),
        "file": file,
        "alt": "" if frame.image.decorative else alt,
        "crop": list(frame.crop),
        "preset": frame.geometry,
    }
    if (to := sheet.destination(frame.link)) is not None:
        node["to"] = to
    return [node]


def _qr(sheet: SlideDrawing, frame: QrFrame) -> Node:
    import segno  # noqa: PLC0415 (few slides hold QR codes)

    code = segno.make(frame.url, micro=False)
    svg = code.svg_inline(
        border=_QR_BORDER, dark=sheet.color(frame.dark), light=sheet.color(frame.light)
    )
    return {
        "t": "code",
        **placed(frame.box),
        "svg": svg,
        "alt": f"QR code: {frame.url}",
        "to": sheet.destination(frame.url),
    }


def _line(sheet: SlideDrawing, frame: LineFrame) -> Node:
    (x1, y1), (x2, y2) = frame.start, frame.end
    return {
        "t": "line",
        "start": [short(to_points(x1)), short(to_points(y1))],
        "end": [short(to_points(x2)), short(to_points(y2))],
        "stroke": sheet.stroke(frame.stroke),
        "arrow": frame.heads[1] != "none",
    }


def _footer(sheet: SlideDrawing) -> list[Node]:
    """Date, footer and number, as far as the layout has a place for them."""
    slide = sheet.slide
    shown: dict[PlaceholderType, str] = {
        "dt": slide.footer.date,
        "ftr": slide.footer.text,
        "sldNum": str(slide.number) if slide.footer.number else "",
    }
    return [
        _small_print(sheet, place, shown[kind])
        for kind in _SMALL_PRINT
        for place in slide.layout.of_type(kind)[:1]
        if shown[kind]
    ]


def _small_print(sheet: SlideDrawing, place: Placeholder, words: str) -> Node:
    color = sheet.slide.footer.color or place.levels[0].color
    text = TextParagraph((Run(words),), replace(place.levels[0], bullet=None, color=color))
    frame = TextFrame(
        "footer", place.box, (text,), place.levels, insets=place.insets, anchor=place.anchor
    )
    return _text(sheet, frame) | {"artifact": True}


_ROUND = 0.5523
"""How far the handles of a quarter of an ellipse reach (cubic Bézier curves)."""
_SLANT = 0.25
_FOLD = 1 / 6
_BAND = 0.125


def outline(geometry: Geometry, box: Box) -> tuple[PathStep, ...]:
    """The path of a shape, as shares of its box; nothing for a rectangle or an ellipse.

    After `presetShapeDefinitions.xml` of ECMA-376 part 1, with its usual adjustments.
    """
    shorter = min(box.width, box.height)
    across, down = shorter / max(1, box.width), shorter / max(1, box.height)
    points = _polygons(across * _SLANT).get(geometry)
    if points is not None:
        return _closed(points)
    if geometry == "can":
        return _can(down * _SLANT / 2)
    if geometry == "flowChartPredefinedProcess":
        edge = _closed(((0, 0), (1, 0), (1, 1), (0, 1)))
        return (*edge, *_stroke(_BAND), *_stroke(1 - _BAND))
    if geometry == "foldedCorner":
        x, y = 1 - across * _FOLD, 1 - down * _FOLD
        return (*_closed(((0, 0), (1, 0), (1, y), (x, 1), (0, 1))), *_lines((x, 1), (x, y), (1, y)))
    return ()


def _polygons(slant: float) -> Mapping[Geometry, tuple[tuple[float, float], ...]]:
    return {
        "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
        "hexagon": ((0, 0.5), (slant, 0), (1 - slant, 0), (1, 0.5), (1 - slant, 1), (slant, 1)),
        "parallelogram": ((slant, 0), (1, 0), (1 - slant, 1), (0, 1)),
    }


def _closed(points: tuple[tuple[float, float], ...]) -> tuple[PathStep, ...]:
    return (*_lines(*points), ("close", ()))


def _lines(first: tuple[float, float], *points: tuple[float, float]) -> tuple[PathStep, ...]:
    return (("move", first), *(("line", point) for point in points))


def _stroke(x: float) -> tuple[PathStep, ...]:
    return _lines((x, 0), (x, 1))


def _can(rim: float) -> tuple[PathStep, ...]:
    """A drum whose rim is an ellipse `rim` of the height above and below its edge."""
    handle, reach = rim * _ROUND, 0.5 * _ROUND
    return (
        ("move", (0, rim)),
        ("curve", (0, rim - handle, 0.5 - reach, 0, 0.5, 0)),
        ("curve", (0.5 + reach, 0, 1, rim - handle, 1, rim)),
        ("line", (1, 1 - rim)),
        ("curve", (1, 1 - rim + handle, 0.5 + reach, 1, 0.5, 1)),
        ("curve", (0.5 - reach, 1, 0, 1 - rim + handle, 0, 1 - rim)),
        ("close", ()),
        ("move", (0, rim)),
        ("curve", (0, rim + handle, 0.5 - reach, 2 * rim, 0.5, 2 * rim)),
        ("curve", (0.5 + reach, 2 * rim, 1, rim + handle, 1, rim)),
    )
