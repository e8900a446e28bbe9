"""Paragraph styles by list level, inheritance resolved.

A paragraph takes each property from the first list style that sets it: the layout's placeholder,
the master's, the master's text style for that kind, the presentation's default (ECMA-376 part 1,
19.3.1.51 `txStyles` and 21.1.2.4.12 `lstStyle`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from deckwright.model.theme import Align, Bullet, LevelStyle
from deckwright.ooxml.colors import Palette
from deckwright.ooxml.elements import Element, attributes_of, local_name
from deckwright.ooxml.names import A
from deckwright.ooxml.units import number, share

LEVELS = 9
DEFAULT_SIZE = 18.0
"""Points; ECMA-376 part 1, 21.1.2.3.9 leaves it to the program, all of them take 18."""
PITCH = 1.2
"""Baseline to baseline over size, of a single line: what 100 % spacing is a share of."""
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


_MAX_SIZE = 400.0
_TIGHTEST, _LOOSEST = 0.3, 5.0
_ALIGN: Mapping[str, Align] = MappingProxyType(
    {"ctr": "center", "r": "right", "just": "justify", "justLow": "justify", "dist": "justify"}
)
_FILLS = ("solidFill", "gradFill")

Properties: TypeAlias = dict[str, str | Element]
"""What one list style says of one level: attributes by `@name`, elements by name or group."""

_GROUPS = {
    **dict.fromkeys(MARKS, "mark"),
    **dict.fromkeys(FONTS, "mark font"),
    **dict.fromkeys(COLORS, "mark color"),
    **dict.fromkeys(SIZES, "mark size"),
    **dict.fromkeys(_FILLS, "fill"),
}
_NOTHING: tuple[Properties, ...] = ({},) * LEVELS


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of a theme."""

    major: str
    minor: str

    def family(self, typeface: str) -> str:
        """A typeface by its name or by the theme's (`+mj-lt`, ECMA-376 part 1, 20.1.10.80)."""
        if typeface.startswith("+"):
            return self.major if typeface.startswith("+mj") else self.minor
        return typeface or self.minor


def read_list_style(element: Element | None) -> tuple[Properties, ...]:
    """What a `lstStyle`, `titleStyle`, `defaultTextStyle`, … says of each of the nine levels."""
    if element is None or not len(element):
        return _NOTHING
    base = _properties(element.find(f"{A}defPPr"))
    return tuple(
        base | _properties(element.find(f"{A}lvl{level}pPr")) for level in range(1, LEVELS + 1)
    )


def read_paragraph_style(paragraph: Element) -> Properties:
    """What a paragraph (`a:p`) says of itself and, for its letters, of its first run."""
    found: Properties = {}
    for part in (paragraph.find(f"{A}pPr"), paragraph.find(f"{A}r/{A}rPr")):
        if part is not None:
            found |= _said(part)
    return found


def merge(styles: Iterable[tuple[Properties, ...]]) -> tuple[Properties, ...]:
    """Several list styles as one; the first to say something is heard."""
    merged = _NOTHING
    for style in styles:
        if style is not _NOTHING:
            merged = tuple(below | above for above, below in zip(merged, style, strict=True))
    return merged


def resolve(
    style: tuple[Properties, ...], palette: Palette, fonts: Fonts
) -> tuple[LevelStyle, ...]:
    """Nine level styles out of what was merged."""
    return tuple(_level(properties, palette, fonts) for properties in style)


def _properties(paragraph: Element | None) -> Properties:
    if paragraph is None:
        return {}
    run = paragraph.find(f"{A}defRPr")
    parts = (paragraph,) if run is None else (paragraph, run)
    found: Properties = {}
    for part in parts:
        found |= _said(part)
    return found


def _said(part: Element) -> Properties:
    """The attributes and children of a paragraph's or run's properties."""
    found: Properties = {f"@{name}": value for name, value in attributes_of(part).items()}
    for child in part:
        name = local_name(child)
        found[_GROUPS.get(name, name)] = child
    return found


def _level(style: Properties, palette: Palette, fonts: Fonts) -> LevelStyle:
    size = min(_MAX_SIZE, max(1.0, number(_text(style, "@sz"), 0) / 100 or DEFAULT_SIZE))
    latin = _child(style, "latin")
    return LevelStyle(
        size=size,
        font=fonts.family(latin.get("typeface", "") if latin is not None else "+mn-lt"),
        color=_color(style, palette) or "tx1",
        bold=_flag(style, "@b"),
        italic=_flag(style, "@i"),
        caps=_text(style, "@cap") == "all",
        bullet=read_bullet(
            _child(style, "mark"),
            _child(style, "mark font"),
            _child(style, "mark color"),
            _child(style, "mark size"),
            size,
            palette,
        ),
        margin=number(_text(style, "@marL")),
        indent=number(_text(style, "@indent")),
        space_before=_space(_child(style, "spcBef"), size),
        space_after=_space(_child(style, "spcAft"), size),
        line_spacing=_line_spacing(_child(style, "lnSpc"), size),
        align=_ALIGN.get(_text(style, "@algn"), "left"),
        tracking=number(_text(style, "@spc")) / 100,
    )


def _text(style: Properties, name: str) -> str:
    value = style.get(name, "")
    return value if isinstance(value, str) else ""


def _child(style: Properties, name: str) -> Element | None:
    value = style.get(name)
    return None if isinstance(value, str) else value


def _flag(style: Properties, name: str) -> bool:
    return _text(style, name) in ("1", "true", "on")


def _color(style: Properties, palette: Palette) -> str | None:
    """The text's colour; of a gradient, its first."""
    fill = _child(style, "fill")
    if fill is not None and local_name(fill) == "gradFill":
        fill = fill.find(f"{A}gsLst/{A}gs")
    return palette.color(fill)


def _space(element: Element | None, size: float) -> float:
    """`spcBef` and `spcAft` in points."""
    value = element[0] if element is not None and len(element) else None
    if value is None:
        return 0.0
    if local_name(value) == "spcPts":
        return max(0.0, number(value.get("val")) / 100)
    return max(0.0, round(share(value.get("val"), 0.0) * size * PITCH, 3))


def _line_spacing(element: Element | None, size: float) -> float:
    """`lnSpc` as a share of a single line."""
    value = element[0] if element is not None and len(element) else None
    if value is None:
        return 1.0
    if local_name(value) == "spcPts":
        ratio = round(number(value.get("val")) / 100 / (size * PITCH), 3)
    else:
        ratio = share(value.get("val"))
    return min(_LOOSEST, max(_TIGHTEST, ratio))


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
