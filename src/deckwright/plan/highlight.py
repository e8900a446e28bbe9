"""Listings in the colours of the theme, by Pygments."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from deckwright.model.colors import readable
from deckwright.model.inlines import Inlines, Run, Style, plain_text
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

    Text of a language that Pygments does not know comes back in one colour, and so does each line
    that its lexer drops or changes: every line stands as it was written.
    """
    written = text.split("\n")
    palette = {
        kind: Style(
            code=True, italic=italic, color=readable(theme.color(color, layout), background)
        )
        for kind, color, italic in _KINDS
    }
    plain = Style(code=True)
    coloured: list[list[Run]] = [[]]
    for kind, value in _tokens(text, language):
        style = palette.get(kind, plain)
        for number, part in enumerate(value.split("\n")):
            if number:
                coloured.append([])
            if part:
                coloured[-1].append(Run(part, style))
    if len(coloured) != len(written):  # nobody knows which line is which
        coloured = [[]] * len(written)
    return tuple(
        tuple(runs) if plain_text(tuple(runs)) == line else ((Run(line, plain),) if line else ())
        for runs, line in zip(coloured, written, strict=True)
    )


def _tokens(text: str, language: str) -> list[tuple[str, str]]:
    """The kinds and texts that a lexer finds; those of sessions pass over a line without its end.

    So each gets one, which `text` does not have, and which is taken away again.
    """
    lexer = _lexer(language) if language else None
    if lexer is None:
        return [("", text)]
    try:
        found = [(_kind(token), value) for token, value in lexer.get_tokens(f"{text}\n")]
    except Exception:  # noqa: BLE001 - a fault of any of 600 lexers costs colours, not the deck
        return [("", text)]
    *before, (kind, last) = found or [("", "")]
    return [*before, (kind, last.removesuffix("\n"))]


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
