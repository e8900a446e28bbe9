"""Pictures, QR codes, films and recordings as `p:pic`.

ECMA-376 part 1, 19.3.1.37 and 20.1.3; [MS-PPTX] 2.1.1.
"""

from __future__ import annotations

import io

from deckwright.model.deck import MediaFrame, PictureFrame, QrFrame
from deckwright.model.inlines import Link
from deckwright.model.length import EMU_PER_PX
from deckwright.model.theme import Layout
from deckwright.ooxml.markup import attributes
from deckwright.ooxml.names import POWERPOINT_2010, RT
from deckwright.ooxml.units import percentage
from deckwright.write.pptx.part_canvas import Canvas
from deckwright.write.pptx.text_shapes import geometry, named, place, placeholder_mark

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


_EXTENSION = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_PLAYS = '<a:hlinkClick r:id="" action="ppaction://media"/>'
_TRIANGLE = 0.28
"""How large the triangle of a plate is, of its shorter side."""


def media_shape(canvas: Canvas, frame: MediaFrame, shape_id: int) -> str:
    """A clip as `p:pic`; it is in the deck, so that it plays anywhere."""
    part = canvas.media.clip(frame.clip)
    kind, reltype = ("video", RT.VIDEO) if frame.clip.width else ("audio", RT.AUDIO)
    link, embedded = canvas.relate(reltype, part), canvas.relate(RT.MEDIA, part)
    if frame.poster is not None:
        blip = canvas.blip(frame.poster)
    else:
        rid = canvas.relate(RT.IMAGE, canvas.media.add(_plate(canvas, frame), "png"))
        blip = f'<a:blip r:embed="{rid}"/>'
    name = named(
        shape_id,
        frame.name or f"{kind.capitalize()} {shape_id - 1}",
        description=frame.description,
        click=_PLAYS,
    )
    return (
        f"<p:pic><p:nvPicPr>{name}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr><a:{kind}File r:link="{link}"/><p:extLst><p:ext uri="{_EXTENSION}">'
        f'<p14:media xmlns:p14="{POWERPOINT_2010}" r:embed="{embedded}"/>'
        f"</p:ext></p:extLst></p:nvPr></p:nvPicPr><p:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{place(frame.box)}{geometry('rect')}</p:spPr></p:pic>"
    )


def _plate(canvas: Canvas, frame: MediaFrame) -> bytes:
    """What stands for a clip without a poster: a plain plate with a triangle."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - few decks hold films

    width, height = (max(8, side // EMU_PER_PX) for side in (frame.box.width, frame.box.height))
    ground, sign = (canvas.theme.color(color) for color in frame.plate)
    plate = Image.new("RGB", (width, height), ground)
    size = min(width, height) * _TRIANGLE
    x, y = width / 2, height / 2
    corners = [
        (x - size * 0.5, y - size * 0.6),
        (x - size * 0.5, y + size * 0.6),
        (x + size * 0.6, y),
    ]
    ImageDraw.Draw(plate).polygon(corners, fill=sign)
    buffer = io.BytesIO()
    plate.save(buffer, "PNG")
    return buffer.getvalue()
