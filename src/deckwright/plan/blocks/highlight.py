"""Listings in the colours of the theme, by Pygments."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from deckwright.model.colors import readable
from deckwright.model.inlines import Inlines, Run, Style
from deckwright.model.theme import Layout, Theme

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

_KINDS = (
    ("Comment", "tx2", True),
    ("Keyword", "accent1", False),
    ("Literal.String", "accent2", False),
    ("Literal.Number", "accent3", False),
    ("Name.Function", "accent4", False),
    ("Name.Class", "accent4", False),
    ("Name.Builtin", "accent5", False),
    ("Name.Tag", "accent1", False),
    ("Name.Attribute", "accent4", False),
    ("Name.Decorator", "accent5", False),
    ("Operator.Word", "accent1", False),
    ("Generic.Deleted", "accent2", False),
    ("Generic.Inserted", "accent3", False),
)
"""A token's kind, the theme colour it takes, and whether it is set in italics."""


def highlighted(
    text: str, language: str, theme: Theme, layout: Layout, background: str
) -> tuple[Inlines, ...]:
    """The lines of a listing as coloured runs; `background` is what they stand on (`#RRGGBB`).

    Text of a language that Pygments does not know comes back in one colour.
    """
    lines: list[list[Run]] = [[]]
    palette = {
        kind: Style(
            code=True, italic=italic, color=readable(theme.color(color, layout), background)
        )
        for kind, color, italic in _KINDS
    }
    plain = Style(code=True)
    for kind, value in _tokens(text, language):
        style = palette.get(kind, plain)
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Run(part, style))
    return tuple(tuple(line) for line in lines)


def _tokens(text: str, language: str) -> list[tuple[str, str]]:
    lexer = _lexer(language) if language else None
    if lexer is None:
        return [("", text)]
    return [(_kind(token), value) for token, value in lexer.get_tokens(text)]


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    # Pygments costs 30 ms to import; decks without code need not pay.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=256)
def _kind(token: _TokenType) -> str:
    name = str(token).removeprefix("Token.")
    return next((kind for kind, _, _ in _KINDS if name.startswith(kind)), "")
