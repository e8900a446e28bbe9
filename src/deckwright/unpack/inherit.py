"""What a slide's placeholders inherit: places and text styles, from layout and master."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deckwright.model.length import Box
from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import A, P
from deckwright.ooxml.package import Package
from deckwright.ooxml.units import number

_MASTER_TYPES: Mapping[str, str] = {
    "ctrTitle": "title",
    "title": "title",
    "dt": "dt",
    "ftr": "ftr",
    "sldNum": "sldNum",
}
"""By the type of a placeholder: the one of the master that it inherits from, else `body`."""
_STYLES: Mapping[str, str] = {"title": "titleStyle", "body": "bodyStyle"}


@dataclass(frozen=True, slots=True)
class Ancestors:
    """The layout and the master of a slide; neither has to be there."""

    layout: Element | None
    master: Element | None
    defaults: Element | None
    """`p:defaultTextStyle`, of what is no placeholder."""


def ancestors(package: Package, slide: str, presentation: Element) -> Ancestors:
    """What the slide of that name inherits from."""
    layout = next(iter(package.related(slide, "slideLayout")), "")
    master = next(iter(package.related(layout, "slideMaster")), "") if layout else ""
    return Ancestors(
        package.xml(layout) if layout else None,
        package.xml(master) if master else None,
        presentation.find(f"{P}defaultTextStyle"),
    )


def placeholder(shape: Element) -> Element | None:
    """`p:ph` of a shape that is a placeholder."""
    found: Element | None = shape.find(f"./*/{P}nvPr/{P}ph")
    return found


def placeholder_type(shape: Element) -> str:
    """19.7.10 `ST_PlaceholderType`; empty for what is no placeholder."""
    mark = placeholder(shape)
    return "" if mark is None else str(mark.get("type", "obj"))


def styles(shape: Element, inherited: Ancestors) -> tuple[Element, ...]:
    """The list styles that hold for a shape's text, the nearest first."""
    own = [one.find(f"{P}txBody/{A}lstStyle") for one in (shape, *_parents(shape, inherited))]
    kind = placeholder_type(shape)
    if not kind:
        last = inherited.defaults
    elif inherited.master is None:
        last = None
    else:
        name = _STYLES.get(_MASTER_TYPES.get(kind, "body"), "otherStyle")
        last = inherited.master.find(f"{P}txStyles/{P}{name}")
    return tuple(one for one in (*own, last) if one is not None)


def box(shape: Element, inherited: Ancestors) -> Box | None:
    """Where a shape stands, in EMU; None where nobody says it."""
    for one in (shape, *_parents(shape, inherited)):
        for place in (one.find(f"{P}spPr/{A}xfrm"), one.find(f"{P}xfrm")):
            found = None if place is None else placed(place)
            if found is not None:
                return found
    return None


def placed(place: Element, names: tuple[str, str] = ("off", "ext")) -> Box | None:
    """The box of an `a:xfrm`; None where it says none."""
    offset, extent = (place.find(f"{A}{name}") for name in names)
    if offset is None or extent is None:
        return None
    return Box(
        number(offset.get("x")),
        number(offset.get("y")),
        max(0, number(extent.get("cx"))),
        max(0, number(extent.get("cy"))),
    )


def _parents(shape: Element, inherited: Ancestors) -> Iterator[Element]:
    """The placeholders of layout and master that a slide's placeholder takes its looks from."""
    mark = placeholder(shape)
    if mark is None:
        return
    kind = mark.get("type", "obj")
    if inherited.layout is not None:
        peers = list(_placeholders(inherited.layout))
        by_index = [one for one, peer in peers if peer.get("idx") == mark.get("idx", "0")]
        by_type = [one for one, peer in peers if peer.get("type", "obj") == kind]
        yield from [*by_index, *by_type][:1]
    if inherited.master is not None:
        wanted = _MASTER_TYPES.get(kind, "body")
        for one, peer in _placeholders(inherited.master):
            if peer.get("type", "obj") == wanted:
                yield one
                return


def _placeholders(root: Element) -> Iterator[tuple[Element, Element]]:
    for shape in root.iter(f"{P}sp", f"{P}pic"):
        mark = placeholder(shape)
        if mark is not None:
            yield shape, mark
