"""The paragraphs of a text body (ECMA-376 part 1, 21.1.2): words, styles, links, marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from deckwright.model.blocks import NumberDelimiter, NumberStyle
from deckwright.model.inlines import PLAIN, Break, Inline, Inlines, Link, Run, Style, plain_text
from deckwright.ooxml.elements import Element, chosen
from deckwright.ooxml.names import MC, A, M
from deckwright.ooxml.units import is_on, number

FindLink = Callable[[Element], Link | None]
"""Where an `a:hlinkClick` leads."""

_FIXED_WIDTH = re.compile(
    r"mono|courier|consol|menlo|typewriter|fixed|inconsolata|\bhack\b|source code|fira code"
    r"|cascadia code|andale|\bcode\b",
    re.IGNORECASE,
)
_STEP = 228_600
"""How far notes stand in for each level, EMU."""
_DEEPEST = 8
_NUMBERS: Mapping[str, NumberStyle] = {
    "alphaLc": "lower-alpha",
    "alphaUc": "upper-alpha",
    "romanLc": "lower-roman",
    "romanUc": "upper-roman",
}
"""By the beginning of 20.1.10.61 `ST_TextAutonumberScheme`; the others are decimal."""
_DELIMITERS: Mapping[str, NumberDelimiter] = {"ParenBoth": "parens", "ParenR": "paren"}
"""By its end; the others are full stops to us."""
_TASKS = {"☐": False, "☑": True, "☒": True, "✓": True, "✔": True}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph: a bullet, a box to tick, or a number where it has a style."""

    number_style: NumberStyle | None = None
    delimiter: NumberDelimiter = "period"
    start: int = 1
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    inlines: Inlines
    level: int = 0
    mark: Mark | None = None
    fixed: bool = False
    """Whether all of it is set in a font of fixed width."""
    text: str = ""
    """Its characters with their spaces, as a listing wants them."""


def read_lines(
    body: Element | None, levels: Sequence[Element], find_link: FindLink
) -> tuple[Line, ...]:
    """The paragraphs of `body`; `levels` are its list styles, the nearest first."""
    if body is None:
        return ()
    return tuple(_line(one, levels, find_link) for one in body.iterfind(f"{A}p"))


def flat(lines: Sequence[Line]) -> Inlines:
    """Paragraphs as one, a break between each two."""
    result: list[Inline] = []
    for line in lines:
        if line.inlines:
            result += [Break()] if result else []
            result += line.inlines
    return tuple(result)


def rows_of(lines: Sequence[Line]) -> list[Inlines]:
    """Paragraphs parted at their breaks, as far as there are words."""
    rows: list[Inlines] = []
    for line in lines:
        parts = groupby(line.inlines, key=lambda one: isinstance(one, Break))
        rows += [tuple(part) for is_break, part in parts if not is_break]
    return [row for row in rows if plain_text(row).strip()]


def not_bold(inlines: Inlines) -> Inlines:
    """Words that are all bold, such as those of a table's head, as plain ones."""
    if not is_bold(inlines):
        return inlines
    return tuple(
        replace(one, style=replace(one.style, bold=False)) if isinstance(one, Run) else one
        for one in inlines
    )


def is_bold(inlines: Inlines) -> bool:
    """Whether all its words are bold."""
    runs = [one for one in inlines if isinstance(one, Run) and one.text.strip()]
    return bool(runs) and all(run.style.bold for run in runs)


def has_formula(body: Element) -> bool:
    """Whether a formula is among the words."""
    return next(body.iter(f"{M}oMath"), None) is not None


def _line(paragraph: Element, levels: Sequence[Element], find_link: FindLink) -> Line:
    own = paragraph.find(f"{A}pPr")
    level = _level(own)
    sources = [one.find(f"{A}lvl{level + 1}pPr") for one in levels]
    properties = [one for one in (own, *sources) if one is not None]
    font = _font(properties)
    pieces = list(_pieces(paragraph, font, find_link))
    inlines = _tidy(pieces)
    runs = [one for one in pieces if isinstance(one, Run) and one.text.strip()]
    return Line(
        inlines,
        level,
        _mark(properties) if inlines else None,
        bool(runs) and all(run.style.code for run in runs),
        "".join(one.text if isinstance(one, Run) else "\n" for one in pieces),
    )


def _level(own: Element | None) -> int:
    """The level that a paragraph names, or that it stands in for (as notes do)."""
    if own is None:
        return 0
    if own.get("lvl") is None and own.get("marL") is not None:
        inset = number(own.get("marL")) + min(0, number(own.get("indent")))
        return max(0, min(_DEEPEST, inset // _STEP))
    return max(0, min(_DEEPEST, number(own.get("lvl"))))


def _font(properties: Sequence[Element]) -> str:
    """The face that a paragraph's runs inherit, where one is named and no theme's."""
    for one in properties:
        face = one.find(f"{A}defRPr/{A}latin")
        if face is not None:
            return str(face.get("typeface", ""))
    return ""


def _mark(properties: Sequence[Element]) -> Mark | None:
    for one in properties:
        for child in one:
            match child.tag.rpartition("}")[2]:
                case "buNone":
                    return None
                case "buChar":
                    return Mark(checked=_TASKS.get(child.get("char", "")))
                case "buBlip":
                    return Mark()
                case "buAutoNum":
                    return _number(child)
                case _:
                    pass
    return None


def _number(numbering: Element) -> Mark:
    scheme = numbering.get("type", "")
    styles = (style for name, style in _NUMBERS.items() if scheme.startswith(name))
    ends = (sign for name, sign in _DELIMITERS.items() if scheme.endswith(name))
    start = max(1, number(numbering.get("startAt"), 1))
    return Mark(next(styles, "decimal"), next(ends, "period"), start)


def _pieces(paragraph: Iterable[Element], font: str, find_link: FindLink) -> Iterator[Inline]:
    for child in paragraph:
        match child.tag.rpartition("}")[2]:
            case "r" | "fld" if child.tag.startswith(A):
                yield _run(child, font, find_link)
            case "br":
                yield Break()
            case "oMath" | "oMathPara" | "m":
                yield Run("".join(one.text or "" for one in child.iter(f"{M}t")))
            case "AlternateContent" if child.tag.startswith(MC):
                yield from map(_upright, _pieces(chosen((child,)), font, find_link))
            case _:
                pass


def _upright(piece: Inline) -> Inline:
    """A letter of a formula, whose italics say nothing in plain text."""
    if not isinstance(piece, Run):
        return piece
    return replace(piece, style=replace(piece.style, italic=False))


def _run(run: Element, font: str, find_link: FindLink) -> Run:
    properties = run.find(f"{A}rPr")
    text = re.sub(r"[\r\n\v\f]+", " ", run.findtext(f"{A}t", ""))
    if properties is None:
        return Run(text, Style(code=True) if _FIXED_WIDTH.search(font) else PLAIN)
    click = properties.find(f"{A}hlinkClick")
    link = None if click is None else find_link(click)
    return Run(text, _style(properties, font, linked=link is not None), link)


def _style(properties: Element, font: str, *, linked: bool) -> Style:
    face = properties.find(f"{A}latin")
    named = font if face is None else face.get("typeface", "")
    raised = number((properties.get("baseline") or "").rstrip("%"))
    return Style(
        bold=is_on(properties.get("b")),
        italic=is_on(properties.get("i")),
        strike=properties.get("strike", "noStrike") != "noStrike",
        underline=properties.get("u", "none") != "none" and not linked,
        code=bool(_FIXED_WIDTH.search(named)),
        highlight=properties.find(f"{A}highlight") is not None,
        small_caps=properties.get("cap") == "small",
        baseline="superscript" if raised > 0 else "subscript" if raised < 0 else "normal",
    )


def _tidy(pieces: Sequence[Inline]) -> Inlines:
    """Pieces without space or breaks at the ends; spaces at the edges of styled runs are plain."""
    result: list[Inline] = []
    edged = (None, *pieces, None)
    for before, piece, after in zip(edged, pieces, edged[2:], strict=False):
        if isinstance(piece, Run) and not (_is_code(piece) and _is_code(before, after)):
            result += _parted(piece)
        else:
            result.append(piece)
    while result and _is_space(result[0]):
        result.pop(0)
    while result and _is_space(result[-1]):
        result.pop()
    if not result or not plain_text(tuple(result)).strip():
        return ()
    if isinstance(first := result[0], Run):
        result[0] = replace(first, text=first.text.lstrip())
    if isinstance(last := result[-1], Run):
        result[-1] = replace(last, text=last.text.rstrip())
    return tuple(result)


def _parted(run: Run) -> Iterator[Run]:
    if run.style == PLAIN:
        if run.text:
            yield run
        return
    words = run.text.strip()
    lead, _, trail = run.text.partition(words) if words else (run.text, "", "")
    for text, style in ((lead, PLAIN), (words, run.style), (trail, PLAIN)):
        if text:
            yield replace(run, text=text, style=style)


def _is_code(*pieces: Inline | None) -> bool:
    return any(isinstance(one, Run) and one.style.code for one in pieces)


def _is_space(piece: Inline) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Run) and not piece.text.strip())
