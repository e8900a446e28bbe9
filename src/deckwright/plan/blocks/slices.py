"""Where a long paragraph may be cut: after its sentences, else between its lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deckwright.model.inlines import InlineImage, Inlines, Math, plain_text
from deckwright.plan.blocks.runs import length, sentence_ends


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
