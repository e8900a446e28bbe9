"""The words in a chart: everything has one size, so that nothing is too small to be read."""

from __future__ import annotations

from deckwright.model.deck import ChartFrame
from deckwright.model.length import Box
from deckwright.model.plot import PlotLabel
from deckwright.model.theme import Color
from deckwright.ooxml.markup import attributes, text
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas

_DEGREE = 60_000
"""Angles count clockwise in such parts (20.1.10.3 `ST_Angle`)."""


def words(canvas: Canvas, frame: ChartFrame, color: Color = "", *, turn: int | None = None) -> str:
    """`c:txPr`: how labels look; in `color` where it is not the text's own.

    `turn` is degrees against the clock; None: as whoever shows it thinks best.
    """
    rotation = "" if turn is None else _rotation(turn)
    return (
        f"<c:txPr><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr>"
        f"{_letters(canvas, frame, 'a:defRPr', bold=False, color=color)}</a:pPr>"
        f"<a:endParaRPr{attributes({'lang': _language(canvas, frame)})}/></a:p></c:txPr>"
    )


def title(canvas: Canvas, frame: ChartFrame, said: str, planned: PlotLabel) -> str:
    """`c:title` of the chart or of an axis, in its planned place."""
    rotation = _rotation(planned.turn)
    letters = _letters(canvas, frame, "a:defRPr", bold=planned.bold)
    run = _letters(canvas, frame, "a:rPr", bold=planned.bold)
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr>{letters}</a:pPr>"
        f"<a:r>{run}<a:t>{text(said)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'{_corner(frame, planned)}<c:overlay val="0"/></c:title>'
    )


def _rotation(turn: int) -> str:
    return attributes({"rot": -turn * _DEGREE, "vert": "horz"})


def laid_out(frame: ChartFrame, box: Box, *, target: str = "") -> str:
    """`c:layout`: a box within the chart, as shares of it (21.2.2.95 `manualLayout`)."""
    own = f'<c:layoutTarget val="{target}"/>' if target else ""
    return (
        f'<c:layout><c:manualLayout>{own}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_share(box.left, frame.box.width)}"/>'
        f'<c:y val="{_share(box.top, frame.box.height)}"/>'
        f'<c:w val="{_share(box.width, frame.box.width)}"/>'
        f'<c:h val="{_share(box.height, frame.box.height)}"/></c:manualLayout></c:layout>'
    )


def _corner(frame: ChartFrame, label: PlotLabel) -> str:
    """Of words, whose size is up to whoever sets them: their top left corner as they are turned."""
    left, top = (min(edge) for edge in zip(*label.corners, strict=True))
    return (
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_share(left, frame.box.width)}"/>'
        f'<c:y val="{_share(top, frame.box.height)}"/></c:manualLayout></c:layout>'
    )


def _share(length: float, whole: int) -> str:
    return f"{length / max(1, whole):.5f}"


def _letters(canvas: Canvas, frame: ChartFrame, tag: str, *, bold: bool, color: Color = "") -> str:
    style = frame.style
    values = attributes(
        {
            "lang": _language(canvas, frame) if tag == "a:rPr" else None,
            "sz": round(style.size * 100),
            "b": int(bold),
        }
    )
    return (
        f"<{tag}{values}>{paint.fill(color or style.color)}{canvas.fonts.xml(style.font)}</{tag}>"
    )


def _language(canvas: Canvas, frame: ChartFrame) -> str | None:
    return frame.language or canvas.language or None
