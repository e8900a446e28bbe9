"""The theme (ECMA-376 part 1, 20.1.6.9 `a:theme`), and the table style that goes with it.

Tables stand in no cage: a strong rule under the head, thin ones under rows.
"""

from __future__ import annotations

from dataclasses import asdict

from deckwright.model.length import points
from deckwright.model.theme import Color
from deckwright.ooxml.names import DRAWING
from designs.design import Palette
from designs.levels import TEXT_FONT
from designs.text_xml import solid
from designs.xml import Xml, document, element

SCRIPTS = {
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Tahoma",
}
"""What PowerPoint sets other scripts in (20.1.4.1.16 `a:font`)."""

LINE_WIDTHS = (9_525, 19_050, 28_575)
"""EMU: the thin, the medium and the strong line of the theme."""
STYLE_ID = "{3D9A6E14-7C52-4B0F-8A21-5E6F0C7B9D38}"
HEAD_RULE = 1.5
ROW_RULE = 0.75
"""Points."""


def theme(name: str, palette: Palette) -> bytes:
    """A theme's part: colours, fonts, and flat shapes without effects."""
    return document(
        element(
            "a:theme",
            element("a:themeElements", _colors(name, palette), _fonts(name), _formats(name)),
            element("a:objectDefaults"),
            element("a:extraClrSchemeLst"),
            attributes={"xmlns:a": DRAWING},
            name=name,
        )
    )


def _colors(name: str, palette: Palette) -> Xml:
    slots = (
        element(f"a:{slot}", element("a:srgbClr", val=value))
        for slot, value in asdict(palette).items()
    )
    return element("a:clrScheme", *slots, name=name)


def _fonts(name: str) -> Xml:
    faces = (
        element("a:latin", typeface=TEXT_FONT),
        element("a:ea", typeface=""),
        element("a:cs", typeface=""),
        *(element("a:font", script=script, typeface=face) for script, face in SCRIPTS.items()),
    )
    return element(
        "a:fontScheme",
        element("a:majorFont", *faces),
        element("a:minorFont", *faces),
        name=name,
    )


def _formats(name: str) -> Xml:
    """Three fills, lines, effects and backgrounds: the schema asks for three of each."""
    fill = element("a:solidFill", element("a:schemeClr", val="phClr"))
    lines = (element("a:ln", fill, element("a:prstDash", val="solid"), w=w) for w in LINE_WIDTHS)
    effect = element("a:effectStyle", element("a:effectLst"))
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", fill, fill, fill),
        element("a:lnStyleLst", *lines),
        element("a:effectStyleLst", effect, effect, effect),
        element("a:bgFillStyleLst", fill, fill, fill),
        name=name,
    )


def table_styles() -> bytes:
    """The part that holds the style, which new tables take (20.1.4.2.27 `a:tblStyleLst`)."""
    return document(
        element(
            "a:tblStyleLst",
            element(
                "a:tblStyle",
                element("a:wholeTbl", _text(), _cell(_row_rule("bottom"), _row_rule("insideH"))),
                element("a:firstRow", _text(bold=True), _cell(_head_rule())),
                styleId=STYLE_ID,
                styleName="deckwright",
            ),
            attributes={"xmlns:a": DRAWING, "def": STYLE_ID},
        )
    )


def _text(*, bold: bool = False) -> Xml:
    return element(
        "a:tcTxStyle",
        element("a:fontRef", element("a:prstClr", val="black"), idx="minor"),
        element("a:schemeClr", val="tx1"),
        b="on" if bold else None,
    )


def _cell(*borders: Xml) -> Xml:
    return element(
        "a:tcStyle",
        element("a:tcBdr", *borders),
        element("a:fill", element("a:noFill")),
    )


def _row_rule(edge: str) -> Xml:
    return _border(edge, ROW_RULE, "bg2")


def _head_rule() -> Xml:
    return _border("bottom", HEAD_RULE, "accent1")


def _border(edge: str, width: float, color: Color) -> Xml:
    return element(f"a:{edge}", element("a:ln", solid(color), w=points(width), cmpd="sng"))
