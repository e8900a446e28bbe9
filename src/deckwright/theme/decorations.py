"""What a master or layout draws itself: its background, and shapes that are no placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckwright.model.length import Box, Insets
from deckwright.model.scenery import Bitmap, Paint, PathStep, Preset, Shape
from deckwright.model.theme import Anchor, Decoration, LevelStyle, StaticText
from deckwright.ooxml.elements import Element, local_name
from deckwright.ooxml.names import A, P
from deckwright.ooxml.units import WHOLE, degrees, is_on, number
from deckwright.theme.backgrounds import FIRST_BACKGROUND, Scene, fill_of, read_edge, read_paint
from deckwright.theme.textstyles import (
    LEVELS,
    Fonts,
    Properties,
    merge,
    read_list_style,
    read_paragraph_style,
    resolve,
)

_ROUNDING = 16_667
"""100,000ths of the shorter side; the preset's own `adj`."""
_PRESETS: dict[str, Preset] = {
    "rect": "rect",
    "roundRect": "roundRect",
    "round2SameRect": "roundRect",
    "ellipse": "ellipse",
    "line": "line",
    "straightConnector1": "line",
}
_POLYGONS: dict[str, tuple[tuple[float, float], ...]] = {
    "triangle": ((0.5, 0), (1, 1), (0, 1)),
    "rtTriangle": ((0, 0), (1, 1), (0, 1)),
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
    "trapezoid": ((0.25, 0), (0.75, 0), (1, 1), (0, 1)),
    "homePlate": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1)),
    "chevron": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1), (0.25, 0.5)),
}
"""Presets with straight edges, at their usual adjustments."""
_POINTS = {"moveTo": 1, "lnTo": 1, "cubicBezTo": 3, "quadBezTo": 2}

_ANCHORS: dict[str, Anchor] = {"ctr": "middle", "b": "bottom"}


@dataclass(frozen=True, slots=True)
class Lettering:
    """What text outside placeholders looks like where it does not say."""

    fonts: Fonts
    styles: tuple[Properties, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the coordinates of a group's shapes become those of the slide."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, transform: Element | None) -> Box | None:
        """Where `transform` puts its shape on the slide."""
        if transform is None:
            return None
        offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
        if offset is None or extent is None:
            return None
        return Box(
            round(self.x + self.across * number(offset.get("x"))),
            round(self.y + self.down * number(offset.get("y"))),
            max(0, round(self.across * number(extent.get("cx")))),
            max(0, round(self.down * number(extent.get("cy")))),
        )

    def within(self, transform: Element | None) -> _Frame:
        """The frame of the shapes in the group that `transform` places."""
        outer = self.box(transform)
        if transform is None or outer is None:
            return self
        offset, extent = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
        if offset is None or extent is None:
            return self
        across = outer.width / (number(extent.get("cx")) or 1)
        down = outer.height / (number(extent.get("cy")) or 1)
        left = outer.left - across * number(offset.get("x"))
        return _Frame(left, outer.top - down * number(offset.get("y")), across, down)


def read_background(scene: Scene, slide: Element) -> Paint:
    """What a master or layout is covered with; empty where it says nothing."""
    background = slide.find(f"{P}cSld/{P}bg")
    if background is None:
        return ""
    own = background.find(f"{P}bgPr")
    if own is not None:
        return read_paint(scene, fill_of(own))[0]
    reference = background.find(f"{P}bgRef")
    if reference is None:
        return ""
    color = scene.palette.rgb(reference) or ""
    styles = scene.theme.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst")
    index = number(reference.get("idx")) - FIRST_BACKGROUND
    if styles is None or not 0 <= index < len(styles):
        return color
    paint = read_paint(scene, styles[index], color)[0]
    # A theme's own pictures belong to the theme's part and are textures in the reference's colour.
    return color if isinstance(paint, Bitmap) or not paint else paint


def read_decorations(scene: Scene, slide: Element, lettering: Lettering) -> tuple[Decoration, ...]:
    """The shapes of a master or layout that are no placeholders, back to front.

    `lettering` is that of text in plain boxes.
    """
    tree = slide.find(f"{P}cSld/{P}spTree")
    return () if tree is None else tuple(_decorations(scene, tree, _Frame(), lettering))


def read_panel(scene: Scene, shape: Element, box: Box) -> Shape | None:
    """The fill and edge that a placeholder brings along; None where it has neither."""
    drawn = _surface(scene, shape, box)
    return drawn if drawn.paint or drawn.outline else None


def _decorations(
    scene: Scene, tree: Element, frame: _Frame, lettering: Lettering
) -> Iterator[Decoration]:
    for element in tree:
        if _is_hidden(element) or element.find(f"*/{P}nvPr/{P}ph") is not None:
            continue
        match local_name(element):
            case "grpSp":
                inner = frame.within(element.find(f"{P}grpSpPr/{A}xfrm"))
                yield from _decorations(scene, element, inner, lettering)
            case "sp" | "cxnSp" | "pic":
                box = frame.box(element.find(f"{P}spPr/{A}xfrm"))
                if box is not None:
                    yield from _drawn(scene, element, box, lettering)
            case _:
                pass


def _is_hidden(element: Element) -> bool:
    properties = element.find(f"*/{P}cNvPr")
    return _is_set(properties, "hidden")


def _is_set(element: Element | None, name: str) -> bool:
    return element is not None and is_on(element.get(name))


def _drawn(scene: Scene, element: Element, box: Box, lettering: Lettering) -> Iterator[Decoration]:
    shape = _surface(scene, element, box)
    if shape.paint or shape.outline:
        yield shape
    words = _static_text(scene, element, shape, lettering)
    if words is not None:
        yield words


def _surface(scene: Scene, element: Element, box: Box) -> Shape:
    properties, style = element.find(f"{P}spPr"), element.find(f"{P}style")
    if local_name(element) == "pic":
        paint, opacity = read_paint(scene, element.find(f"{P}blipFill"))
    else:
        paint, opacity = _fill(scene, properties, style)
    if properties is None:
        return Shape(box, paint=paint, opacity=opacity)
    outline, width = read_edge(scene, properties.find(f"{A}ln"), style)
    transform, geometry = properties.find(f"{A}xfrm"), properties.find(f"{A}prstGeom")
    name = geometry.get("prst", "") if geometry is not None else ""
    outer = _PRESETS.get(name, "rect")
    flips = _is_set(transform, "flipH"), _is_set(transform, "flipV")
    return Shape(
        box,
        preset=outer,
        paint=paint,
        opacity=opacity,
        outline=outline,
        outline_width=width,
        rounding=_rounding(geometry) if outer == "roundRect" else 0.0,
        rotation=degrees(transform.get("rot")) if transform is not None else 0.0,
        rising=flips[0] != flips[1],
        path=_flipped(_path(properties, name), flips),
    )


def _fill(scene: Scene, properties: Element | None, style: Element | None) -> tuple[Paint, float]:
    own = fill_of(properties)
    if own is not None:
        return read_paint(scene, own)
    reference = style.find(f"{A}fillRef") if style is not None else None
    if reference is None or not number(reference.get("idx")):
        return "", 1.0
    return scene.palette.rgb(reference) or "", 1.0


def _rounding(geometry: Element | None) -> float:
    guide = geometry.find(f"{A}avLst/{A}gd") if geometry is not None else None
    formula = guide.get("fmla", "") if guide is not None else ""
    return number(formula.removeprefix("val ").strip(), _ROUNDING) / WHOLE


def _path(properties: Element, name: str) -> tuple[PathStep, ...]:
    """The edge of a free form, or of a preset with straight edges, in shares of its box."""
    corners = _POLYGONS.get(name)
    if corners:
        first, *others = corners
        return (("move", first), *(("line", corner) for corner in others), ("close", ()))
    steps: list[PathStep] = []
    for path in properties.iterfind(f"{A}custGeom/{A}pathLst/{A}path"):
        width, height = number(path.get("w")) or 1, number(path.get("h")) or 1
        for step in path:
            points = [
                value / whole
                for point in step.iterfind(f"{A}pt")
                for value, whole in (
                    (number(point.get("x")), width),
                    (number(point.get("y")), height),
                )
            ]
            steps += _step(local_name(step), points)
    return tuple(steps)


def _step(name: str, points: list[float]) -> Iterator[PathStep]:
    """One step; arcs, which few designs draw by hand, are left out."""
    if len(points) != 2 * _POINTS.get(name, 0):
        return
    match name:
        case "moveTo":
            yield "move", tuple(points)
        case "lnTo":
            yield "line", tuple(points)
        case "cubicBezTo":
            yield "curve", tuple(points)
        case "quadBezTo":
            yield "curve", (*points[:2], *points[:2], *points[2:])
        case "close":
            yield "close", ()
        case _:
            pass


def _flipped(steps: tuple[PathStep, ...], mirrored: tuple[bool, bool]) -> tuple[PathStep, ...]:
    """`steps`, turned around across and down."""
    if not any(mirrored):
        return steps
    return tuple(
        (kind, tuple(1 - v if mirrored[at % 2] else v for at, v in enumerate(points)))
        for kind, points in steps
    )


def _static_text(
    scene: Scene, element: Element, shape: Shape, lettering: Lettering
) -> StaticText | None:
    """The words in a shape; None where there are none. Fields, which change, are left out."""
    body = element.find(f"{P}txBody")
    if body is None:
        return None
    own = merge((read_list_style(body.find(f"{A}lstStyle")), lettering.styles))
    paragraphs = tuple(
        ("".join(text.text or "" for text in paragraph.iterfind(f"{A}r/{A}t")), style)
        for paragraph in body.iterfind(f"{A}p")
        for style in (_level(scene, paragraph, own, lettering.fonts),)
    )
    if not any(words.strip() for words, _ in paragraphs):
        return None
    properties = body.find(f"{A}bodyPr")
    anchor = properties.get("anchor", "") if properties is not None else ""
    return StaticText(
        shape.box, paragraphs, _insets(properties), _ANCHORS.get(anchor, "top"), shape.rotation
    )


def _level(
    scene: Scene, paragraph: Element, styles: tuple[Properties, ...], fonts: Fonts
) -> LevelStyle:
    properties = paragraph.find(f"{A}pPr")
    level = number(properties.get("lvl")) if properties is not None else 0
    style = styles[min(max(0, level), LEVELS - 1)] | read_paragraph_style(paragraph)
    (resolved,) = resolve((style,), scene.palette, fonts)
    color = resolved.color
    shown = color if color.startswith("#") else scene.palette.slot(color)
    return replace(resolved, color=shown, bullet=None)


def _insets(properties: Element | None) -> Insets:
    usual = Insets()
    if properties is None:
        return usual
    return Insets(
        number(properties.get("lIns"), usual.left),
        number(properties.get("tIns"), usual.top),
        number(properties.get("rIns"), usual.right),
        number(properties.get("bIns"), usual.bottom),
    )
