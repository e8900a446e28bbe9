"""Pages that run a line long or short, so that no talk ends with a few lines on a page alone.

Typesetters of books do the same; Typst has no means for it, so its layout is asked where talks
end and tried again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from deckwright.model.talk import HandoutForm
from deckwright.write.typst.compile import Source, query_values

_MOST_TALKS: Final = 12
"""Of an event whose pages are balanced: each trial lays the whole of it out again."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a talk's last page must hold at least, and what is tried else, in this order."""

    fewest_lines: int
    trials: tuple[int, ...]


_RULES: Final[Mapping[HandoutForm, _Rule]] = {
    "article": _Rule(7, (1, 2, -2, -4, -6)),  # lines by which pages grow
    "notes": _Rule(14, (1, 2, 3, 4, -2, -4)),  # steps by which pictures shrink, or grow
}


def balanced(source: Source) -> Source:
    """`source` with what is changed in each talk, as `longer` in its data; mostly 0.

    The template tells by `<talk-end>` on how many pages a talk stands and how many lines its last
    page holds; one that tells nothing is left alone.
    """
    longer = [0] * len(source.data["talks"])
    laid_out = replace(source, data={**source.data, "longer": longer})
    rule = _RULES.get(source.data["form"])
    if rule is None or len(longer) > _MOST_TALKS:
        return laid_out
    short = _short_endings(laid_out, rule)
    for trial in rule.trials:
        if not short:
            break
        longer = [trial if talk in short else lines for talk, lines in enumerate(longer)]
        laid_out = replace(source, data={**source.data, "longer": longer})
        short = _short_endings(laid_out, rule)
    if short:
        longer = [0 if talk in short else lines for talk, lines in enumerate(longer)]
        laid_out = replace(source, data={**source.data, "longer": longer})
    return laid_out


def _short_endings(source: Source, rule: _Rule) -> set[int]:
    return {
        talk
        for talk, end in enumerate(query_values(source, "talk-end"))
        if end["pages"] > 1 and end["lines"] < rule.fewest_lines
    }
