"""The colour map of a slide, which says what `tx1`, `bg1`, … stand for on it."""

from __future__ import annotations

from lxml import etree

from deckwright.write.pptx.opc import Part
from deckwright.write.pptx.xml import A, P

_MASTERS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def color_map(layout: Part) -> str:
    """`p:clrMapOvr` for slides of `layout`.

    A layout that maps colours its own way maps only its own shapes; PowerPoint copies the map
    into each new slide, and so do we.
    """
    override = layout.root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    if override is None:
        return _MASTERS
    mapping: str = etree.tostring(override, encoding="unicode", with_tail=False)
    return f"<p:clrMapOvr>{mapping}</p:clrMapOvr>"
