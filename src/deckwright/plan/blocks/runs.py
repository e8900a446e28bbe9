"""Cutting and dressing runs, and where a long paragraph may be cut.

Offsets count characters of the text as `width` and `lines` see it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
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


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of a paragraph's text, as offsets, and how many lines it adds to those before.

    Set by itself it may take one line more, because it then begins a line.
    """

    start: int
    end: int
    lines: int


def slices(inlines: Inlines, line_starts: Sequence[int], most: int) -> tuple[Slice, ...]:
    """A paragraph whose lines begin at `line_starts`, in slices of at most `most` lines.

    A formula or a picture is never cut in two, however many lines it takes.
    """
    end = len(plain_text(inlines))
    whole = set(_within_wholes(inlines))
    cuts = _bounds(sentence_ends(inlines), line_starts, most, end)
    bounds = [0, *(cut for cut in cuts if cut not in whole), end]
    counts = [0, *(bisect_left(line_starts, bound) for bound in bounds[1:])]
    return tuple(
        Slice(start, stop, after - before)
        for (start, stop), (before, after) in zip(pairwise(bounds), pairwise(counts), strict=True)
    )


def _bounds(ends: Sequence[int], line_starts: Sequence[int], most: int, end: int) -> Iterator[int]:
    """The ends of sentences, and of every `most` lines within a sentence that has more."""
    start = 0
    for stop in (*ends, end):
        first, last = bisect_left(line_starts, start), bisect_left(line_starts, stop)
        yield from (line_starts[at] for at in range(first + most, last, most))
        if stop < end:
            yield stop
        start = stop


def _within_wholes(inlines: Inlines) -> Iterator[int]:
    """The offsets at which a cut would go through a formula or a picture."""
    at = 0
    for inline in inlines:
        size = length(inline)
        if isinstance(inline, Math | InlineImage):
            yield from range(at + 1, at + size)
        at += size
