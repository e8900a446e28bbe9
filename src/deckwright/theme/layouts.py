"""The layouts of a template, with everything that they inherit from master and theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import get_args

from deckwright.model.length import Box, Insets
from deckwright.model.theme import Anchor, Layout, Placeholder, PlaceholderType
from deckwright.theme.backgrounds import Scene, backdrop
from deckwright.theme.colors import OFFICE_SCHEME, PLAIN_MAP, Palette, contrast, is_dark
from deckwright.theme.oxml import A, Element, P, R, attributes, local_name, number
from deckwright.theme.package import Package, TemplateError
from deckwright.theme.textstyles import Fonts, Properties, merge, read_list_style, resolve

_TYPES: Mapping[str, PlaceholderType] = MappingProxyType(
    {name: name for name in get_args(PlaceholderType)}
)
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
_READABLE = 3.0
"""Contrast that large text needs (WCAG 2.2, 1.4.3)."""
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


@dataclass(frozen=True, slots=True)
class Stage:
    """What the whole presentation fixes: the slide's size and its default text style."""

    package: Package
    width: int
    height: int
    defaults: tuple[Properties, ...]


@dataclass(frozen=True, slots=True)
class Master:
    """A slide master, read once for all its layouts."""

    stage: Stage
    index: int
    root: Element
    scene: Scene
    fonts: Fonts
    styles: Mapping[str, tuple[Properties, ...]]
    """By `titleStyle`, `bodyStyle`, `otherStyle`."""
    shapes: Mapping[str, Element]
    """Its placeholders by type."""
    background: str | None
    """As `#RRGGBB`, its shapes included."""


def read_stage(package: Package) -> Stage:
    """The presentation's own part."""
    root = package.xml(package.main)
    size = root.find(f"{P}sldSz")
    width = number(size.get("cx")) if size is not None else 0
    height = number(size.get("cy")) if size is not None else 0
    if width <= 0 or height <= 0:
        width, height = 12_192_000, 6_858_000
    return Stage(package, width, height, read_list_style(root.find(f"{P}defaultTextStyle")))


def read_masters(stage: Stage) -> tuple[Master, ...]:
    """The masters in the presentation's order. Raises `TemplateError` where there is none."""
    package = stage.package
    targets = {relation.id: relation.target for relation in package.relations(package.main)}
    ids = package.xml(package.main).iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")
    parts = [targets.get(element.get(f"{R}id") or "", "") for element in ids]
    if not parts:
        raise TemplateError(
            "DW304", "the template has no slide master", "Save it anew with PowerPoint."
        )
    return tuple(_read_master(stage, part, index) for index, part in enumerate(parts))


def read_layouts(master: Master, colors: Mapping[str, str]) -> Iterator[FoundLayout]:
    """A master's layouts, in its order; `colors` are the theme's, to tell what differs."""
    relations = master.stage.package.relations(master.scene.part)
    targets = {relation.id: relation.target for relation in relations}
    for element in master.root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
        part = targets.get(element.get(f"{R}id") or "", "")
        yield _read_layout(master, part, colors)


def _read_master(stage: Stage, part: str, index: int) -> Master:
    root = stage.package.xml(part)
    themes = stage.package.related(part, "theme")
    if not themes:
        raise TemplateError(
            "DW304", f"the template's {part} has no theme", "Save it anew with PowerPoint."
        )
    theme = stage.package.xml(themes[0])
    palette = Palette(_scheme(theme), attributes(root.find(f"{P}clrMap")) or PLAIN_MAP)
    scene = Scene(stage.package, part, palette, theme, (stage.width, stage.height))
    styles = root.find(f"{P}txStyles")
    return Master(
        stage=stage,
        index=index,
        root=root,
        scene=scene,
        fonts=Fonts(_family(theme, "majorFont"), _family(theme, "minorFont")),
        styles={
            name: read_list_style(styles.find(f"{P}{name}") if styles is not None else None)
            for name in ("titleStyle", "bodyStyle", "otherStyle")
        },
        shapes=_first_of_each_type(root),
        background=backdrop(scene, root, None),
    )


def _read_layout(master: Master, part: str, colors: Mapping[str, str]) -> FoundLayout:
    root = master.stage.package.xml(part)
    override = attributes(root.find(f"{P}clrMapOvr/{A}overrideClrMapping"))
    palette = Palette(master.scene.palette.scheme, override or master.scene.palette.mapping)
    placeholders = tuple(_placeholders(master, root, palette))
    background = _background(master, root, replace(master.scene, part=part, palette=palette))
    shown = _colors(palette, background, placeholders)
    common = root.find(f"{P}cSld")
    name = common.get("name", "") if common is not None else ""
    layout = Layout(
        name=name or part.rpartition("/")[2].removesuffix(".xml"),
        part=f"/{part}",
        placeholders=placeholders,
        dark=is_dark(background),
        colors={slot: color for slot, color in shown.items() if color != colors[slot]},
    )
    readable = all(
        contrast(color, background) >= _LEGIBLE for color in _text_colors(palette, placeholders)
    )
    return FoundLayout(layout, root.get("type", ""), master.index, readable)


def _background(master: Master, root: Element, scene: Scene) -> str:
    below = master.background
    if root.get("showMasterSp") in ("0", "false"):
        below = backdrop(master.scene, master.root, None, shapes=False)
    return backdrop(scene, root, below) or scene.palette.slot("bg1")


def _scheme(theme: Element) -> dict[str, str]:
    plain = Palette({}, {})
    colors = theme.find(f"{A}themeElements/{A}clrScheme")
    found = {local_name(slot): plain.rgb(slot) for slot in (colors if colors is not None else ())}
    return OFFICE_SCHEME | {name: color for name, color in found.items() if color}


def _family(theme: Element, which: str) -> str:
    latin = theme.find(f"{A}themeElements/{A}fontScheme/{A}{which}/{A}latin")
    return (latin.get("typeface") if latin is not None else "") or "Arial"


def placeholder_shapes(root: Element) -> Iterator[tuple[Element, Element]]:
    """The placeholders of a master or layout: each shape with its `ph`."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/*"):
        holder = shape.find(f"*/{P}nvPr/{P}ph")
        properties = shape.find(f"*/{P}cNvPr")
        hidden = properties is not None and properties.get("hidden") in ("1", "true")
        if holder is not None and not hidden:
            yield shape, holder


def _type(holder: Element) -> PlaceholderType:
    """ECMA-376 part 1, 19.3.1.36: without a type it is an object; an unknown one holds text."""
    name = holder.get("type")
    return "obj" if name is None else _TYPES.get(name, "body")


def _first_of_each_type(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for shape, holder in placeholder_shapes(root):
        found.setdefault(_type(holder), shape)
    return found


def _placeholders(master: Master, root: Element, palette: Palette) -> Iterator[Placeholder]:
    for shape, holder in placeholder_shapes(root):
        kind = _type(holder)
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
        yield Placeholder(
            idx=number(holder.get("idx")),
            type=kind,
            name=properties.get("name", "") if properties is not None else "",
            box=_box(shape) or _box(own) or _usual_box(inherited, master.stage),
            levels=resolve(style, palette, master.fonts),
            insets=_insets(body, parent),
            anchor=_ANCHORS.get(_inherited("anchor", body, parent) or "", "top"),
            vertical=_is_vertical(shape, holder, body, parent),
        )


def _box(shape: Element) -> Box | None:
    offset, extent = shape.find(f".//{A}xfrm/{A}off"), shape.find(f".//{A}xfrm/{A}ext")
    if offset is None or extent is None:
        return None
    left, top = number(offset.get("x")), number(offset.get("y"))
    return Box(left, top, max(0, number(extent.get("cx"))), max(0, number(extent.get("cy"))))


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


def _colors(
    palette: Palette, background: str, placeholders: tuple[Placeholder, ...]
) -> dict[str, str]:
    """The slots as they show on a layout.

    Where its text colour could not be read on the background, the one that the layout's own
    placeholders have takes its place, provided that it can.
    """
    slots = palette.slots() | {"bg1": background}
    shown = _text_colors(palette, placeholders)
    readable = next((color for color in shown if contrast(color, background) >= _READABLE), None)
    if readable:
        for slot in ("tx1", "tx2"):
            if contrast(slots[slot], background) < _READABLE:
                slots[slot] = readable
    return slots


def _text_colors(palette: Palette, placeholders: tuple[Placeholder, ...]) -> tuple[str, ...]:
    """The colours of a layout's text as `#RRGGBB`, footers left out."""
    colors = (p.levels[0].color for p in placeholders if p.type not in ("dt", "ftr", "sldNum"))
    return tuple(color if color.startswith("#") else palette.slot(color) for color in colors)
