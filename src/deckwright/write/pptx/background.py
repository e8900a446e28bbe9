"""The background of a slide, and the map that says what `tx1`, `bg1`, … stand for on it."""

from __future__ import annotations

from lxml import etree

from deckwright.model.deck import Backdrop, Slide
from deckwright.ooxml.markup import attributes
from deckwright.ooxml.names import RT, A, P
from deckwright.ooxml.parts import Part
from deckwright.ooxml.units import percentage
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas

_MASTERS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_PAIRS = (("bg1", "tx1"), ("bg2", "tx2"))


def backdrop(canvas: Canvas, slide: Slide) -> str:
    """`p:bg` where the slide has a background of its own (ECMA-376 part 1, 19.3.1.1)."""
    own = slide.backdrop
    if own is None:
        return ""
    if own.picture is None:
        fill = paint.fill(canvas.theme.color(own.color) if own.flipped else own.color)
    else:
        rid = canvas.relate(RT.IMAGE, canvas.media.dimmed(own.picture, own.dimming))
        sides = zip("ltrb", own.crop, strict=True)
        cut = attributes({side: percentage(share) or None for side, share in sides})
        fill = (
            f'<a:blipFill><a:blip r:embed="{rid}"/>'
            f"<a:srcRect{cut}/><a:stretch><a:fillRect/></a:stretch></a:blipFill>"
        )
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def color_map(layout: Part, backdrop: Backdrop | None = None, links: str = "") -> str:
    """`p:clrMapOvr` for slides of `layout`, and of a background of their own.

    A layout that maps colours its own way maps only its own shapes; PowerPoint copies the map
    into each new slide, and so do we. `links` is the slot that links take in place of their own.
    """
    flipped = backdrop is not None and backdrop.flipped
    plain_links = backdrop is not None and backdrop.plain_links
    override = layout.root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if not (flipped or plain_links or links):
        if override is None:
            return _MASTERS
        mapping: str = etree.tostring(override, encoding="unicode", with_tail=False)
        return f"<p:clrMapOvr>{mapping}</p:clrMapOvr>"
    if override is None:
        override = next(layout.related(RT.SLIDE_MASTER)).root.find(f"{P}clrMap")
    values = {str(name): str(value) for name, value in override.attrib.items()}
    if links:
        values["hlink"] = values["folHlink"] = values[links]
    for one, other in _PAIRS if flipped else ():
        values[one], values[other] = values[other], values[one]
    if plain_links:
        values["hlink"] = values["folHlink"] = values["tx1"]
    return f"<p:clrMapOvr><a:overrideClrMapping{attributes(values)}/></p:clrMapOvr>"
