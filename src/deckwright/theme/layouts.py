"""The layouts of a template, with everything that they inherit from master and theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from deckwright.model.colors import contrast
from deckwright.model.length import Box, Insets
from deckwright.model.theme import Anchor, Layout, Placeholder, PlaceholderType
from deckwright.ooxml.colors import Palette, is_dark
from deckwright.ooxml.elements import Element, attributes_of
from deckwright.ooxml.names import A, P, R
from deckwright.ooxml.units import number
from deckwright.theme.backgrounds import Scene, backdrop, shape_box
from deckwright.theme.layout_scenery import clutter, grounds, read_place_panel, read_scenery
from deckwright.theme.legibility import LARGE, TEXT
from deckwright.theme.masters import Master, Stage, placeholder_shapes, placeholder_type
from deckwright.theme.textstyles import merge, read_list_style, resolve

_MASTER_TYPE: Mapping[PlaceholderType, PlaceholderType] = MappingProxyType(
    {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
)
"""From which placeholder of the master one of a layout inherits; all others: its body."""
_USUAL: Mapping[str, tuple[float, float, float, float]] = MappingProxyType(
    {
        "title": (0.05, 0.05, 0.9, 0.16),
        "body": (0.05, 0.25, 0.9, 0.65),
        "dt": (0.05, 0.92, 0.25, 0.05),
        "ftr": (0.33, 0.92, 0.34, 0.05),
        "sldNum": (0.7, 0.92, 0.25, 0.05),
    }
)
"""Left, top, width and height as shares of the slide."""
_STYLE = MappingProxyType({"title": "titleStyle", "body": "bodyStyle"})
_ANCHORS: Mapping[str, Anchor] = MappingProxyType({"ctr": "middle", "b": "bottom"})
_QUARTER_TURN = 5_400_000
"""60,000ths of a degree."""
_TEXTS: tuple[PlaceholderType, ...] = ("body", "obj", "subTitle")
_PLAIN = ("tx1", "tx2", "bg1", "bg2")
_LEGIBLE = 1.7
"""Contrast below which text is meant for something that covers the background."""


@dataclass(frozen=True, slots=True)
class FoundLayout:
    """A layout and what only matching it to roles needs."""

    layout: Layout
    kind: str
    """ECMA-376 part 1, 19.7.15 `ST_SlideLayoutType`; empty where the file has none."""
    master: int
    """Counted from 0."""
    readable: bool
    """Whether its text stands out from its background."""
    clutter: float = 0.0
    """How much of its text stands partly on drawings, 0 to 1."""


def read_layouts(master: Master, colors: Mapping[str, str]) -> Iterator[FoundLayout]:
    """A master's layouts, in its order; `colors` are the theme's, to tell what differs."""
    relations = master.stage.package.relations(master.scene.part)
    targets = {relation.id: relation.target for relation in relations}
    for element in master.root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
        part = targets.get(element.get(f"{R}id") or "", "")
        yield _read_layout(master, part, colors)


def _read_layout(master: Master, part: str, colors: Mapping[str, str]) -> FoundLayout:
    root = master.stage.package.xml(part)
    override = attributes_of(root.find(f"{P}clrMapOvr/{A}overrideClrMapping"))
    palette = Palette(master.scene.palette.scheme, override or master.scene.palette.mapping)
    scene = replace(master.scene, part=part, palette=palette)
    placeholders = tuple(_placeholders(master, root, scene))
    background = _background(master, root, scene)
    every = (*placeholders, *_placeholders(master, master.root, scene))
    shown = _colors(palette, background, every)
    painted, decorations = read_scenery(master, scene, root, master_shapes=_shows_master(root))
    texts = [one for one in placeholders if one.type in _TEXTS] or [
        one for one in every if one.type in _TEXTS
    ]
    below = dict(grounds(texts, decorations, background))
    links = _links(palette, {below.get(one.idx, background) for one in texts} or {background})
    if links:
        shown["hlink"] = shown["folHlink"] = palette.slot(links)
    behind = dict(grounds(placeholders, decorations, background))
    common = root.find(f"{P}cSld")
    name = common.get("name", "") if common is not None else ""
    layout = Layout(
        name=name or part.rpartition("/")[2].removesuffix(".xml"),
        part=f"/{part}",
        placeholders=placeholders,
        dark=is_dark(background),
        colors={slot: color for slot, color in shown.items() if color != colors[slot]},
        links=links,
        background=painted,
        decorations=decorations,
        grounds=behind,
    )
    readable = all(
        contrast(color, behind.get(placeholder.idx, background)) >= _LEGIBLE
        for placeholder, color in _text_colors(palette, placeholders)
    )
    disturbed = clutter(layout.of_type(*_TEXTS), decorations)
    return FoundLayout(layout, root.get("type", ""), master.index, readable, disturbed)


def _background(master: Master, root: Element, scene: Scene) -> str:
    below = master.background
    if not _shows_master(root):
        below = backdrop(master.scene, master.root, None, shapes=False)
    return backdrop(scene, root, below) or scene.palette.slot("bg1")


def _shows_master(root: Element) -> bool:
    return root.get("showMasterSp") not in ("0", "false")


def _placeholders(master: Master, root: Element, scene: Scene) -> Iterator[Placeholder]:
    for shape, holder in placeholder_shapes(root):
        kind = placeholder_type(holder)
        inherited = _MASTER_TYPE.get(kind, "body")
        above = master.shapes.get(inherited)
        own = above if above is not None else shape
        body, parent = shape.find(f"{P}txBody/{A}bodyPr"), own.find(f"{P}txBody/{A}bodyPr")
        style = merge(
            (
                read_list_style(shape.find(f"{P}txBody/{A}lstStyle")),
                read_list_style(own.find(f"{P}txBody/{A}lstStyle")),
                master.styles[_STYLE.get(inherited, "otherStyle")],
                master.stage.defaults,
            )
        )
        properties = shape.find(f"*/{P}cNvPr")
        box = shape_box(shape) or shape_box(own) or _usual_box(inherited, master.stage)
        yield Placeholder(
            idx=number(holder.get("idx")),
            type=kind,
            name=properties.get("name", "") if properties is not None else "",
            box=box,
            levels=resolve(style, scene.palette, master.fonts),
            insets=_insets(body, parent),
            anchor=_ANCHORS.get(_inherited("anchor", body, parent) or "", "top"),
            vertical=_is_vertical(shape, holder, body, parent),
            panel=read_place_panel(master, scene, shape, above, box),
        )


def _usual_box(kind: PlaceholderType, stage: Stage) -> Box:
    """Where Office puts a placeholder of which neither layout nor master says where."""
    left, top, width, height = _USUAL.get(kind, _USUAL["body"])
    return Box(
        round(left * stage.width),
        round(top * stage.height),
        round(width * stage.width),
        round(height * stage.height),
    )


def _inherited(name: str, *elements: Element | None) -> str | None:
    values = (element.get(name) for element in elements if element is not None)
    return next((value for value in values if value is not None), None)


def _insets(*bodies: Element | None) -> Insets:
    usual = Insets()
    return Insets(
        number(_inherited("lIns", *bodies), usual.left),
        number(_inherited("tIns", *bodies), usual.top),
        number(_inherited("rIns", *bodies), usual.right),
        number(_inherited("bIns", *bodies), usual.bottom),
    )


def _is_vertical(shape: Element, holder: Element, *bodies: Element | None) -> bool:
    frame = shape.find(f".//{A}xfrm")
    turn = number(frame.get("rot")) if frame is not None else 0
    return (
        holder.get("orient") == "vert"
        or (_inherited("vert", *bodies) or "horz") != "horz"
        or round(turn / _QUARTER_TURN) % 2 == 1
    )


def _colors(palette: Palette, background: str, texts: tuple[Placeholder, ...]) -> dict[str, str]:
    """The slots as they show on a layout.

    Where its text colour could not be read on the background, one takes its place that `texts`,
    the placeholders of layout and master, do have and that can.
    """
    slots = palette.slots() | {"bg1": background}
    shown = (color for _, color in _text_colors(palette, texts))
    readable = next((color for color in shown if contrast(color, background) >= TEXT), None)
    if readable:
        for slot in ("tx1", "tx2"):
            if contrast(slots[slot], background) < TEXT:
                slots[slot] = readable
    return slots


def _links(palette: Palette, behind: set[str]) -> str:
    """The slot of the theme that links take where their own can hardly be seen; else nothing.

    `behind` are the colours that text stands on.
    """
    ratios = {
        slot: min(contrast(palette.slot(slot), ground) for ground in behind)
        for slot in ("hlink", *_PLAIN)
    }
    if ratios["hlink"] >= LARGE:
        return ""
    return next((slot for slot in _PLAIN if ratios[slot] >= TEXT), "")


def _text_colors(
    palette: Palette, placeholders: tuple[Placeholder, ...]
) -> Iterator[tuple[Placeholder, str]]:
    """The colours of a layout's text as `#RRGGBB`, footers left out."""
    for placeholder in placeholders:
        if placeholder.type not in ("dt", "ftr", "sldNum"):
            color = placeholder.levels[0].color
            yield placeholder, color if color.startswith("#") else palette.slot(color)
