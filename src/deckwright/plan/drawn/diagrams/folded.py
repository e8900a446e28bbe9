"""A long row of ranks folded into several, each running back below the one before."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from deckwright.plan.drawn.diagrams.layered import Layout, Point, Size
from deckwright.plan.drawn.diagrams.ranks import Ranking


def folded(
    layout: Layout, ranking: Ranking, sizes: Mapping[str, Size], bands: int, gap: float
) -> Layout:
    """`layout`, whose ranks run down, in that many bands side by side, `gap` apart.

    It is folded where one line alone leads on, so that none crosses another; a layout without
    enough such places stays as it is.
    """
    creases = _creases(layout, ranking, bands)
    if not creases:
        return layout
    bounds = [0, *creases, len(ranking.ranks)]
    middles: dict[str, Point] = {}
    turn, left, forward = 0.0, 0.0, 1
    for first, end in pairwise(bounds):
        names = [name for rank in ranking.ranks[first:end] for name in rank]
        begin = _along(layout, ranking, first)
        lowest, highest = _reach(names, layout.middles, sizes, 0)
        for name in names:
            across, along = layout.middles[name]
            middles[name] = (left + across - lowest, turn + forward * (along - begin))
        turn += forward * (_along(layout, ranking, end - 1) - begin)
        left += highest - lowest + gap
        forward = -forward
    top, bottom = _reach(middles, middles, sizes, 1)
    moved = {name: (across, along - top) for name, (across, along) in middles.items()}
    return Layout(moved, (left - gap, bottom - top))


def _creases(layout: Layout, ranking: Ranking, bands: int) -> tuple[int, ...]:
    """The ranks that begin another band, which make bands of much the same length."""
    ranks = ranking.ranks
    places = [
        at
        for at in range(1, len(ranks))
        if len(ranks[at - 1]) == len(ranks[at]) == 1 and at + 1 < len(ranks)
    ]
    length = layout.size[1]
    creases: list[int] = []
    for number in range(1, bands):
        wished = length * number / bands
        last = creases[-1] + 1 if creases else 1
        later = [at for at in places if at > last]
        if not later:
            return ()
        creases.append(min(later, key=lambda at: abs(_between(layout, ranking, at) - wished)))
    return tuple(creases)


def _between(layout: Layout, ranking: Ranking, rank: int) -> float:
    """Half way from the rank before to `rank`."""
    return (_along(layout, ranking, rank - 1) + _along(layout, ranking, rank)) / 2


def _along(layout: Layout, ranking: Ranking, rank: int) -> float:
    return layout.middles[ranking.ranks[rank][0]][1]


def _reach(
    names: Mapping[str, Point] | list[str],
    middles: Mapping[str, Point],
    sizes: Mapping[str, Size],
    axis: int,
) -> tuple[float, float]:
    """From where to where the boxes of `names` reach, across (0) or along (1) the ranks."""
    halves = [(middles[name][axis], sizes.get(name, (0.0, 0.0))[axis] / 2) for name in names]
    return min(at - half for at, half in halves), max(at + half for at, half in halves)
