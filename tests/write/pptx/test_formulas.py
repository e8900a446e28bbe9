"""Formulas as Office Math, with text for whoever does not know it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

from deckwright.model.deck import Deck, Slide, TextFrame
from deckwright.model.formulas import (
    Accent,
    Fence,
    Formula,
    Fraction,
    Limits,
    Matrix,
    Part,
    Root,
    Scripts,
    Space,
    Symbol,
)
from deckwright.model.inlines import Math, Run, Style
from deckwright.write.pptx import write_pptx
from deckwright.write.pptx.omml import alternative

X: Formula = (Symbol("x"),)
SUM = Symbol("∑", "operator")
PARTS: tuple[Part, ...] = (
    Symbol("sin", "operator"),
    Symbol("x"),
    Fraction(X, X),
    Fence((Fraction(X, X, bar=False),), "(", ")"),
    Root(X),
    Root(X, X),
    Scripts(X, X),
    Scripts(X, (), X),
    Scripts(X, X, X),
    Limits((Symbol("lim", "operator"),), X),
    Symbol("y"),
    Limits(X, X, X),
    Accent(X, "^"),
    Accent(X, "‾"),
    Accent((*X, *X), "⏟", under=True),
    Fence((Matrix(((X, X), (X, ())), ("left", "center")),), "{", ""),
    Space(0.17),
    Symbol("if & only", "text"),
    Symbol("d", upright=True),
    Scripts((SUM,), X, X),
    Symbol("x"),
    Symbol("=", "operator"),
    Scripts((), (), X),
)


def test_every_part_is_written(
    draw: Callable[..., str], text: Callable[..., TextFrame], golden: Callable[[str, str], None]
) -> None:
    linear = (Run("x"), Run("2", Style(baseline="superscript")))
    inline = Math("x", Style(bold=True), PARTS, linear)
    alone = Math("x", formula=(Scripts((SUM,), X, X), *X), linear=linear, display=True)

    golden("pptx/formulas.xml", draw(text((Run("As in "), inline), (alone,))))


def test_a_sum_takes_what_follows_up_to_the_next_relation() -> None:
    xml = alternative((SUM, *X, Symbol("="), Symbol("y")), "", display=False)

    assert xml.index("<m:nary>") < xml.index(">x<") < xml.index("</m:nary>") < xml.index(">y<")


def test_a_validator_finds_nothing(
    slide: Callable[..., Slide],
    deck: Callable[..., Deck],
    text: Callable[..., TextFrame],
    openxml_validator: OpenXmlValidator,
    tmp_path: Path,
) -> None:
    path = tmp_path / "deck.pptx"
    frame = text(
        (Run("a "), Math("x", formula=PARTS), Run(" b")), (Math("x", formula=PARTS, display=True),)
    )
    path.write_bytes(write_pptx(deck(slide(frame)), datetime(2026, 5, 4, tzinfo=UTC)))

    assert [str(error) for error in openxml_validator.validate(path).errors] == []


def test_nothing_is_left_without_an_argument() -> None:
    xml = alternative((Fraction((), ()), Root(()), Scripts((), (), X)), "", display=False)

    root = etree.fromstring(xml)
    assert all(len(each) for each in root.iter("{*}e", "{*}num", "{*}den", "{*}sup"))
