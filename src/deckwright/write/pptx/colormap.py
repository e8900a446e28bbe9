"""The colour map of a slide, which says what `tx1`, `bg1`, … stand for on it."""

from __future__ import annotations

from lxml import etree

from deckwright.model.deck import Backdrop
from deckwright.write.pptx.names import RT
from deckwright.write.pptx.opc import Part
from deckwright.write.pptx.xml import A, P, attributes

_MASTERS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


_PAIRS = (("bg1", "tx1"), ("bg2", "tx2"))


def color_map(layout: Part, backdrop: Backdrop | None = None) -> str:
    """`p:clrMapOvr` for slides of `layout`, and of a background of their own.

    A layout that maps colours its own way maps only its own shapes; PowerPoint copies the map
    into each new slide, and so do we.
    """
    if backdrop is not None and (backdrop.flipped or backdrop.plain_links):
        return _mapped(layout, backdrop)
    override = layout.root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    if override is None:
        return _MASTERS
    mapping: str = etree.tostring(override, encoding="unicode", with_tail=False)
    return f"<p:clrMapOvr>{mapping}</p:clrMapOvr>"


def _mapped(layout: Part, backdrop: Backdrop) -> str:
    """The map of the layout, or its master's, with what the background asks for."""
    map_of = layout.root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    if map_of is None:
        master = next(layout.related(RT.SLIDE_MASTER))
        map_of = master.root.find(f"{{{P}}}clrMap")
    values = {str(name): str(value) for name, value in map_of.attrib.items()}
    for one, other in _PAIRS if backdrop.flipped else ():
        values[one], values[other] = values[other], values[one]
    if backdrop.plain_links:
        values["hlink"] = values["folHlink"] = values["tx1"]
    return f"<p:clrMapOvr><a:overrideClrMapping{attributes(values)}/></p:clrMapOvr>"
