"""Diagrams in their boxes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise
from typing import Any

import pytest

from deckwright.model.deck import Deck, GroupFrame, LineFrame, TextFrame
from deckwright.model.length import Box

Planned = Callable[[str], tuple[Deck, Any]]

FLOW = """
flowchart TD
  A[Start] --> B{Good?}
  B -->|yes| C([Ship])
  B -->|no| D[Mend]
  D --> B
  C --> C
"""
SEQUENCE = """
sequenceDiagram
  Alice->>Bob: Hello Bob
  loop daily
    Bob->>Bob: think
  end
  Note over Alice,Bob: a note
  Bob-->>Alice: Hi
"""
CLUSTERS = """
graph LR
  subgraph one
    a --> b
  end
  subgraph two
    c --> d
  end
  b --> c
"""
LONG = "graph {}\n" + " --> ".join(f"n{at}[Step number {at}]" for at in range(14))
FORKED = LONG.format("LR") + "\nn3 --> x[Aside] --> y[Further aside]\nn4 -->|again| n3"
CLASSES = """
classDiagram
  Shape <|-- Circle
  Shape : +area() float
  Circle "1" *-- "n" Point : has
"""


def diagram_of(deck: Deck) -> GroupFrame:
    (group,) = [f for s in deck.slides for f in s.frames if isinstance(f, GroupFrame)]
    return group


def overlap(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


@pytest.mark.parametrize("mermaid", [FLOW, SEQUENCE, CLUSTERS, CLASSES, LONG.format("TD"), FORKED])
def test_a_diagram_stands_on_its_slide_and_can_be_read(mermaid: str, planned: Planned) -> None:
    deck, found = planned(mermaid)
    group = diagram_of(deck)

    assert not [one for one in found if one.code == "DW406"]
    assert group.size >= deck.theme.minimums.table
    assert group.description
    for frame in group.frames:
        if isinstance(frame, TextFrame):
            assert frame.box.left >= 0
            assert frame.box.right <= deck.theme.width
            assert frame.box.bottom <= deck.theme.height
            assert frame.height <= frame.box.height + 12_700


@pytest.mark.parametrize("mermaid", [FLOW, CLUSTERS, CLASSES, LONG.format("RL"), FORKED])
def test_nodes_do_not_overlap(mermaid: str, planned: Planned) -> None:
    nodes = [
        frame
        for frame in diagram_of(planned(mermaid)[0]).frames
        if isinstance(frame, TextFrame) and frame.panel and frame.panel.stroke
        if not frame.panel.stroke.dashed
    ]

    for one, other in combinations(nodes, 2):
        assert not overlap(one.box, other.box), (one.name, other.name)


def test_lines_hold_on_to_shapes_that_are_there(planned: Planned) -> None:
    group = diagram_of(planned(FLOW)[0])
    names = [frame.name for frame in group.frames if isinstance(frame, TextFrame)]
    glue = [
        one
        for frame in group.frames
        if isinstance(frame, LineFrame)
        for one in frame.glue
        if one is not None
    ]

    assert len(set(names)) == len(names)
    assert {one.frame for one in glue} == {"Start", "Good?", "Ship", "Mend"}


def test_a_diagram_is_told_for_those_who_cannot_see_it(planned: Planned) -> None:
    flow, sequence = diagram_of(planned(FLOW)[0]), diagram_of(planned(SEQUENCE)[0])

    assert flow.description.startswith("Start → Good?; Good? → Ship (yes); Good? → Mend (no)")
    assert sequence.description.startswith("Alice → Bob: Hello Bob; loop daily; Bob → Bob: think")


def test_a_diagram_that_would_be_too_small_is_reported(planned: Planned) -> None:
    chain = " --> ".join(f"n{at}[A rather long label number {at}]" for at in range(40))

    deck, found = planned(f"graph LR\n{chain}")

    assert [one.code for one in found] == ["DW406"]
    assert diagram_of(deck).size < deck.theme.minimums.table


def test_a_diagram_that_is_too_wide_is_turned(planned: Planned) -> None:
    wide = "\n".join(f"a --> n{at}[A label of some length]" for at in range(8))

    deck, found = planned(f"graph TD\n{wide}")

    assert not [one for one in found if one.code == "DW406"]
    boxes = {f.name: f.box for f in diagram_of(deck).frames if isinstance(f, TextFrame)}
    assert boxes["a"].right < boxes["A label of some length"].left


@pytest.mark.parametrize("direction", ["LR", "TD"])
def test_a_long_chain_is_folded_into_rows_that_run_to_and_fro(
    direction: str, planned: Planned
) -> None:
    group = diagram_of(planned(LONG.format(direction))[0])
    boxes = [frame.box for frame in group.frames if isinstance(frame, TextFrame)]
    steps = "".join(
        "v" if below.top > one.top else ">" if below.left > one.left else "<"
        for one, below in pairwise(boxes)
    )

    assert len(boxes) == 14
    rows = steps.split("v")
    assert len(rows) > 1
    assert [set(row) for row in rows] == [{"<>"[at % 2 == 0]} for at in range(len(rows))]
    straight = [one for one in group.frames if isinstance(one, LineFrame)]
    assert all(one.start[0] == one.end[0] or one.start[1] == one.end[1] for one in straight)
