"""Paragraphs and runs (ECMA-376 part 1, 21.1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from deckwright.model.deck import TextParagraph
from deckwright.model.inlines import (
    PLAIN,
    Break,
    FootnoteMark,
    Inline,
    InlineImage,
    Inlines,
    Link,
    Math,
    Run,
    Style,
    spelled_out,
)
from deckwright.model.theme import LevelStyle
from deckwright.ooxml.markup import attributes, text
from deckwright.write.pptx import paint
from deckwright.write.pptx.omml import alternative
from deckwright.write.pptx.part_canvas import Canvas
from deckwright.write.pptx.text_style import Characters, ThemeFonts, characters, level, paragraph

_BASELINES = {"normal": None, "superscript": 30_000, "subscript": -25_000}
"""Thousandths of a percent of the size, as PowerPoint's own buttons set them."""


def paragraphs(
    canvas: Canvas, planned: Iterable[TextParagraph], levels: tuple[LevelStyle, ...]
) -> str:
    """`a:p` for each paragraph, against the levels that the shape's list style gives.

    A text body holds at least one paragraph, so that none becomes an empty one.
    """
    written = "".join(
        _paragraph(canvas, each, level(levels, each.level), each.language or canvas.language)
        for each in _numbered(planned)
    )
    return written or "<a:p/>"


def runs(canvas: Canvas, inlines: Inlines, letters: Characters, language: str) -> str:
    """The runs of a paragraph, or its end mark where there are none."""
    pieces = [_inline(canvas, inline, letters, language) for inline in inlines]
    return "".join(pieces) or letters.element("a:endParaRPr", language)


def _paragraph(canvas: Canvas, planned: TextParagraph, base: LevelStyle, language: str) -> str:
    """Where text runs from right to left, `left` is the side where reading starts: the right."""
    mirrored = planned.rtl and planned.style.align == "left"
    style = replace(planned.style, align="right") if mirrored else planned.style
    values, children = paragraph(style, base)
    marked = attributes(
        {"lvl": min(planned.level, 8) or None, "rtl": 1 if planned.rtl else None, **dict(values)}
    )
    properties = f"<a:pPr{marked}>{children}</a:pPr>" if marked or children else ""
    letters = characters(planned.style, base, canvas.fonts)
    return f"<a:p>{properties}{runs(canvas, planned.inlines, letters, language)}</a:p>"


def _inline(canvas: Canvas, inline: Inline, letters: Characters, language: str) -> str:
    match inline:
        case Run():
            return _run(
                canvas, inline.text, inline.style, letters, inline.language or language, inline.link
            )
        case Break():
            return f"<a:br>{_properties(canvas, PLAIN, letters, language)}</a:br>"
        case Math(formula=formula, display=display):
            linear = "".join(
                _run(canvas, run.text, run.style, letters, language) for run in spelled_out(inline)
            )
            return alternative(formula, linear, display=display) if formula else linear
        case FootnoteMark(number=number, style=style):
            raised = replace(style, baseline="superscript")
            return _run(canvas, str(number), raised, letters, language)
        case InlineImage(gap=gap, style=style) if gap:
            return _run(canvas, gap, style, letters, language)
        case InlineImage(image=image, style=style, link=link):
            words = f"[{image.alt}]" if image.alt else ""
            return _run(canvas, words, style, letters, language, link)
        case _:
            assert_never(inline)


def _run(
    canvas: Canvas,
    words: str,
    style: Style,
    letters: Characters,
    language: str,
    link: Link | None = None,
) -> str:
    properties = _properties(canvas, style, letters, language, canvas.click(link))
    return f"<a:r>{properties}<a:t>{text(words)}</a:t></a:r>"


def _properties(
    canvas: Canvas, style: Style, letters: Characters, language: str, click: str = ""
) -> str:
    values, children = _look(style, letters, language, canvas.fonts, canvas.highlight)
    return f"<a:rPr{values}>{children}{click}</a:rPr>"


@lru_cache(maxsize=4096)
def _look(
    style: Style, letters: Characters, language: str, fonts: ThemeFonts, highlight: str
) -> tuple[str, str]:
    """Attributes and children of `a:rPr`; a deck has few looks and many runs.

    The children are in the order of `CT_TextCharacterProperties` (21.1.2.3.9).
    """
    values: dict[str, str | int | None] = {"lang": language or None, **dict(letters.attributes)}
    if style.bold:
        values["b"] = 1
    if style.italic:
        values["i"] = 1
    if style.underline:
        values["u"] = "sng"
    if style.strike:
        values["strike"] = "sngStrike"
    if style.small_caps:
        values["cap"] = "small"
    values["baseline"] = _BASELINES[style.baseline]
    if style.code:
        values["noProof"] = 1
    fill = paint.fill(style.color) if style.color else letters.fill
    mark = highlight if style.highlight else ""
    face = fonts.xml(fonts.code) if style.code else letters.fonts
    return attributes(values), fill + mark + face


def _numbered(planned: Iterable[TextParagraph]) -> Iterator[TextParagraph]:
    """Give every item of a list the number that the list starts with.

    In DrawingML neighbours with the same scheme and start are one list and count themselves; an
    item that carried its own number would begin a list of its own, and no longer move when a
    speaker adds an item before it.
    """
    lists: dict[int, tuple[str, int, int]] = {}
    for each in planned:
        lists = {deeper: known for deeper, known in lists.items() if deeper <= each.level}
        bullet = each.style.bullet
        if bullet is None or not bullet.numbering:
            lists.pop(each.level, None)
            yield each
            continue
        scheme, first, last = lists.get(each.level, ("", 0, 0))
        if scheme == bullet.numbering and bullet.start in (first, last + 1):
            lists[each.level] = (scheme, first, last + 1)
        else:
            first = bullet.start
            lists[each.level] = (bullet.numbering, first, first)
        yield replace(each, style=replace(each.style, bullet=replace(bullet, start=first)))
