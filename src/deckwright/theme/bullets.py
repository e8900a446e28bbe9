"""List marks: characters, numbers, pictures (ECMA-376 part 1, 21.1.2.4)."""

from __future__ import annotations

import unicodedata

from deckwright.model.theme import Bullet
from deckwright.ooxml.colors import Palette
from deckwright.ooxml.elements import Element, local_name
from deckwright.ooxml.units import number, share

MARKS = ("buNone", "buChar", "buAutoNum", "buBlip")
FONTS = ("buFont", "buFontTx")
COLORS = ("buClr", "buClrTx")
SIZES = ("buSzPct", "buSzPts", "buSzTx")

_WINGDINGS = {
    "§": "▪", "Ø": "➢", "ü": "✓", "û": "✗", "q": "❑", "v": "❖", "l": "●", "n": "■", "u": "◆",
    "à": "→", "¡": "○", "o": "□", "p": "□", "w": "◆", "è": "➔", "F": "☞", "s": "◆", "ª": "✦",
    "«": "★", "r": "❑", "t": "◆", "Ÿ": "•", "\x9f": "•",
}  # fmt: skip
"""The characters of Wingdings that lists use, as Unicode has them since version 7."""
_WINGDINGS_2 = {"¡": "■", "£": "□", "R": "☑", "P": "✓", "—": "●", "\x97": "●"}
_WINGDINGS_3 = {"}": "▶", "u": "▶", "w": "▸", "y": "▲", "ê": "▶"}
_SYMBOL = {"·": "•", "¨": "♦", "Þ": "⇒", "®": "→", "-": "−"}
_PICTORIAL = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": {"4": "▸", "<": "■", "n": "●", "g": "■"},
    "symbol": _SYMBOL,
}
"""Fonts of pictures, which few machines have and no PDF can borrow."""
_LIBREOFFICE = ("starsymbol", "opensymbol")
"""Fonts of symbols at their own places in Unicode."""
_WINDOWS_SYMBOLS = 0xF000
"""Where Windows puts the 256 characters of a font of symbols."""
_PRIVATE_USE = "Co"
_USUAL = "•"


def read_bullet(
    mark: Element | None,
    font: Element | None,
    color: Element | None,
    size: Element | None,
    points: float,
    palette: Palette,
) -> Bullet | None:
    """The mark that these elements make on text of `points`; None where there is none."""
    if mark is None or local_name(mark) == "buNone":
        return None
    char, family = _readable(mark.get("char", _USUAL), _typeface(font))
    shown = color is not None and local_name(color) == "buClr"
    return Bullet(
        char=char,
        font=family,
        color=(palette.color(color) or "") if shown else "",
        scale=_scale(size, points),
        numbering=_numbering(mark),
        start=max(1, number(mark.get("startAt"), 1)),
    )


def _numbering(mark: Element) -> str:
    return mark.get("type", "arabicPeriod") if local_name(mark) == "buAutoNum" else ""


def _typeface(font: Element | None) -> str:
    """The mark's own family; a theme's font is the text's as far as marks go."""
    family = font.get("typeface", "") if font is not None else ""
    return "" if family.startswith("+") else family


def _readable(char: str, family: str) -> tuple[str, str]:
    """A mark that any font can show, in place of one from a font of pictures."""
    name, code = family.casefold(), ord(char[0]) if char else 0
    if name in _PICTORIAL:
        plain = chr(code - _WINDOWS_SYMBOLS) if code & 0xFF00 == _WINDOWS_SYMBOLS else char
        return _PICTORIAL[name].get(plain, _USUAL), ""
    if not char or unicodedata.category(char[0]) == _PRIVATE_USE:
        return _USUAL, ""
    return char, "" if name in _LIBREOFFICE else family


def _scale(size: Element | None, points: float) -> float:
    if size is None or local_name(size) == "buSzTx":
        return 1.0
    if local_name(size) == "buSzPct":
        return min(4.0, max(0.25, share(size.get("val"))))
    return number(size.get("val"), round(points * 100)) / 100 / points
