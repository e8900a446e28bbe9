"""Pictures and QR codes as `p:pic` (ECMA-376 part 1, 19.3.1.37)."""

from __future__ import annotations

import io

from deckwright.model.deck import PictureFrame, QrFrame
from deckwright.model.inlines import Link
from deckwright.model.theme import Layout
from deckwright.ooxml.markup import attributes
from deckwright.ooxml.names import RT
from deckwright.ooxml.units import percentage
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.shapes import geometry, named, place, placeholder_mark

_QR_SCALE = 10
"""Pixels a module: sharp on a projector, and still a file of a few hundred bytes."""
_QR_BORDER = 2
"""Modules around the code; slides leave room of their own."""


def picture_shape(canvas: Canvas, frame: PictureFrame, layout: Layout, shape_id: int) -> str:
    """A picture, cropped and shaped as planned; a decorative one is not read out."""
    placeholder = None if frame.placeholder is None else layout.placeholder(frame.placeholder)
    decorative = frame.image.decorative
    name = named(
        shape_id,
        frame.name or f"Picture {shape_id - 1}",
        description="" if decorative else frame.image.alt,
        click=canvas.click(Link(frame.link)),
        decorative=decorative,
    )
    inherits = placeholder is not None and placeholder.box == frame.box
    shape = "" if inherits and frame.geometry == "rect" else geometry(frame.geometry)
    return _picture(
        name,
        "" if placeholder is None else placeholder_mark(placeholder),
        canvas.blip(frame.asset) + _crop(frame.crop),
        ("" if inherits else place(frame.box)) + shape,
    )


def qr_shape(canvas: Canvas, frame: QrFrame, layout: Layout, shape_id: int) -> str:
    """A QR code that also is a link."""
    dark, light = (canvas.theme.color(color, layout) for color in (frame.dark, frame.light))
    rid = canvas.relate(RT.IMAGE, canvas.media.add(_qr_code(frame.url, dark, light), "png"))
    name = named(
        shape_id,
        f"QR code {shape_id - 1}",
        description=frame.description,
        click=canvas.click(Link(frame.url)),
    )
    return _picture(name, "", f'<a:blip r:embed="{rid}"/>', place(frame.box) + geometry("rect"))


def _picture(name: str, mark: str, blip: str, shape: str) -> str:
    locks = attributes({"noGrp": 1 if mark else None, "noChangeAspect": 1})
    return (
        f"<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks{locks}/></p:cNvPicPr>"
        f"<p:nvPr>{mark}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{shape}</p:spPr></p:pic>"
    )


def _crop(crop: tuple[float, float, float, float]) -> str:
    values = {side: percentage(share) or None for side, share in zip("ltrb", crop, strict=True)}
    cut = attributes(values)
    return f"<a:srcRect{cut}/>" if cut else ""


def _qr_code(url: str, dark: str, light: str) -> bytes:
    import segno  # noqa: PLC0415 - few decks hold QR codes

    buffer = io.BytesIO()
    code = segno.make(url, micro=False)
    code.save(buffer, kind="png", scale=_QR_SCALE, border=_QR_BORDER, dark=dark, light=light)
    return buffer.getvalue()
