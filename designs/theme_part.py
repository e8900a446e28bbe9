"""The theme: ECMA-376 part 1, 20.1.6.9 `a:theme`."""

from __future__ import annotations

from dataclasses import asdict

from deckwright.ooxml.names import DRAWING
from designs.design import Palette
from designs.levels import TEXT_FONT
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
