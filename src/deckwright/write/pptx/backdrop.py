"""The background of a slide (ECMA-376 part 1, 19.3.1.1)."""

from __future__ import annotations

from deckwright.model.deck import Slide
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.names import RT
from deckwright.write.pptx.xml import attributes


def backdrop(canvas: Canvas, slide: Slide) -> str:
    """`p:bg` where the slide has a background of its own."""
    own = slide.backdrop
    if own is None:
        return ""
    if own.picture is None:
        fill = paint.fill(canvas.theme.color(own.color) if own.flipped else own.color)
    else:
        rid = canvas.relate(RT.IMAGE, canvas.media.dimmed(own.picture, own.dimming))
        sides = zip("ltrb", own.crop, strict=True)
        cut = attributes({side: round(share * 100_000) or None for side, share in sides})
        fill = (
            f'<a:blipFill><a:blip r:embed="{rid}"/>'
            f"<a:srcRect{cut}/><a:stretch><a:fillRect/></a:stretch></a:blipFill>"
        )
    return f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
