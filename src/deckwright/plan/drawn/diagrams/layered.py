"""Coordinates for ranked nodes: ranks one below the other, or folded into several rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from deckwright.plan.drawn.diagrams.ranks import Ranking, is_stand_in

Size: TypeAlias = tuple[float, float]
Point: TypeAlias = tuple[float, float]

_ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Spacing:
    """What stays free: between nodes, between ranks, around a cluster, above it for its words."""

    nodes: float
    ranks: float
    cluster: float
    heading: float


@dataclass(frozen=True, slots=True)
class RankedLayout:
    """The middle of everything that was ranked, and the size of the whole."""

    middles: Mapping[str, Point]
    size: Size


def layered(
    ranking: Ranking, sizes: Mapping[str, Size], groups: Mapping[str, int], spacing: Spacing
) -> RankedLayout:
    """Where each node of `ranking` stands; what has no size is a point that a line passes."""
    across = _across(ranking, sizes, groups, spacing)
    along = _along(ranking, sizes, groups, spacing)
    middles = {
        name: (across[name], along[at]) for at, row in enumerate(ranking.ranks) for name in row
    }
    spread = {name: spacing.cluster if name in groups else 0.0 for name in middles}
    left = min((x - _size(name, sizes)[0] / 2 - spread[name] for name, (x, _) in middles.items()))
    right = max((x + _size(name, sizes)[0] / 2 + spread[name] for name, (x, _) in middles.items()))
    bottom = max((y + _size(name, sizes)[1] / 2 + spread[name] for name, (_, y) in middles.items()))
    return RankedLayout(
        {name: (x - left, y) for name, (x, y) in middles.items()}, (right - left, bottom)
    )


def _size(name: str, sizes: Mapping[str, Size]) -> Size:
    return sizes.get(name, (0.0, 0.0))


def _along(
    ranking: Ranking, sizes: Mapping[str, Size], groups: Mapping[str, int], spacing: Spacing
) -> list[float]:
    """The middle of each rank, with room where a cluster begins or ends."""
    spans: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(ranking.ranks):
        for name in row:
            if name in groups:
                spans[groups[name]].append(at)
    begins = {min(ranks) for ranks in spans.values()}
    ends = {max(ranks) for ranks in spans.values()}
    middles: list[float] = []
    y = 0.0
    for at, row in enumerate(ranking.ranks):
        height = max(_size(name, sizes)[1] for name in row)
        y += spacing.cluster + spacing.heading if at in begins else 0.0
        middles.append(y + height / 2)
        following = ranking.ranks[at + 1] if at + 1 < len(ranking.ranks) else ()
        half = _only_stand_ins(row) or _only_stand_ins(following)
        y += height + spacing.ranks / (2 if half else 1) + (spacing.cluster if at in ends else 0.0)
    return middles


def _only_stand_ins(row: Sequence[str]) -> bool:
    """Whether lines only pass there, with or without their words."""
    return all(is_stand_in(name) for name in row)


def _across(
    ranking: Ranking, sizes: Mapping[str, Size], groups: Mapping[str, int], spacing: Spacing
) -> dict[str, float]:
    """Nodes near the middle of their neighbours, in their order and without touching."""
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    places = {name: at for at, row in enumerate(ranking.ranks) for name in row}
    for path in ranking.paths:
        for one, other in pairwise(path if places[path[0]] < places[path[-1]] else path[::-1]):
            above[other].append(one)
            below[one].append(other)
    gaps = [_gaps(row, sizes, groups, spacing) for row in ranking.ranks]
    x: dict[str, float] = {}
    for row, apart in zip(ranking.ranks, gaps, strict=True):
        x.update(_row(row, apart, dict.fromkeys(row, 0.0)))
    for number in range(_ROUNDS):
        order = list(zip(ranking.ranks, gaps, strict=True))
        near = (above, below)[number % 2]
        for row, apart in order if number % 2 == 0 else reversed(order):
            x.update(_row(row, apart, {name: _mean(name, near[name], x) for name in row}))
    x = _apart(x, ranking, sizes, groups, spacing)
    for row, apart in zip(ranking.ranks, gaps, strict=True):
        for (one, other), gap in zip(pairwise(row), apart, strict=True):
            x[other] = max(x[other], x[one] + gap)
    return x


def _apart(
    x: Mapping[str, float],
    ranking: Ranking,
    sizes: Mapping[str, Size],
    groups: Mapping[str, int],
    spacing: Spacing,
) -> dict[str, float]:
    """Clusters that share ranks and would overlap are moved to the right, with all beyond."""
    moved = dict(x)
    ranks = {name: at for at, row in enumerate(ranking.ranks) for name in row}
    members: dict[int, list[str]] = defaultdict(list)
    for name, group in groups.items():
        members[group].append(name)
    clusters = sorted(members.values(), key=lambda names: sum(x[n] for n in names) / len(names))
    for at, names in enumerate(clusters):
        own = {ranks[name] for name in names}
        span = range(min(own), max(own) + 1)
        need = max(
            (
                max(moved[n] + _size(n, sizes)[0] / 2 for n in before)
                for before in clusters[:at]
                if any(ranks[name] in span for name in before)
            ),
            default=None,
        )
        left = min(moved[name] - _size(name, sizes)[0] / 2 for name in names)
        if need is None or left >= need + 2 * spacing.cluster + spacing.nodes / 2:
            continue
        by = need + 2 * spacing.cluster + spacing.nodes / 2 - left
        beyond = {name for later in clusters[at:] for name in later}
        for name, place in moved.items():
            if name in beyond or (name not in groups and place >= left):
                moved[name] = place + by
    return moved


def _mean(name: str, neighbours: Sequence[str], x: Mapping[str, float]) -> float:
    return sum(x[one] for one in neighbours) / len(neighbours) if neighbours else x[name]


def _gaps(
    row: Sequence[str], sizes: Mapping[str, Size], groups: Mapping[str, int], spacing: Spacing
) -> list[float]:
    """How far apart the middles of neighbours must be."""
    return [
        (_size(one, sizes)[0] + _size(other, sizes)[0]) / 2
        + spacing.nodes
        + (2 * spacing.cluster if groups.get(one) != groups.get(other) else 0.0)
        for one, other in pairwise(row)
    ]


def _row(row: Sequence[str], gaps: Sequence[float], wish: Mapping[str, float]) -> dict[str, float]:
    """The places closest to `wish` (least squares) that keep the gaps.

    With the gaps taken off, places must not fall: isotonic regression by pooling neighbours
    (Ayer and others, 1955).
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[tuple[float, int]] = []
    for name, offset in zip(row, offsets, strict=False):
        blocks.append((wish[name] - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, few), (other, more) = blocks[-2:]
            blocks[-2:] = [((one * few + other * more) / (few + more), few + more)]
    flat = [value for value, count in blocks for _ in range(count)]
    return {name: value + offset for name, value, offset in zip(row, flat, offsets, strict=False)}


def folded(
    layout: RankedLayout, ranking: Ranking, sizes: Mapping[str, Size], bands: int, gap: float
) -> RankedLayout:
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
        begin = _position(layout, ranking, first)
        lowest, highest = _reach(names, layout.middles, sizes, 0)
        for name in names:
            across, along = layout.middles[name]
            middles[name] = (left + across - lowest, turn + forward * (along - begin))
        turn += forward * (_position(layout, ranking, end - 1) - begin)
        left += highest - lowest + gap
        forward = -forward
    top, bottom = _reach(middles, middles, sizes, 1)
    moved = {name: (across, along - top) for name, (across, along) in middles.items()}
    return RankedLayout(moved, (left - gap, bottom - top))


def _creases(layout: RankedLayout, ranking: Ranking, bands: int) -> tuple[int, ...]:
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
        creases.append(min(later, key=lambda at: abs(_half_way(layout, ranking, at) - wished)))
    return tuple(creases)


def _half_way(layout: RankedLayout, ranking: Ranking, rank: int) -> float:
    """Half way from the rank before to `rank`."""
    return (_position(layout, ranking, rank - 1) + _position(layout, ranking, rank)) / 2


def _position(layout: RankedLayout, ranking: Ranking, rank: int) -> float:
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
