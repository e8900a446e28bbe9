"""The colour map of a slide, which says what `tx1`, `bg1`, … stand for on it."""

from __future__ import annotations

from lxml import etree

from deckwright.model.deck import Backdrop
from deckwright.write.pptx.names import RT
from deckwright.write.pptx.opc import Part
from deckwright.write.pptx.xml import A, P, attributes

_MASTERS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


_PAIRS = (("bg1", "tx1"), ("bg2", "tx2"))


def color_map(layout: Part, backdrop: Backdrop | None = None, links: str = "") -> str:
    """`p:clrMapOvr` for slides of `layout`, and of a background of their own.

    A layout that maps colours its own way maps only its own shapes; PowerPoint copies the map
    into each new slide, and so do we. `links` is the slot that links take in place of their own.
    """
    flipped = backdrop is not None and backdrop.flipped
    plain_links = backdrop is not None and backdrop.plain_links
    override = layout.root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    if not (flipped or plain_links or links):
        if override is None:
            return _MASTERS
        mapping: str = etree.tostring(override, encoding="unicode", with_tail=False)
        return f"<p:clrMapOvr>{mapping}</p:clrMapOvr>"
    if override is None:
        override = next(layout.related(RT.SLIDE_MASTER)).root.find(f"{{{P}}}clrMap")
    values = {str(name): str(value) for name, value in override.attrib.items()}
    if links:
        values["hlink"] = values["folHlink"] = values[links]
    for one, other in _PAIRS if flipped else ():
        values[one], values[other] = values[other], values[one]
    if plain_links:
        values["hlink"] = values["folHlink"] = values["tx1"]
    return f"<p:clrMapOvr><a:overrideClrMapping{attributes(values)}/></p:clrMapOvr>"
