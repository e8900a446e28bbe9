"""Formulas as data for the template, which sets them with Typst's own mathematics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, assert_never

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
from deckwright.model.inlines import Math, plain_text
from deckwright.model.source import Span
from deckwright.write.typst.context import DocumentContext

Node: TypeAlias = dict[str, Any]


def formula_data(math: Math, span: Span, context: DocumentContext) -> Node:
    """A formula, or its LaTeX where `formula` is empty; `alt` is how it is read out."""
    return {
        "text": context.clean(math.tex, span),
        "alt": context.clean(plain_text((math,)), span),
        "formula": formula_nodes(math.formula, lambda text: context.printable(text, span)),
    }


def formula_nodes(formula: Formula, clean: Callable[[str], str]) -> list[Node]:
    """A row; each part names the template's function for it in `t`.

    `clean` is what is done to text before it is printed.
    """
    return [_node(part, clean) for part in formula]


def _node(part: Part, clean: Callable[[str], str]) -> Node:
    def row(formula: Formula) -> list[Node]:
        return formula_nodes(formula, clean)

    def around(base: Formula, below: Formula, above: Formula) -> Node:
        return {"base": row(base), "below": row(below), "above": row(above)}

    match part:
        case Symbol(text=text, kind=kind, upright=upright):
            return {"t": "symbol", "text": clean(text), "kind": kind, "upright": upright}
        case Space(width=width):
            return {"t": "space", "width": width}
        case Fraction(above=above, below=below, bar=bar):
            rows = {"above": row(above), "below": row(below)}
            return {"t": "fraction" if bar else "binomial", **rows}
        case Root(base=base, degree=degree):
            return {"t": "root", "base": row(base), "degree": row(degree)}
        case Scripts(base=base, below=below, above=above):
            return {"t": "scripts", **around(base, below, above)}
        case Limits(base=base, below=below, above=above):
            return {"t": "limits", **around(base, below, above)}
        case Accent(base=base, mark=mark, under=under):
            return {"t": "accent", "base": row(base), "mark": mark, "under": under}
        case Fence(body=body, opening=opening, closing=closing):
            return {
                "t": "fence",
                "body": row(body),
                "opening": opening,
                "closing": closing,
            }
        case Matrix(rows=lines, alignments=alignments):
            return {
                "t": "matrix",
                "rows": [[row(cell) for cell in line] for line in lines],
                "alignment": alignments[0] if len(set(alignments)) == 1 else "center",
            }
        case _:
            assert_never(part)
