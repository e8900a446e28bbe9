"""Listings, and whether their languages can be coloured."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from deckwright.diagnostics import did_you_mean, info, warning
from deckwright.model.blocks import Block, Code
from deckwright.model.source import Span
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.node import Node
from deckwright.parse.fences.chart_fence import chart
from deckwright.parse.fences.mermaid import diagram
from deckwright.parse.fences.qr_fence import qr_code
from deckwright.parse.syntax.braces import attributes_of, without
from deckwright.parse.syntax.fence_openings import NUMBERED, START, Info

DRAWN: Mapping[str, Callable[[Code, int, BlockReader], Block]] = {
    "chart": chart,
    "mermaid": diagram,
    "qr": qr_code,
}
"""Languages that are drawings; each takes the listing and the row of its first line."""

_LANGUAGE = re.compile(r"\w[\w.+#-]*")
"""What another program writes in its place, such as `{python}`, is no language."""
_NO_LANGUAGE = frozenset(
    "ascii csv log no-highlight nohighlight none plain plaintext raw txt".split()
)
"""Names for text that is to have one colour, which Pygments lacks."""
_OTHER_PROGRAMS = frozenset(("file", "ojs"))
"""What presenterm writes for a file that is shown, and Quarto for a cell of Observable."""
_FOREIGN_DIAGRAMS = frozenset(
    "blockdiag d2 ditaa nomnoml pikchr plantuml puml svgbob vega vega-lite wavedrom".split()
)
"""Languages of diagrams that other programs draw."""


def fence(node: Node, reader: BlockReader) -> list[Block]:
    """A fenced listing."""
    token, span = node.token, reader.source.span(node.row)
    words: Info = token.meta["info"]
    if words.rest:
        hint = 'write ```` ```py {1,3-5} title="x" .numbered ````'
        reader.report(warning("DW213", span, f"`{words.rest}` means nothing to a listing", hint))
    _, end = token.map or (0, 0)
    if end - node.row < 2 or not reader.source.rows[end - 1].rstrip().endswith(token.markup):  # noqa: PLR2004 - both fences
        hint = f"end it with a line {token.markup} or it reaches to the end of the talk"
        reader.report(warning("DW215", span, "the listing is never closed", hint))
    given = attributes_of(token)
    start = next((given.get(key) for key in START if given.get(key)), "")
    code = Code(
        token.content.rstrip("\n"),
        span,
        words.language,
        given.get("title"),
        words.emphasised,
        numbered=any(given.has(name) for name in NUMBERED),
        first_line=int(start) if re.fullmatch("[0-9]{1,6}", start) else 1,
        attributes=without(given, names=NUMBERED, keys=("title", *START)),
    )
    if drawn := DRAWN.get(code.language.lower()):
        return [drawn(code, node.row + 1, reader)]
    if code.language:
        _report_language(code.language, span, reader)
    return [code]


def indented(node: Node, reader: BlockReader) -> list[Block]:
    """A listing by indentation."""
    text, span = node.token.content.rstrip("\n"), reader.source.span(node.row)
    return [Code(text, span, attributes=attributes_of(node.token))]


def _report_language(language: str, span: Span, reader: BlockReader) -> None:
    """Tell of a listing whose language nothing can colour, or that was meant to be a drawing."""
    name = language.casefold()
    if name in _FOREIGN_DIAGRAMS:
        message = f"a diagram in `{language}` is shown as its source"
        hint = "write it in `mermaid`, or put in a picture of it"
        reader.report(warning("DW221", span, message, hint))
    elif (
        _LANGUAGE.fullmatch(name)
        and name not in _NO_LANGUAGE | _OTHER_PROGRAMS
        and not _is_known(name)
    ):
        message = f"`{language}` is no language that can be highlighted"
        hint = did_you_mean(name, _aliases()) or "write `text` where one colour is meant"
        reader.report(info("DW228", span, message, hint))


def _is_known(name: str) -> bool:
    from pygments.lexers import find_lexer_class_by_name  # noqa: PLC0415 (30 ms, for talks with code)
    from pygments.util import ClassNotFound  # noqa: PLC0415

    if name in _aliases():
        return True
    try:  # plugins, which are searched for long
        find_lexer_class_by_name(name)
    except ClassNotFound:
        return False
    return True


@lru_cache(maxsize=1)
def _aliases() -> frozenset[str]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 (30 ms, for talks with code)

    return frozenset(
        alias.casefold() for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases
    )
