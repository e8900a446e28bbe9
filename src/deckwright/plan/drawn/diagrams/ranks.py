"""Which rank each node stands in, and what stands beside it there.

After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
structures", 1981.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Arc: TypeAlias = tuple[str, str]

_SWEEPS = 8
_STAND_IN = "#"
"""No node's id begins with it."""


@dataclass(frozen=True, slots=True)
class RankedLink:
    """An edge to be ranked: it spans at least `span` ranks."""

    source: str
    target: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Ranking:
    """Nodes by rank and in their order there.

    `paths` leads each link from node to node, by way of stand-ins in the ranks between, which are
    called `#LINK.RANK`.
    """

    ranks: tuple[tuple[str, ...], ...]
    paths: tuple[tuple[str, ...], ...]


def ranking(
    nodes: Sequence[str], links: Sequence[RankedLink], groups: Mapping[str, int]
) -> Ranking:
    """Ranks for `nodes`. Nodes of one group stand together in each rank."""
    forward = _without_cycles(nodes, links)
    rank = _longest_paths(nodes, forward)
    paths: list[tuple[str, ...]] = []
    arcs: list[Arc] = []
    for number, (link, given) in enumerate(zip(forward, links, strict=True)):
        between = range(rank[link.source] + 1, rank[link.target])
        stand_ins = [f"{_STAND_IN}{number}.{at}" for at in between]
        rank.update(zip(stand_ins, between, strict=True))
        path = (link.source, *stand_ins, link.target)
        arcs += pairwise(path)
        paths.append(path if link.source == given.source else path[::-1])
    rows: list[list[str]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for name, at in rank.items():
        rows[at].append(name)
    return Ranking(tuple(map(tuple, _ordered(rows, arcs, groups))), tuple(paths))


def is_stand_in(name: str) -> bool:
    """Whether a line passes there and no node stands."""
    return name.startswith(_STAND_IN)


def _without_cycles(nodes: Sequence[str], links: Sequence[RankedLink]) -> list[RankedLink]:
    """Links that would lead back to where a path came from are turned round."""
    follow: dict[str, list[int]] = defaultdict(list)
    for number, link in enumerate(links):
        follow[link.source].append(number)
    result = list(links)
    done: set[str] = set()
    for start in nodes:
        if start in done:
            continue
        path = {start}
        stack = [(start, iter(follow[start]))]
        while stack:
            name, rest = stack[-1]
            for number in rest:
                link = links[number]
                if link.target in path:
                    result[number] = RankedLink(link.target, link.source, link.span)
                elif link.target not in done:
                    path.add(link.target)
                    stack.append((link.target, iter(follow[link.target])))
                    break
            else:
                stack.pop()
                path.discard(name)
                done.add(name)
    return result


def _longest_paths(nodes: Sequence[str], links: Sequence[RankedLink]) -> dict[str, int]:
    """Each node as early as what comes before it allows; sources right before what follows."""
    before: dict[str, list[RankedLink]] = defaultdict(list)
    after: dict[str, list[RankedLink]] = defaultdict(list)
    for link in links:
        before[link.target].append(link)
        after[link.source].append(link)
    waiting = {name: len(before[name]) for name in nodes}
    ready = [name for name in nodes if not waiting[name]]
    rank = dict.fromkeys(nodes, 0)
    for name in ready:
        for link in after[name]:
            rank[link.target] = max(rank[link.target], rank[name] + link.span)
            waiting[link.target] -= 1
            if not waiting[link.target]:
                ready.append(link.target)
    for name in reversed(ready):
        if not before[name] and after[name]:
            rank[name] = max(0, min(rank[link.target] - link.span for link in after[name]))
    return rank


def _ordered(
    rows: list[list[str]], arcs: Sequence[Arc], groups: Mapping[str, int]
) -> list[list[str]]:
    """Rows with few crossings: by the mean place of neighbours, down and up in turn."""
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for source, target in arcs:
        above[target].append(source)
        below[source].append(target)
    best, fewest = rows, _crossings(rows, below)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        rows = [list(row) for row in rows]
        place = _places(rows)
        for row in rows if down else reversed(rows):
            wish = {name: _mean(name, (above if down else below)[name], place) for name in row}
            _sort(row, wish, groups)
            place.update(_places([row]))
        count = _crossings(rows, below)
        if count < fewest or (sweep == 0 and groups):
            best, fewest = rows, count
    return best


def _sort(row: list[str], wish: Mapping[str, float], groups: Mapping[str, int]) -> None:
    members: dict[int, list[float]] = defaultdict(list)
    for name in row:
        if name in groups:
            members[groups[name]].append(wish[name])

    def key(name: str) -> tuple[float, int, float]:
        group = groups.get(name)
        if group is None:
            return wish[name], -1, wish[name]
        return sum(members[group]) / len(members[group]), group, wish[name]

    row.sort(key=key)


def _places(rows: Iterable[Sequence[str]]) -> dict[str, float]:
    """Where in its row each node stands, rows centred on each other."""
    return {name: at - (len(row) - 1) / 2 for row in rows for at, name in enumerate(row)}


def _mean(name: str, neighbours: Sequence[str], place: Mapping[str, float]) -> float:
    if not neighbours:
        return place[name]
    return sum(place[one] for one in neighbours) / len(neighbours)


def _crossings(rows: Sequence[Sequence[str]], below: Mapping[str, Sequence[str]]) -> int:
    """How many pairs of lines between neighbouring rows cross."""
    count = 0
    for row, following in pairwise(rows):
        place = {name: at for at, name in enumerate(following)}
        ends = [sorted(place[one] for one in below.get(name, ()) if one in place) for name in row]
        flat = [end for each in ends for end in each]
        count += sum(flat[i] > flat[j] for i in range(len(flat)) for j in range(i + 1, len(flat)))
    return count
