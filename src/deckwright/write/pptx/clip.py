"""Films and recordings: a picture that plays (ECMA-376 part 1, 20.1.3; [MS-PPTX] 2.1.1)."""

from __future__ import annotations

import io

from deckwright.model.deck import MediaFrame
from deckwright.model.length import EMU_PER_PX
from deckwright.ooxml.names import POWERPOINT_2010, RT
from deckwright.write.pptx.canvas import Canvas
from deckwright.write.pptx.shapes import geometry, named, place

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
