"""List marks: characters, numbers, pictures (ECMA-376 part 1, 21.1.2.4)."""

from __future__ import annotations

from deckwright.model.theme import Bullet
from deckwright.theme.colors import Palette
from deckwright.theme.oxml import Element, local_name, number, share

MARKS = ("buNone", "buChar", "buAutoNum", "buBlip")
FONTS = ("buFont", "buFontTx")
COLORS = ("buClr", "buClrTx")
SIZES = ("buSzPct", "buSzPts", "buSzTx")

_WINGDINGS = {
    "§": "▪", "Ø": "➢", "ü": "✓", "û": "✗", "q": "❑", "v": "❖", "l": "●", "n": "■", "u": "◆",
    "à": "→", "Ä": "✲", "¡": "○", "o": "□", "p": "□", "w": "◆", "è": "➔", "F": "☞", "s": "◆",
    "ª": "✦", "«": "★", "r": "❑", "t": "◆", "y": "▪", "Ÿ": "•", "\x9f": "•", "\x9e": "·",
}  # fmt: skip
"""Wingdings' characters as Unicode, those that lists use (Unicode's mapping table of 2014)."""
_WINGDINGS_2 = {"\x97": "●", "¡": "■", "£": "□", "R": "☑", "P": "✓", "\x95": "•", "—": "●"}
_WINGDINGS_3 = {"}": "▶", "u": "▶", "w": "▸", "y": "▲", "": "▶", "ê": "▶", "\x84": "◣"}
_SYMBOL = {"·": "•", "¨": "♦", "Þ": "⇒", "®": "→", "-": "−"}
_PICTORIAL = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": {"4": "▸", "<": "■", "n": "●", "g": "■"},
    "symbol": _SYMBOL,
    "starsymbol": {},
    "opensymbol": {},
}
"""Fonts of pictures, which few machines have and no PDF can borrow."""
_PRIVATE = 0xF000


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
    char, family = _readable(mark.get("char", "•"), _typeface(font))
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
    table = _PICTORIAL.get(family.casefold())
    if table is None:
        return char or "•", family
    if len(char) == 1 and ord(char) & 0xFF00 == _PRIVATE:
        char = chr(ord(char) - _PRIVATE)
    return table.get(char, char if family.casefold().startswith(("star", "open")) else "•"), ""


def _scale(size: Element | None, points: float) -> float:
    if size is None or local_name(size) == "buSzTx":
        return 1.0
    if local_name(size) == "buSzPct":
        return min(4.0, max(0.25, share(size.get("val"))))
    return number(size.get("val"), round(points * 100)) / 100 / points
