"""Where to cut a flow into pages: few pages, good boundaries, even fill."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

NEVER = 1_000.0
"""The cost of a cut that only an impossible height may force."""

_EVENNESS = 6.0
"""What an empty page costs, against the costs of cuts; a half-full one costs a quarter."""


class PageItem(Protocol):
    """What pagination must know of a piece of a flow. Heights are points."""

    @property
    def spec(self) -> int:
        """Pieces of one spec share a frame."""

    @property
    def height(self) -> float:
        """Its own height."""

    @property
    def space(self) -> float:
        """The space above it, unless it is the first of its frame."""

    @property
    def lead(self) -> float:
        """How much higher it is as the first of its frame."""

    @property
    def cost(self) -> float:
        """What a cut before it costs; `NEVER` to keep it with the piece before."""

    @property
    def forced(self) -> bool:
        """Whether a page must begin with it."""

    @property
    def notes(self) -> float:
        """The height of the footnotes that it brings along."""


@dataclass(frozen=True, slots=True)
class FrameSpace:
    """What a spec adds to its pieces on each page that shows it. Heights are points."""

    overhead: float
    """Padding, or a table's repeated head."""
    gap: float
    """Above the frame, unless it is the first of its page."""


def stack_height(
    pieces: Sequence[PageItem], spaces: Sequence[FrameSpace], notes_gap: float
) -> float:
    """The height of all `pieces` on one page, in points."""
    return _PageHeight(spaces, notes_gap).add_all(pieces)


class _PageHeight:
    """The running height of a page."""

    def __init__(self, spaces: Sequence[FrameSpace], notes_gap: float) -> None:
        self._spaces = spaces
        self._notes_gap = notes_gap
        self._spec = -1
        self._flow = 0.0
        self._notes = 0.0

    def add(self, piece: PageItem) -> float:
        """Put `piece` below the others; the height afterwards."""
        if piece.spec == self._spec:
            self._flow += piece.space + piece.height
        else:
            space = self._spaces[piece.spec]
            gap = space.gap if self._spec >= 0 else 0.0
            self._flow += gap + space.overhead + piece.lead + piece.height
            self._spec = piece.spec
        self._notes += piece.notes
        return self._flow + (self._notes + self._notes_gap if self._notes else 0.0)

    def add_all(self, pieces: Sequence[PageItem]) -> float:
        height = 0.0
        for piece in pieces:
            height = self.add(piece)
        return height


def paginate(
    pieces: Sequence[PageItem],
    spaces: Sequence[FrameSpace],
    capacity: float,
    notes_gap: float = 0.0,
) -> tuple[tuple[int, int], ...]:
    """Cut `pieces` into pages of at most `capacity` points; as (start, end) indices.

    Fewest pages come first; among these the sum of the cuts' costs and of the squared empty
    shares of the pages is least (after Knuth and Plass, "Breaking paragraphs into lines", 1981).
    A piece higher than a page gets a page of its own.
    """
    count = len(pieces)
    if not count:
        return ()
    best: list[tuple[float, float, int]] = [(math.inf, 0.0, 0)] * count + [(0, 0.0, count)]
    for start in range(count - 1, -1, -1):
        stack = _PageHeight(spaces, notes_gap)
        for end in range(start, count):
            if end > start and pieces[end].forced:
                break
            height = stack.add(pieces[end])
            if height > capacity and end > start:
                break
            pages, cost, _ = best[end + 1]
            cut = pieces[end + 1].cost if end + 1 < count else 0.0
            keeps = int(cut >= NEVER)
            empty = max(0.0, 1 - height / capacity) if capacity > 0 else 0.0
            choice = (
                pages + 1 + keeps * count,
                cost + cut + _EVENNESS * empty * empty,
                end + 1,
            )
            best[start] = min(best[start], choice)
    pages_found: list[tuple[int, int]] = []
    at = 0
    while at < count:
        pages_found.append((at, best[at][2]))
        at = best[at][2]
    return tuple(pages_found)
