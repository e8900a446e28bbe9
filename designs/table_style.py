"""The table style of the templates: no cage, a strong rule under the head, thin ones under rows."""

from __future__ import annotations

from deckwright.model.length import points
from deckwright.model.theme import Color
from deckwright.ooxml.names import DRAWING
from designs.text_xml import solid
from designs.xml import Xml, document, element

STYLE_ID = "{3D9A6E14-7C52-4B0F-8A21-5E6F0C7B9D38}"
HEAD_RULE = 1.5
ROW_RULE = 0.75
"""Points."""


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
