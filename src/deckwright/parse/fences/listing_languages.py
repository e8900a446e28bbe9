"""Languages of listings, by the names that Pygments gives them."""

from __future__ import annotations

import re
from functools import lru_cache

from deckwright.diagnostics import did_you_mean, info, warning
from deckwright.model.source import Span
from deckwright.parse.blocks.block_reader import BlockReader

_NAME = re.compile(r"\w[\w.+#-]*")
"""What another program writes in its place, such as `{python}`, is no language."""
_NONE = frozenset("ascii csv log no-highlight nohighlight none plain plaintext raw txt".split())
"""Names for text that is to have one colour, which Pygments lacks."""
_SPECIAL = frozenset(("file", "ojs"))
"""What presenterm writes for a file that is shown, and Quarto for a cell of Observable."""
_DIAGRAMS = frozenset(
    "blockdiag d2 ditaa nomnoml pikchr plantuml puml svgbob vega vega-lite wavedrom".split()
)
"""Languages of diagrams that other programs draw."""


def report_language(language: str, span: Span, reader: BlockReader) -> None:
    """Tell of a listing whose language nothing can colour, or that was meant to be a drawing."""
    name = language.casefold()
    if name in _DIAGRAMS:
        message = f"a diagram in `{language}` is shown as its source"
        hint = "write it in `mermaid`, or put in a picture of it"
        reader.report(warning("DW221", span, message, hint))
    elif _NAME.fullmatch(name) and name not in _NONE | _SPECIAL and not _known(name):
        message = f"`{language}` is no language that can be highlighted"
        hint = did_you_mean(name, _aliases()) or "write `text` where one colour is meant"
        reader.report(info("DW228", span, message, hint))


def _known(name: str) -> bool:
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
