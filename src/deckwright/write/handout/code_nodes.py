"""Listings as lines of words of a kind; the template knows how a kind looks in print."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from deckwright.model.blocks import Code
from deckwright.write.typst.context import DocumentContext

Words: TypeAlias = list[list[str]]
"""A line: pairs of a text and its kind, which is empty for plain code."""

_TAB: Final = 4
_KINDS: Final = (
    ("Comment.Preproc", "keyword"),
    ("Comment", "comment"),
    ("Keyword", "keyword"),
    ("Operator.Word", "keyword"),
    ("Literal.String", "string"),
    ("Literal.Number", "number"),
    ("Name.Function", "name"),
    ("Name.Class", "name"),
    ("Name.Tag", "name"),
    ("Generic.Prompt", "comment"),
    ("Generic.Deleted", "comment"),
    ("Generic.Inserted", "name"),
)
"""A token's type, the first that fits, and its kind."""


def code_node(code: Code, context: DocumentContext) -> dict[str, Any]:
    """A listing with its title, its numbers and what is emphasised in it."""
    return {
        "t": "code",
        "title": context.clean(code.title, code.span),
        "text": context.printable(code.text, code.span),
        "lines": [
            [[context.printable(text, code.span), kind] for text, kind in line]
            for line in listing_lines(code)
        ],
        "emphasised": sorted(number - code.first_line for number in code.emphasised),
        "first": code.first_line if code.numbered else None,
    }


def listing_lines(code: Code) -> list[Words]:
    """The lines of `code`, highlighted where Pygments knows its language; never an empty list."""
    text = code.text.expandtabs(_TAB)
    lines: list[Words] = [[]]
    for kind, value in _tokens(text, code.language) if code.language else [("", text)]:
        first, *rest = value.split("\n")
        _append(lines[-1], first, kind)
        for line in rest:
            lines.append([])
            _append(lines[-1], line, kind)
    return lines


def _append(line: Words, text: str, kind: str) -> None:
    if line and line[-1][1] == kind:
        line[-1][0] += text
    elif text:
        line.append([text, kind])


def _tokens(text: str, language: str) -> list[tuple[str, str]]:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 (slow, and not always needed)
    from pygments.token import is_token_subtype, string_to_tokentype  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return [("", text)]
    kinds = [(string_to_tokentype(name), kind) for name, kind in _KINDS]
    return [
        (next((kind for parent, kind in kinds if is_token_subtype(token, parent)), ""), value)
        for token, value in lexer.get_tokens(text)
    ]
