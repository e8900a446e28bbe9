"""Formulas as Office Math (ECMA-376 part 1, 22.1), which PowerPoint edits as its own.

Runs carry no `a:rPr`: they take the size and the colour of the text around them, and PowerPoint
its mathematical font.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

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
from deckwright.ooxml.markup import attributes, text
from deckwright.ooxml.names import COMPATIBILITY, DRAWING_2010, MATH

_INTEGRALS = frozenset("∫∬∭∮∯∰")
_NARY = frozenset("∑∏∐⋃⋂⋁⋀⨁⨂⨀⨄⨆") | _INTEGRALS
_RELATIONS = frozenset("=≠<>≤≥≪≫≈≃≅∼≡∝∈⊂⊆→⇒⇔↦,;")
"""Where what a sum sums up has ended."""
_BARS: Mapping[str, str] = {"‾": "top", "―": "top", "_": "bot"}
_GROUPS = frozenset("⏞⏟⎴⎵→←↔")
_ACCENTS: Mapping[str, str] = {
    "^": "\u0302",
    "~": "\u0303",
    "¯": "\u0305",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "´": "\u0301",
    "`": "\u0300",
    "→": "\u20d7",
    "←": "\u20d6",
}
_SPACES = ((0.2, "\u2009"), (0.25, "\u205f"), (0.6, "\u2002"), (1.5, "\u2003"))
"""Up to how many em, and the space of about that width."""
_NOTHING = "\u200b"
"""Where OMML wants something and the author wrote nothing: PowerPoint would show a dotted box."""


def alternative(formula: Formula, fallback: str, *, display: bool) -> str:
    """A formula for whoever knows Office Math, `fallback` (runs) for all others.

    The prefix is ours on purpose: LibreOffice chooses by the name `a14`, not by the namespace, and
    then drops the formula.
    """
    math = f"<m:oMath>{_row(formula, display=display)}</m:oMath>"
    if display:
        math = f"<m:oMathPara>{math}</m:oMathPara>"
    return (
        f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}">'
        f'<mc:Choice xmlns:office="{DRAWING_2010}" Requires="office">'
        f'<office:m xmlns:m="{MATH}">{math}</office:m></mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def _row(parts: Formula, *, display: bool) -> str:
    """Parts side by side; sums and functions take what belongs to them."""
    written = ""
    at = 0
    while at < len(parts):
        part = parts[at]
        rest = parts[at + 1 :]
        if sign := _nary_sign(part):
            body = _up_to_relation(rest)
            written += _nary(part, sign, body, display=display)
            at += 1 + len(body)
        elif _is_function(part) and rest and not _opens(rest[0]):
            written += f"<m:func><m:fName>{_part(part, display=display)}</m:fName>"
            written += f"{_argument('e', rest[:1], display=display)}</m:func>"
            at += 2
        else:
            written += _part(part, display=display)
            at += 1
    return written


def _nary_sign(part: Part) -> str:
    match part:
        case Symbol(text=sign) if sign in _NARY:
            return sign
        case Scripts(base=(Symbol(text=sign),)) | Limits(base=(Symbol(text=sign),)) if (
            sign in _NARY
        ):
            return sign
        case _:
            return ""


def _up_to_relation(parts: Formula) -> Formula:
    for at, part in enumerate(parts):
        if isinstance(part, Symbol) and part.text in _RELATIONS:
            return parts[:at]
    return parts


def _is_function(part: Part) -> bool:
    match part:
        case Symbol(text=name, kind="letter" | "operator"):
            return len(name) > 1 and name.isalpha()
        case Scripts(base=(Symbol() as name,)) | Limits(base=(Symbol() as name,)):
            return _is_function(name)
        case _:
            return False


def _opens(part: Part) -> bool:
    match part:
        case Symbol(text=sign, kind=kind):
            return kind == "operator" and not sign.isalpha()
        case _:
            return isinstance(part, Space)


def _part(part: Part, *, display: bool) -> str:
    def argument(tag: str, formula: Formula) -> str:
        return _argument(tag, formula, display=display)

    match part:
        case Symbol():
            return _symbol(part)
        case Space(width=width):
            space = next((char for limit, char in _SPACES if width <= limit), "\u2003\u2003")
            return _run(space) if width > 0 else ""
        case Fraction(above=above, below=below, bar=bar):
            kind = "" if bar else f"<m:fPr>{_value('type', 'noBar')}</m:fPr>"
            return f"<m:f>{kind}{argument('num', above)}{argument('den', below)}</m:f>"
        case Root(base=base, degree=()):
            hidden = f"<m:radPr>{_value('degHide', '1')}</m:radPr><m:deg/>"
            return f"<m:rad>{hidden}{argument('e', base)}</m:rad>"
        case Root(base=base, degree=degree):
            return f"<m:rad>{argument('deg', degree)}{argument('e', base)}</m:rad>"
        case Scripts(base=base, below=(), above=above):
            return f"<m:sSup>{argument('e', base)}{argument('sup', above)}</m:sSup>"
        case Scripts(base=base, below=below, above=()):
            return f"<m:sSub>{argument('e', base)}{argument('sub', below)}</m:sSub>"
        case Scripts(base=base, below=below, above=above):
            scripts = argument("sub", below) + argument("sup", above)
            return f"<m:sSubSup>{argument('e', base)}{scripts}</m:sSubSup>"
        case Limits(base=base, below=below, above=above):
            return _limits(argument("e", base), below, above, display=display)
        case Accent():
            return _accent(part, argument("e", part.base))
        case Fence(body=body, opening=opening, closing=closing):
            marks = _value("begChr", opening) + _value("endChr", closing)
            return f"<m:d><m:dPr>{marks}</m:dPr>{argument('e', body)}</m:d>"
        case Matrix():
            return _matrix(part, display=display)
        case _:
            assert_never(part)


def _argument(tag: str, formula: Formula, *, display: bool) -> str:
    return f"<m:{tag}>{_row(formula, display=display) or _run(_NOTHING)}</m:{tag}>"


def _symbol(symbol: Symbol) -> str:
    if symbol.kind == "text":
        return _run(symbol.text, "<m:nor/>")
    upright = symbol.upright or (len(symbol.text) > 1 and symbol.kind != "number")
    return _run(symbol.text, _value("sty", "p") if upright else "")


def _run(words: str, style: str = "") -> str:
    properties = f"<m:rPr>{style}</m:rPr>" if style else ""
    return f'<m:r>{properties}<m:t xml:space="preserve">{text(words)}</m:t></m:r>'


def _value(tag: str, value: str) -> str:
    return f"<m:{tag}{attributes({'m:val': value})}/>"


def _nary(part: Part, sign: str, body: Formula, *, display: bool) -> str:
    below: Formula = ()
    above: Formula = ()
    if isinstance(part, Scripts | Limits):
        below, above = part.below, part.above
    around = isinstance(part, Limits) or (display and sign not in _INTEGRALS)
    properties = (
        _value("chr", sign)
        + _value("limLoc", "undOvr" if around else "subSup")
        + ("" if below else _value("subHide", "1"))
        + ("" if above else _value("supHide", "1"))
    )
    scripts = "".join(
        _argument(tag, formula, display=display) if formula else f"<m:{tag}/>"
        for tag, formula in (("sub", below), ("sup", above))
    )
    rest = _argument("e", body, display=display)
    return f"<m:nary><m:naryPr>{properties}</m:naryPr>{scripts}{rest}</m:nary>"


def _limits(base: str, below: Formula, above: Formula, *, display: bool) -> str:
    """Limits nest, the lower within the upper: OMML has an element for each."""
    if below:
        base = f"<m:limLow>{base}{_argument('lim', below, display=display)}</m:limLow>"
        if not above:
            return base
        base = f"<m:e>{base}</m:e>"
    return f"<m:limUpp>{base}{_argument('lim', above, display=display)}</m:limUpp>"


def _accent(accent: Accent, base: str) -> str:
    if place := _BARS.get(accent.mark):
        return f"<m:bar><m:barPr>{_value('pos', place)}</m:barPr>{base}</m:bar>"
    alone = len(accent.base) == 1 and isinstance(accent.base[0], Symbol)
    if accent.mark in _GROUPS and not (alone and accent.mark in _ACCENTS and not accent.under):
        place, side = ("bot", "top") if accent.under else ("top", "bot")
        marks = _value("chr", accent.mark) + _value("pos", place) + _value("vertJc", side)
        return f"<m:groupChr><m:groupChrPr>{marks}</m:groupChrPr>{base}</m:groupChr>"
    mark = _value("chr", _ACCENTS.get(accent.mark, "\u0302"))
    return f"<m:acc><m:accPr>{mark}</m:accPr>{base}</m:acc>"


def _matrix(matrix: Matrix, *, display: bool) -> str:
    columns = "".join(
        f"<m:mc><m:mcPr>{_value('count', '1')}{_value('mcJc', alignment)}</m:mcPr></m:mc>"
        for alignment in matrix.alignments
    )
    properties = f"<m:mPr><m:mcs>{columns}</m:mcs></m:mPr>" if columns else ""
    rows = "".join(
        f"<m:mr>{''.join(_argument('e', cell, display=display) for cell in row)}</m:mr>"
        for row in matrix.rows
    )
    return f"<m:m>{properties}{rows}</m:m>"
