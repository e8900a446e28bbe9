"""Text properties as DrawingML: ECMA-376 part 1, 21.1.2.

What a placeholder or a level shares with the one it inherits from (`base`) is left out, so that a
change on the master reaches the layouts.
"""

from __future__ import annotations

from functools import cache

from deckwright.model.theme import Align, Anchor, Bullet, Color, LevelStyle, Placeholder
from designs.xml import Attribute, Xml, element

LANGUAGE = "en-US"
ALIGN: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
ANCHOR: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
KERNING_FROM = 1200
"""Hundredths of a point: the smallest text whose letter pairs are kerned."""

Levels = tuple[LevelStyle, ...]
Attributes = dict[str, Attribute]


def solid(color: Color) -> Xml:
    """A fill with a colour of the theme, by its slot or (`dk1`) by the scheme's own name."""
    return element("a:solidFill", element("a:schemeClr", val=color))


def body_properties(placeholder: Placeholder, base: Placeholder | None = None) -> Xml:
    """`a:bodyPr`: insets and anchor."""
    inherited = _box_attributes(base) if base else {}
    return element("a:bodyPr", attributes=_new(_box_attributes(placeholder), inherited))


def list_style(levels: Levels, base: Levels | None = None) -> Xml:
    """`a:lstStyle` of a placeholder."""
    return element("a:lstStyle", *level_properties(levels, base))


def level_properties(levels: Levels, base: Levels | None = None, font: str = "") -> tuple[Xml, ...]:
    """`a:lvl1pPr` to `a:lvl9pPr`. `font` is `+mj` or `+mn` to name the theme's font."""
    bases = base or (None,) * len(levels)
    return tuple(
        _level(f"a:lvl{number}pPr", style, inherited, font)
        for number, (style, inherited) in enumerate(zip(levels, bases, strict=True), start=1)
        if style != inherited
    )


def _box_attributes(placeholder: Placeholder) -> Attributes:
    insets = placeholder.insets
    return {
        "lIns": insets.left,
        "tIns": insets.top,
        "rIns": insets.right,
        "bIns": insets.bottom,
        "anchor": ANCHOR[placeholder.anchor],
    }


@cache
def _level(tag: str, style: LevelStyle, base: LevelStyle | None, font: str) -> Xml:
    inherited = _spacing_and_bullet(base) if base else ()
    return element(
        tag,
        *(child for child in _spacing_and_bullet(style) if child not in inherited),
        _letters(style, base, font),
        attributes=_new(_alignment(style), _alignment(base) if base else {}),
    )


def _alignment(style: LevelStyle) -> Attributes:
    return {"marL": style.margin, "indent": style.indent, "algn": ALIGN[style.align]}


def _spacing_and_bullet(style: LevelStyle) -> tuple[Xml, ...]:
    return (
        element("a:lnSpc", element("a:spcPct", val=round(style.line_spacing * 100_000))),
        element("a:spcBef", element("a:spcPts", val=round(style.space_before * 100))),
        element("a:spcAft", element("a:spcPts", val=round(style.space_after * 100))),
        _bullet(style.bullet),
    )


def _bullet(bullet: Bullet | None) -> Xml:
    """A bullet as large as its text: the standard and PowerPoint write other sizes differently."""
    if bullet is None:
        return element("a:buNone")
    return Xml(
        element("a:buClr", element("a:schemeClr", val=bullet.color))
        + element("a:buFont", typeface=bullet.font)
        + element("a:buChar", char=bullet.char)
    )


def _letters(style: LevelStyle, base: LevelStyle | None, font: str) -> Xml:
    children = [] if base and style.color == base.color else [solid(style.color)]
    if font:
        children += [
            element(f"a:{script}", typeface=f"{font}-{reference}")
            for script, reference in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
        ]
    inherited = _letter_attributes(base) if base else {}
    return element("a:defRPr", *children, attributes=_new(_letter_attributes(style), inherited))


def _letter_attributes(style: LevelStyle) -> Attributes:
    return {"sz": round(style.size * 100), "b": style.bold, "kern": KERNING_FROM}


def _new(attributes: Attributes, inherited: Attributes) -> Attributes:
    return {name: value for name, value in attributes.items() if inherited.get(name) != value}
