"""A formula on one line of ordinary text, for whoever cannot set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
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
from deckwright.model.inlines import Baseline, Run, Style

_NO_BREAK = "\u00a0"
_RELATIONS = frozenset(
    "=≠<>≤≥≪≫≈≃≅∼≡∝∈∉∋⊂⊃⊆⊇≺≻⊢⊨⊥∥→←↔⇒⇐⇔↦⟶⟵⟹⟸⟺⟼↑↓:±∓+−-×÷·∘∧∨∩∪⊕⊗∣≜≔⋅∖",
)
"""Signs with space on both sides, unless they begin a row."""
_COMBINING = {
    "^": "\u0302",
    "~": "\u0303",
    "¯": "\u0304",
    "‾": "\u0305",
    "―": "\u0305",
    "_": "\u0332",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "´": "\u0301",
    "`": "\u0300",
    "→": "\u20d7",
    "←": "\u20d6",
}
_PRIMES = frozenset("′″‴")


def in_a_line(formula: Formula) -> tuple[Run, ...]:
    """`formula` as runs: letters in italics, scripts raised and lowered, α², (a + b)/2."""
    runs = list(_row(formula, "normal"))
    return tuple(
        Run("".join(run.text for run in group), style)
        for style, group in groupby(runs, key=lambda run: run.style)
    )


def _row(parts: Sequence[Part], baseline: Baseline) -> Iterator[Run]:
    for at, part in enumerate(parts):
        if isinstance(part, Symbol) and part.kind == "operator" and part.text[0] in _RELATIONS:
            spaced = 0 < at < len(parts) - 1 and baseline == "normal" and not _begins(parts[at - 1])
            text = f"{_NO_BREAK}{part.text}{_NO_BREAK}" if spaced else part.text
            yield Run(text, Style(baseline=baseline))
            continue
        if at and _is_function(parts[at - 1]) and not _is_enclosed(part):
            yield Run(_NO_BREAK, Style(baseline=baseline))
        yield from _part(part, baseline)


def _begins(before: Part) -> bool:
    """Whether a sign after `before` stands for one number and not between two."""
    return isinstance(before, Symbol) and before.kind == "operator" and before.text[0] in "=<>≤≥(["


def _is_function(part: Part) -> bool:
    match part:
        case Symbol(text=text, kind=kind):
            return len(text) > 1 and text.isalpha() and kind != "text"
        case Limits(base=(base,)) | Scripts(base=(base,)):
            return _is_function(base)
        case _:
            return False


def _is_enclosed(part: Part) -> bool:
    """Whether `part` needs no space after the name of a function."""
    return isinstance(part, Fence | Space) or (isinstance(part, Symbol) and part.text in "([")


def _part(part: Part, baseline: Baseline) -> Iterator[Run]:
    match part:
        case Symbol(text=text, kind=kind, upright=upright):
            italic = kind == "letter" and len(text) == 1 and not upright and text.isalpha()
            yield Run(text, Style(italic=italic, baseline=baseline))
        case Space(width=width):
            if width > 0:
                yield Run(_NO_BREAK if width < 1 else _NO_BREAK * 2, Style(baseline=baseline))
        case Fraction(above=above, below=below, bar=bar):
            yield from _grouped(above, baseline)
            yield Run("/" if bar else _NO_BREAK, Style(baseline=baseline))
            yield from _grouped(below, baseline)
        case Root(base=base, degree=degree):
            yield from _script(degree, "superscript", baseline)
            yield Run("√", Style(baseline=baseline))
            yield from _grouped(base, baseline)
        case (
            Scripts(base=base, below=below, above=above)
            | Limits(base=base, below=below, above=above)
        ):
            yield from _row(base, baseline)
            yield from _script(below, "subscript", baseline)
            yield from _script(above, "superscript", baseline)
        case Accent(base=base, mark=mark):
            yield from _accented(_row(base, baseline), _COMBINING.get(mark, ""))
        case Fence(body=body, opening=opening, closing=closing):
            yield Run(opening, Style(baseline=baseline))
            yield from _row(body, baseline)
            yield Run(closing, Style(baseline=baseline))
        case Matrix(rows=rows):
            yield from _matrix(rows, baseline)
        case _:
            assert_never(part)


def _grouped(formula: Formula, baseline: Baseline) -> Iterator[Run]:
    """A row, in brackets where it would otherwise be taken apart."""
    match formula:
        case () | (Symbol(),) | (Fence(),) | (Scripts(base=(Symbol(),)),) | (Accent(),):
            yield from _row(formula, baseline)
        case _ if all(isinstance(part, Symbol) and part.kind == "number" for part in formula):
            yield from _row(formula, baseline)
        case _:
            yield Run("(", Style(baseline=baseline))
            yield from _row(formula, baseline)
            yield Run(")", Style(baseline=baseline))


def _script(formula: Formula, wanted: Baseline, baseline: Baseline) -> Iterator[Run]:
    """A script; there is no second step up or down, so that one within one is written out."""
    match formula:
        case ():
            return
        case (Symbol(text=text),) if text in _PRIMES:
            yield Run(text, Style(baseline=baseline))
        case _ if baseline == "normal":
            yield from _row(formula, wanted)
        case _:
            yield Run("^" if wanted == "superscript" else "_", Style(baseline=baseline))
            yield from _grouped(formula, baseline)


def _accented(runs: Iterable[Run], mark: str) -> Iterator[Run]:
    for run in runs:
        yield replace(run, text="".join(char + mark for char in run.text))


def _matrix(rows: Sequence[Sequence[Formula]], baseline: Baseline) -> Iterator[Run]:
    plain = Style(baseline=baseline)
    for number, row in enumerate(rows):
        if number:
            yield Run(f";{_NO_BREAK}", plain)
        cells = [cell for cell in row if cell]
        for place, cell in enumerate(cells):
            if place:
                yield Run(_NO_BREAK, plain)
            yield from _row(cell, baseline)
