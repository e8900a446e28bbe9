"""Cutting and dressing runs. Offsets count characters of the text as `width` and `lines` see it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import assert_never

from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Image,
    Inline,
    InlineImage,
    Inlines,
    Math,
    Run,
    plain_text,
    stripped,
)

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])")


def length(inline: Inline) -> int:
    """How many characters `inline` counts for."""
    return len(inline.text) if isinstance(inline, Run) else len(plain_text((inline,)))


@dataclass(frozen=True, slots=True)
class Passage:
    """Inlines to be cut again and again, with the offset at which each begins."""

    inlines: Inlines
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, inlines: Inlines) -> Passage:
        """`inlines`, measured once."""
        return cls(inlines, tuple(accumulate(map(length, inlines), initial=0))[:-1])

    def cut(self, start: int, end: int) -> Inlines:
        """The part between two offsets; formulas and pictures are never cut in two."""
        parts: list[Inline] = []
        first = max(0, bisect_left(self.offsets, start) - 1)
        last = bisect_right(self.offsets, end)
        for at, inline in zip(self.offsets[first:last], self.inlines[first:last], strict=True):
            match inline:
                case Run(text=text):
                    piece = text[max(0, start - at) : max(0, end - at)]
                    if piece:
                        parts.append(replace(inline, text=piece))
                case FootnoteMark() | InlineImage(image=Image(alt="")):
                    if start < at <= end or at == start == 0:
                        parts.append(inline)
                case Break() | Math() | InlineImage():
                    if start <= at < end:
                        parts.append(inline)
                case _:
                    assert_never(inline)
        return stripped(tuple(parts))


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """The part of `inlines` between two offsets; formulas and pictures are never cut in two."""
    return Passage.of(inlines).cut(start, end)


def sentence_ends(inlines: Inlines) -> tuple[int, ...]:
    """Where the sentences of `inlines` end but for the last one, as offsets."""
    text = plain_text(inlines)
    ends = (match.end() for match in _SENTENCE.finditer(text))
    return tuple(end for end in ends if 0 < end < len(text))


def bold(inlines: Inlines) -> Inlines:
    """`inlines` in bold."""
    return tuple(
        inline
        if isinstance(inline, Break)
        else replace(inline, style=replace(inline.style, bold=True))
        for inline in inlines
    )


def run(text: str) -> Inlines:
    """`text` as plain inlines."""
    return (Run(text),) if text else ()


def joined(parts: list[Inlines] | tuple[Inlines, ...], glue: Inline) -> Inlines:
    """Parts with `glue` between them."""
    result: list[Inline] = []
    for part in parts:
        if result and part:
            result.append(glue)
        result.extend(part)
    return tuple(result)


def footnote_labels(inlines: Inlines) -> tuple[str, ...]:
    """The footnotes that `inlines` refer to."""
    return tuple(inline.label for inline in inlines if isinstance(inline, FootnoteMark))


def is_rtl(inlines: Inlines) -> bool:
    """Whether the first strong character runs from right to left (UAX #9, rule P2)."""
    text = plain_text(inlines)
    if text.isascii():
        return False
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False
