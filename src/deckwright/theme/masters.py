"""The masters of a template: theme, colours, fonts and text styles that layouts inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from deckwright.model.theme import PlaceholderType
from deckwright.ooxml.colors import OFFICE_SCHEME, PLAIN_MAP, Palette
from deckwright.ooxml.elements import Element, attributes_of, local_name
from deckwright.ooxml.names import A, P, R
from deckwright.ooxml.package import Package, PackageError
from deckwright.ooxml.units import is_on, number
from deckwright.theme.backgrounds import Scene, backdrop
from deckwright.theme.textstyles import Fonts, Properties, read_list_style

_TYPES: Mapping[str, PlaceholderType] = MappingProxyType(
    {name: name for name in get_args(PlaceholderType)}
)
_WIDE = (12_192_000, 6_858_000)
"""Office's own slide, for a presentation that states no size."""


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
        width, height = _WIDE
    return Stage(package, width, height, read_list_style(root.find(f"{P}defaultTextStyle")))


def read_masters(stage: Stage) -> tuple[Master, ...]:
    """The masters in the presentation's order. Raises `PackageError` where there is none."""
    package = stage.package
    targets = {relation.id: relation.target for relation in package.relations(package.main)}
    ids = package.xml(package.main).iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")
    parts = [targets.get(element.get(f"{R}id") or "", "") for element in ids]
    if not parts:
        raise PackageError(
            "DW305", "the template has no slide master", "save it anew with PowerPoint"
        )
    return tuple(_read_master(stage, part, index) for index, part in enumerate(parts))


def read_shown(stage: Stage) -> tuple[str, ...]:
    """The layouts that the template's own slides have, in their order, by part name.

    A template shows with them what its masters are for.
    """
    package = stage.package
    targets = {relation.id: relation.target for relation in package.relations(package.main)}
    ids = package.xml(package.main).iterfind(f"{P}sldIdLst/{P}sldId")
    slides = (targets.get(element.get(f"{R}id") or "", "") for element in ids)
    return tuple(f"/{part}" for one in slides for part in package.related(one, "slideLayout"))


def placeholder_shapes(root: Element) -> Iterator[tuple[Element, Element]]:
    """The placeholders of a master or layout: each shape with its `ph`."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/*"):
        holder = shape.find(f"*/{P}nvPr/{P}ph")
        properties = shape.find(f"*/{P}cNvPr")
        hidden = properties is not None and is_on(properties.get("hidden"))
        if holder is not None and not hidden:
            yield shape, holder


def placeholder_type(holder: Element) -> PlaceholderType:
    """ECMA-376 part 1, 19.3.1.36: without a type it is an object; an unknown one holds text."""
    name = holder.get("type")
    return "obj" if name is None else _TYPES.get(name, "body")


def _first_of_eachplaceholder_type(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for shape, holder in placeholder_shapes(root):
        found.setdefault(placeholder_type(holder), shape)
    return found


def _read_master(stage: Stage, part: str, index: int) -> Master:
    root = stage.package.xml(part)
    themes = stage.package.related(part, "theme")
    if not themes:
        raise PackageError(
            "DW305", f"the template's {part} has no theme", "save it anew with PowerPoint"
        )
    theme = stage.package.xml(themes[0])
    palette = Palette(_scheme(theme), attributes_of(root.find(f"{P}clrMap")) or PLAIN_MAP)
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
        shapes=_first_of_eachplaceholder_type(root),
        background=backdrop(scene, root, None),
    )


def _scheme(theme: Element) -> dict[str, str]:
    plain = Palette({}, {})
    colors = theme.find(f"{A}themeElements/{A}clrScheme")
    found = {local_name(slot): plain.rgb(slot) for slot in (colors if colors is not None else ())}
    return OFFICE_SCHEME | {name: color for name, color in found.items() if color}


def _family(theme: Element, which: str) -> str:
    latin = theme.find(f"{A}themeElements/{A}fontScheme/{A}{which}/{A}latin")
    return (latin.get("typeface") if latin is not None else "") or "Arial"
