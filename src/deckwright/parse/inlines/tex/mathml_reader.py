"""The MathML that latex2mathml writes, as a formula (https://www.w3.org/TR/mathml-core/)."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

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
    SymbolKind,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KINDS: Mapping[str, SymbolKind] = {
    "mi": "letter",
    "mn": "number",
    "mo": "operator",
    "mtext": "text",
    "ms": "text",
}
_MARKS = frozenset("^~˙¨´`ˇ˘¯‾_―→←↔⃗⏞⏟⎴⎵")
"""What over or under something is its accent and not its limit."""
_OPENING = frozenset("([{⟨⌊⌈|‖")
_CLOSING = frozenset(")]}⟩⌋⌉|‖")
_LIMITED = frozenset(
    "lim liminf limsup max min sup inf det gcd Pr argmax argmin injlim projlim".split()
)
"""Functions that take what is below them right under their name."""
_STROKE = "\u0338"
"""Combining; normalised with the sign that it crosses out it is one character."""
_ALIGNMENTS: Mapping[str, Literal["left", "center", "right"]] = {
    "left": "left",
    "center": "center",
    "right": "right",
}


class MathmlError(ValueError):
    """What is missing, in words."""


def read_row(elements: Sequence[Element]) -> Formula:
    """Elements side by side; fences around them find their partners."""
    match elements:
        case [] | ():
            return ()
        case [first, *inner, last] if _is_fence(first, "prefix") and _is_fence(last, "postfix"):
            return (Fence(read_row(inner), _text(first), _text(last)),)
        case [first, *inner] if _is_fence(first, "prefix"):
            return (Fence(read_row(inner), _text(first), ""),)
        case _:
            pass
    parts: list[Part] = []
    at = 0
    while at < len(elements):
        if _encloses(elements[at : at + 3]):
            opening, body, closing = elements[at : at + 3]
            parts.append(Fence(_read(body), _text(opening), _text(closing)))
            at += 3
        else:
            parts += _read(elements[at])
            at += 1
    return _negated(parts)


def _is_fence(element: Element, form: str) -> bool:
    return element.tag == "mo" and element.get("form") == form


def _encloses(three: Sequence[Element]) -> bool:
    """Whether the middle one is a matrix or a binomial, which grows the brackets around it."""
    if len(three) < 3:  # noqa: PLR2004 - an opening, a body, a closing
        return False
    opening, body, closing = three
    tall = body.tag == "mtable" or (body.tag == "mfrac" and body.get("linethickness") == "0")
    return tall and _text(opening) in _OPENING and _text(closing) in _CLOSING


def _read(element: Element) -> Formula:
    if element.tag in _KINDS:
        return _symbol(element)
    reader = _READERS.get(element.tag)
    return reader(element) if reader else read_row(tuple(element))


def _text(element: Element) -> str:
    return html.unescape(element.text or "")


def _symbol(element: Element) -> Formula:
    text = _text(element)
    upright = element.get("mathvariant") == "normal"
    return (Symbol(text, _KINDS[element.tag], upright),) if text else ()


def _children(element: Element, count: int) -> list[Formula]:
    if len(element) < count:
        raise MathmlError("lacks an argument")
    return [_read(child) for child in element]


def _fraction(element: Element) -> Formula:
    above, below = _children(element, 2)
    return (Fraction(above, below, bar=element.get("linethickness") != "0"),)


def _square_root(element: Element) -> Formula:
    return (Root(read_row(tuple(element))),)


def _root(element: Element) -> Formula:
    base, degree = _children(element, 2)
    return (Root(base, degree),)


def _subscript(element: Element) -> Formula:
    base, below = _children(element, 2)
    return (_scripted(base, below, ()),)


def _superscript(element: Element) -> Formula:
    base, above = _children(element, 2)
    return (_scripted(base, (), above),)


def _both_scripts(element: Element) -> Formula:
    base, below, above = _children(element, 3)
    return (_scripted(base, below, above),)


def _scripted(base: Formula, below: Formula, above: Formula) -> Part:
    match base:
        case (Symbol(text=text),) if text in _LIMITED:
            return Limits(base, below, above)
        case (Accent(mark="⏟" | "⏞"),):
            return Limits(base, below, above)
        case _:
            return Scripts(base, below, above)


def _under(element: Element) -> Formula:
    base, below = _children(element, 2)
    mark = _mark(below)
    return (Accent(base, mark, under=True),) if mark else (Limits(base, below),)


def _over(element: Element) -> Formula:
    base, above = _children(element, 2)
    mark = _mark(above)
    return (Accent(base, mark),) if mark else (Limits(base, (), above),)


def _both_limits(element: Element) -> Formula:
    base, below, above = _children(element, 3)
    return (Limits(base, below, above),)


def _mark(formula: Formula) -> str:
    match formula:
        case (Symbol(text=text),) if text in _MARKS:
            return text
        case _:
            return ""


def _matrix(element: Element) -> Formula:
    rows = tuple(tuple(read_row(tuple(cell)) for cell in row) for row in element)
    widest = max((tuple(row) for row in element), key=len, default=())
    alignments = tuple(_ALIGNMENTS.get(cell.get("columnalign", ""), "center") for cell in widest)
    width = max(map(len, rows), default=0)
    return (Matrix(tuple(row + ((),) * (width - len(row)) for row in rows), alignments),)


def _space(element: Element) -> Formula:
    width = element.get("width", "").removesuffix("em")
    try:
        return (Space(float(width)),)
    except ValueError:
        return ()


def _nothing(_element: Element) -> Formula:
    return ()


def _negated(parts: list[Part]) -> Formula:
    r"""`\not` comes as a stroke before the sign that it crosses out: one character together."""
    result: list[Part] = []
    for part in parts:
        match result, part:
            case [*_, Symbol(text="⧸")], Symbol(text=text, kind=kind):
                result[-1] = Symbol(unicodedata.normalize("NFC", text + _STROKE), kind)
            case _:
                result.append(part)
    return tuple(result)


_READERS: Mapping[str, Callable[[Element], Formula]] = {
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msub": _subscript,
    "msup": _superscript,
    "msubsup": _both_scripts,
    "munder": _under,
    "mover": _over,
    "munderover": _both_limits,
    "mtable": _matrix,
    "mspace": _space,
    "mphantom": _nothing,
}
"""What each element becomes; any other is the row of what it holds."""
