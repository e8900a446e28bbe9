"""The words in a chart: everything has one size, so that nothing is too small to be read."""

from __future__ import annotations

from deckwright.model.deck import ChartFrame
from deckwright.model.theme import Color
from deckwright.ooxml.markup import attributes, text
from deckwright.write.pptx import paint
from deckwright.write.pptx.canvas import Canvas


def words(canvas: Canvas, frame: ChartFrame, color: Color = "") -> str:
    """`c:txPr`: how labels look; in `color` where it is not the text's own."""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f"{_letters(canvas, frame, 'a:defRPr', bold=False, color=color)}</a:pPr>"
        f"<a:endParaRPr{attributes({'lang': _language(canvas, frame)})}/></a:p></c:txPr>"
    )


def title(
    canvas: Canvas, frame: ChartFrame, said: str, *, bold: bool = False, turned: bool = False
) -> str:
    """`c:title` of the chart or of an axis; `turned` reads from below."""
    rotation = attributes({"rot": -5_400_000 if turned else 0, "vert": "horz"})
    letters = _letters(canvas, frame, "a:defRPr", bold=bold)
    run = _letters(canvas, frame, "a:rPr", bold=bold)
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr>{letters}</a:pPr>"
        f"<a:r>{run}<a:t>{text(said)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


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
