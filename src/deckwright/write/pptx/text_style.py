"""Level styles as DrawingML properties: only what differs from the style underneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from deckwright.model.theme import Align, Bullet, LevelStyle
from deckwright.ooxml.markup import attributes
from deckwright.ooxml.units import percentage
from deckwright.write.pptx import paint

ALIGNMENTS: Mapping[Align, str] = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
"""ECMA-376 part 1, 20.1.10.59 `ST_TextAlignType`."""

Values: TypeAlias = tuple[tuple[str, str | int], ...]
"""Attributes and their values."""

_DEEPEST = 8
"""Text has nine levels, counted from 0."""


@dataclass(frozen=True, slots=True)
class ThemeFonts:
    """The families of a theme; the first two are written as references to it."""

    heading: str
    body: str
    code: str

    def xml(self, family: str) -> str:
        """`a:latin`, `a:ea` and `a:cs` for `family`."""
        if family == self.body:
            return _typefaces("+mn-lt", "+mn-ea", "+mn-cs")
        if family == self.heading:
            return _typefaces("+mj-lt", "+mj-ea", "+mj-cs")
        return self.named(family)

    def named(self, family: str) -> str:
        """`family` by its name, whatever the theme."""
        return _typefaces(family, "", family)


@dataclass(frozen=True, slots=True)
class Characters:
    """What a run must say of its letters, ready to be joined with the run's own style."""

    attributes: Values = ()
    fill: str = ""
    fonts: str = ""

    def element(self, tag: str, language: str = "") -> str:
        """`a:defRPr` or `a:endParaRPr`."""
        values = attributes({"lang": language or None, **dict(self.attributes)})
        return f"<{tag}{values}>{self.fill}{self.fonts}</{tag}>"


INHERITED = Characters()


def level(levels: tuple[LevelStyle, ...], number: int) -> LevelStyle:
    """The style of a list level; levels that a frame does not name look like its last."""
    return levels[min(number, len(levels) - 1, _DEEPEST)]


@lru_cache(maxsize=1024)
def characters(style: LevelStyle, base: LevelStyle | None, fonts: ThemeFonts) -> Characters:
    """How the letters of `style` differ from `base`; all of it where there is no base."""
    if style == base:
        return INHERITED
    values: dict[str, str | int] = {}
    if base is None or style.size != base.size:
        values["sz"] = round(style.size * 100)
    if base is None or style.bold != base.bold:
        values["b"] = int(style.bold)
    if base is None or style.italic != base.italic:
        values["i"] = int(style.italic)
    if base is None or style.caps != base.caps:
        values["cap"] = "all" if style.caps else "none"
    if base is None or style.tracking != base.tracking:
        values["spc"] = round(style.tracking * 100)
    return Characters(
        tuple(values.items()),
        paint.fill(style.color) if base is None or style.color != base.color else "",
        fonts.xml(style.font) if base is None or style.font != base.font else "",
    )


@lru_cache(maxsize=1024)
def paragraph(style: LevelStyle, base: LevelStyle | None) -> tuple[Values, str]:
    """How a paragraph of `style` differs from `base`: attributes and children of `a:pPr`.

    The children are in the order of `CT_TextParagraphProperties` (21.1.2.2.7).
    """
    if style == base:
        return (), ""
    values: dict[str, str | int] = {}
    children = ""
    if base is None or style.margin != base.margin:
        values["marL"] = max(0, style.margin)
    if base is None or style.indent != base.indent:
        values["indent"] = style.indent
    if base is None or style.align != base.align:
        values["algn"] = ALIGNMENTS[style.align]
    if base is None or style.line_spacing != base.line_spacing:
        percent = percentage(style.line_spacing)
        children += f'<a:lnSpc><a:spcPct val="{percent}"/></a:lnSpc>'
    if base is None or style.space_before != base.space_before:
        children += _space("a:spcBef", style.space_before)
    if base is None or style.space_after != base.space_after:
        children += _space("a:spcAft", style.space_after)
    if base is None or style.bullet != base.bullet:
        children += _bullet(style.bullet, None if base is None else base.bullet)
    return tuple(values.items()), children


def list_style(
    levels: Mapping[int, tuple[LevelStyle, LevelStyle | None]], fonts: ThemeFonts
) -> str:
    """`a:lstStyle` for levels (from 0) and what each of them inherits."""
    entries = ""
    for number, (style, base) in sorted(levels.items()):
        values, children = paragraph(style, base)
        letters = characters(style, base, fonts)
        default = letters.element("a:defRPr") if letters != INHERITED else ""
        if values or children or default:
            tag = f"a:lvl{number + 1}pPr"
            entries += f"<{tag}{attributes(dict(values))}>{children}{default}</{tag}>"
    return f"<a:lstStyle>{entries}</a:lstStyle>" if entries else "<a:lstStyle/>"


def _typefaces(latin: str, east_asian: str, complex_script: str) -> str:
    faces = (("a:latin", latin), ("a:ea", east_asian), ("a:cs", complex_script))
    return "".join(
        f"<{tag}{attributes({'typeface': typeface})}/>" for tag, typeface in faces if typeface
    )


def _space(tag: str, points: float) -> str:
    return f'<{tag}><a:spcPts val="{round(points * 100)}"/></{tag}>'


def _bullet(bullet: Bullet | None, base: Bullet | None) -> str:
    """The mark, and of its colour, size and font what the mark underneath has not.

    Its size is a percentage as programs write it (`45000`), though ISO 29500's schema wants
    `45%`: that LibreOffice does not read, and a size in points it draws as 100 %.
    """
    if bullet is None:
        return "<a:buNone/>"
    parts = ""
    if base is None or bullet.color != base.color:
        parts += (
            f"<a:buClr>{paint.color(bullet.color)}</a:buClr>" if bullet.color else "<a:buClrTx/>"
        )
    if base is None or bullet.scale != base.scale:
        percent = f'<a:buSzPct val="{percentage(bullet.scale)}"/>'
        parts += "<a:buSzTx/>" if bullet.scale == 1 else percent
    # A template's symbol font is none of ours, and knows other marks by other letters.
    is_other = base is not None and bullet.char != base.char and not bullet.font
    if base is None or bullet.font != base.font or is_other:
        typeface = attributes({"typeface": bullet.font})
        parts += f"<a:buFont{typeface}/>" if bullet.font else "<a:buFontTx/>"
    if bullet.numbering:
        start = bullet.start if bullet.start != 1 else None
        return f"{parts}<a:buAutoNum{attributes({'type': bullet.numbering, 'startAt': start})}/>"
    return f"{parts}<a:buChar{attributes({'char': bullet.char})}/>"
