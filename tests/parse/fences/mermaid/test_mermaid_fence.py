"""Mermaid read as diagrams. What it says is in the goldens; here is what holds of any text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.model.blocks import Code, Diagram
from deckwright.model.diagrams import Graph, Sequence
from deckwright.parse.fences.mermaid.mermaid_statements import label

KINDS = ("graph TD", "sequenceDiagram", "stateDiagram-v2", "classDiagram")
SCRAPS = (
    'A B [*] --> --- -.-> == ->> -->> : ; | & [ ] ( ) { } " \n end subgraph loop state class '
    "<|-- *-- note over , <br> ~~~ %% as participant"
).split(" ")


@pytest.fixture(scope="module")
def block(parse: Callable[..., Any]) -> Callable[[str], Any]:
    """The one block of a slide with a diagram, without what was reported."""

    def read(text: str) -> Any:
        talk, _ = parse(f"## Slide\n\n```mermaid\n{text}\n```\n")
        (one,) = talk.sections[0].blocks
        return one

    return read


@pytest.mark.parametrize("kind", KINDS)
@given(words=st.lists(st.sampled_from(SCRAPS), max_size=25), glue=st.sampled_from(["", " "]))
@settings(max_examples=60)
def test_any_text_is_a_diagram_or_stays_code(
    kind: str, words: list[str], glue: str, block: Callable[[str], Any]
) -> None:
    one = block(f"{kind}\n{glue.join(words)}")

    assert isinstance(one, Code | Diagram)
    if isinstance(one, Diagram):
        match one.drawing:
            case Graph(nodes=nodes, edges=edges, clusters=clusters):
                names = {node.id for node in nodes}
                assert len(names) == len(nodes)
                assert {end for edge in edges for end in (edge.source, edge.target)} <= names
                assert {name for cluster in clusters for name in cluster.nodes} <= names
            case Sequence(participants=participants):
                assert len({one.id for one in participants}) == len(participants)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"quoted"', "quoted"),
        ("a<br/>b", "a\nb"),
        ("<b>bold</b>", "bold"),
        ('"`**strong**`"', "strong"),
        ("#quot;x#quot; &amp; y", '"x" & y'),
        ("  many   spaces ", "many spaces"),
    ],
)
def test_a_label_is_shown_without_its_markup(written: str, shown: str) -> None:
    assert label(written) == shown


def test_a_diagram_without_end_is_refused_where_it_begins(block: Callable[[str], Any]) -> None:
    many = "\n".join(f"n{at} --> n{at + 1}" for at in range(300))

    assert isinstance(block(f"graph TD\n{many}"), Code)
    assert isinstance(block(f"graph TD\n{'A' * 3_000}"), Code)
