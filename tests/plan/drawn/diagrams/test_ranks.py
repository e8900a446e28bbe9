"""Ranks and coordinates: what holds of any graph."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deckwright.plan.drawn.diagrams.layered import Spacing, layered
from deckwright.plan.drawn.diagrams.ranks import RankedLink, is_stand_in, ranking

NODES = tuple("abcdefgh")
LINKS = st.lists(
    st.builds(RankedLink, st.sampled_from(NODES), st.sampled_from(NODES), st.integers(1, 2)).filter(
        lambda link: link.source != link.target
    ),
    max_size=14,
)
GROUPS = st.dictionaries(st.sampled_from(NODES), st.integers(0, 2))
SPACING = Spacing(nodes=10, ranks=20, cluster=5, heading=12)


@given(LINKS, GROUPS)
def test_every_node_has_a_place_and_every_path_goes_from_rank_to_rank(
    links: list[RankedLink], groups: dict[str, int]
) -> None:
    ranked = ranking(NODES, links, groups)

    rank = {name: at for at, row in enumerate(ranked.ranks) for name in row}
    assert {name for name in rank if not is_stand_in(name)} == set(NODES)
    assert len(rank) == sum(map(len, ranked.ranks))
    for link, path in zip(links, ranked.paths, strict=True):
        assert (path[0], path[-1]) == (link.source, link.target)
        assert {abs(rank[a] - rank[b]) for a, b in pairwise(path)} == {1}
        assert len(path) > link.span


@given(LINKS, GROUPS)
def test_nothing_touches_and_everything_is_inside(
    links: list[RankedLink], groups: dict[str, int]
) -> None:
    ranked = ranking(NODES, links, groups)
    sizes = {name: (30.0 + 7 * at, 20.0 + at) for at, name in enumerate(NODES)}

    layout = layered(ranked, sizes, groups, SPACING)

    for name in NODES:
        (x, y), (width, height) = layout.middles[name], sizes[name]
        assert x - width / 2 > -1e-6
        assert x + width / 2 < layout.size[0] + 1e-6
        assert y - height / 2 > -1e-6
        assert y + height / 2 < layout.size[1] + 1e-6
    for row in ranked.ranks:
        solid = sorted((n for n in row if n in sizes), key=lambda name: layout.middles[name][0])
        for one, other in pairwise(solid):
            apart = layout.middles[other][0] - layout.middles[one][0]
            assert apart >= (sizes[one][0] + sizes[other][0]) / 2 + SPACING.nodes - 1e-6


def test_a_chain_stands_in_a_line() -> None:
    links = [RankedLink(one, other) for one, other in pairwise(NODES)]
    ranked = ranking(NODES, links, {})

    layout = layered(ranked, dict.fromkeys(NODES, (30.0, 20.0)), {}, SPACING)

    assert len({round(x, 6) for x, _ in layout.middles.values()}) == 1


def test_a_parent_stands_above_the_middle_of_its_children() -> None:
    ranked = ranking("abc", [RankedLink("a", "b"), RankedLink("a", "c")], {})

    middles = layered(ranked, dict.fromkeys("abc", (30.0, 20.0)), {}, SPACING).middles

    assert middles["a"][0] == (middles["b"][0] + middles["c"][0]) / 2


def test_lines_do_not_cross_where_they_need_not() -> None:
    links = [RankedLink("a", "e"), RankedLink("b", "d"), RankedLink("a", "d")]
    first, second = ranking("abde", links, {}).ranks

    assert (first.index("a") < first.index("b")) == (second.index("e") < second.index("d"))


def test_clusters_stand_apart() -> None:
    links = [RankedLink("a", "c"), RankedLink("b", "d"), RankedLink("a", "d")]
    groups = {"a": 0, "c": 0, "b": 1, "d": 1}
    ranked = ranking("abcd", links, groups)

    middles = layered(ranked, dict.fromkeys("abcd", (30.0, 20.0)), groups, SPACING).middles

    left, right = sorted(([middles[name][0] for name in "ac"], [middles[name][0] for name in "bd"]))
    assert max(left) + 30 + 2 * SPACING.cluster <= min(right)
