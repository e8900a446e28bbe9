"""Pages that run a line long or short, so that no talk ends with a few lines on a page alone.

Typesetters of books do the same; Typst has no means for it, so its layout is asked where talks
end and tried again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from deckwright.write.typst.compile import Source, query_values

_FEWEST_LINES: Final = 7
"""What a talk's last page must hold."""
_TRIALS: Final = (1, 2, -2, -4, -6)
"""By how many lines the pages of a talk grow, tried in this order."""


def balanced(source: Source) -> Source:
    """`source` with the lines by which each talk's pages grow, as `longer` in its data.

    The template tells by `<talk-end>` on how many pages a talk stands and how many lines its last
    page holds; one that tells nothing is left alone.
    """
    longer = [0] * len(source.data["talks"])
    laid_out = replace(source, data={**source.data, "longer": longer})
    short = _short_endings(laid_out)
    for trial in _TRIALS:
        if not short:
            break
        longer = [trial if talk in short else lines for talk, lines in enumerate(longer)]
        laid_out = replace(source, data={**source.data, "longer": longer})
        short = _short_endings(laid_out)
    if short:
        longer = [0 if talk in short else lines for talk, lines in enumerate(longer)]
        laid_out = replace(source, data={**source.data, "longer": longer})
    return laid_out


def _short_endings(source: Source) -> set[int]:
    return {
        talk
        for talk, end in enumerate(query_values(source, "talk-end"))
        if end["pages"] > 1 and end["lines"] < _FEWEST_LINES
    }
