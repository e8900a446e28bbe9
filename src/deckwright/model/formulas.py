"""A formula as a tree: what LaTeX says, before anybody sets it.

A row is a tuple of parts. The kinds are those that MathML Core and OMML (ECMA-376 part 1, 22.1)
have in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

SymbolKind = Literal["letter", "number", "operator", "text"]
"""Letters are set in italics where they are one character long; the others are upright."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter, a number, a sign, a function's name or words."""

    text: str
    kind: SymbolKind = "letter"
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Fraction:
    """One row above another; without a bar as in a binomial coefficient."""

    above: Formula
    below: Formula
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Root:
    """A square root, or another where it has a degree."""

    base: Formula
    degree: Formula = ()


@dataclass(frozen=True, slots=True)
class Scripts:
    """Something with what stands at its lower and upper right; either may be empty."""

    base: Formula
    below: Formula = ()
    above: Formula = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Something with what stands right under and over it; either may be empty."""

    base: Formula
    below: Formula = ()
    above: Formula = ()


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark over something, or under it."""

    base: Formula
    mark: str
    """One character: `^`, `→`, `¯`, `⏟`, …"""
    under: bool = False


@dataclass(frozen=True, slots=True)
class Fence:
    """Brackets that grow with what they hold; either may be empty."""

    body: Formula
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns."""

    rows: tuple[tuple[Formula, ...], ...]
    alignments: tuple[Literal["left", "center", "right"], ...] = ()
    """By column; centred where it says nothing."""


@dataclass(frozen=True, slots=True)
class Space:
    """A horizontal space, in em."""

    width: float


Part: TypeAlias = Symbol | Fraction | Root | Scripts | Limits | Accent | Fence | Matrix | Space
Formula: TypeAlias = tuple[Part, ...]
