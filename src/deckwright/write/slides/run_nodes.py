"""Inlines as data: strings where they look like their paragraph, dictionaries where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final, TypeAlias, assert_never

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
from deckwright.write.slides.slide_drawing import Node, SlideDrawing
from deckwright.write.typst.context import locale

Piece: TypeAlias = Any
"""A string, or a word that is kept together."""

_TAB: Final = "    "
_NARROWEST: Final = 0.3
"""Advance of a letter in em below which no text stays on average."""
_FIXED: Final = 0.6
"""The same of code, in which all letters are alike."""
_WORD: Final = re.compile(r"[^ \u200b]+")
_SLASHED: Final = re.compile(r"\S/\S")


def runs(sheet: SlideDrawing, inlines: Inlines, style: LevelStyle, room: float) -> list[Node | str]:
    """The runs of a paragraph set in `style` on lines of `room` points."""
    nodes: list[Node | str] = []
    for inline in inlines:
        nodes += _inline(sheet, inline, style, room, first=not nodes)
    return nodes


def _inline(
    sheet: SlideDrawing, inline: Inline, style: LevelStyle, room: float, *, first: bool
) -> Iterator[Node | str]:
    match inline:
        case Run():
            yield from _run(sheet, inline, style, room, first=first)
        case Break():
            yield {"t": "break"}
        case Math():
            for run in spelled_out(inline):
                yield from _run(sheet, run, style, room, first=first)
        case FootnoteMark(number=number):
            yield from _run(
                sheet, Run(str(number), Style(baseline="superscript")), style, room, first=first
            )
        case InlineImage(gap=gap, style=own) if gap:
            yield from _run(sheet, Run(gap, own), style, room, first=first)
        case InlineImage(image=image, style=own, link=link):
            if image.alt:
                yield from _run(sheet, Run(f"[{image.alt}]", own, link), style, room, first=first)
        case _:
            assert_never(inline)


def _run(
    sheet: SlideDrawing, run: Run, style: LevelStyle, room: float, *, first: bool
) -> Iterator[Node | str]:
    words = sheet.clean(run.text).replace("\t", _TAB)
    if style.caps:
        words = words.upper()
    widest = room / style.size / (_FIXED if run.style.code else _NARROWEST)
    look = _look(sheet, run.style, run.link, run.language)
    for text, small in _cases(words, run.style):
        pieces = list(_pieces(text, widest, first=first))
        if look or small:
            yield {"t": "run", "p": pieces, **look, **({"small": True} if small else {})}
        else:
            yield from (
                piece if isinstance(piece, str) else {"t": "run", "p": [piece]} for piece in pieces
            )
        first = False


def _cases(text: str, style: Style) -> list[tuple[str, bool]]:
    """`text` in stretches of one size: small capitals are capitals set smaller."""
    if not style.small_caps:
        return [(text, False)] if text else []
    return [("".join(part).upper(), small) for small, part in groupby(text, key=str.islower)]


def _pieces(text: str, widest: float, *, first: bool) -> Iterator[Piece]:
    """`text` with the words apart that must not be divided as Typst would divide them.

    Lines end with no slash: neither PowerPoint nor LibreOffice breaks there, Unicode's rules and
    Typst do. A word that may be wider than the line is measured by the template.
    """
    start = 0
    for found in _WORD.finditer(text) if "/" in text or len(text) > widest else ():
        word = found[0]
        whole = _SLASHED.search(word) is not None
        # What is kept whole would leave its box: where it might, it is measured.
        wide = len(word) > (widest * _NARROWEST if whole else widest)
        if whole or wide:
            if found.start() > start:
                yield text[start : found.start()]
            yield {
                "w": word,
                "whole": whole,
                "wide": wide,
                "first": first and not found.start(),
            }
            start = found.end()
    if start < len(text):
        yield text[start:]


def _look(sheet: SlideDrawing, style: Style, link: Link | None, language: str) -> Node:
    """How a run differs from its paragraph; nothing where it does not."""
    if style == PLAIN and link is None and not language:
        return {}
    switches = ("bold", "italic", "strike", "underline", "code")
    look: Node = {name: True for name in switches if getattr(style, name)}
    if style.baseline != "normal":
        look["baseline"] = style.baseline
    if style.color:
        look["fill"] = sheet.color(style.color)
    if style.highlight:
        look["marker"] = sheet.marker
    if link is not None and (to := sheet.destination(link.target)) is not None:
        look |= {"to": to, "fill": sheet.color("hlink"), "underline": True}
    if language and language != sheet.language:
        look |= locale(language)
    return look
