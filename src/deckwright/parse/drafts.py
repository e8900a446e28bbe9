"""Where sections begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from deckwright.parse.images import alternative
from deckwright.parse.text import one_line
from deckwright.parse.tree import Node


@dataclass(slots=True)
class Draft:
    """A section whose blocks are still nodes; `heading` is None after a bare `---`."""

    level: Literal[1, 2]
    row: int
    heading: Node | None = None
    body: list[Node] = field(default_factory=list)


def cut_sections(nodes: Iterable[Node], title: str) -> list[Draft]:
    """The sections of a talk of that title, whose own heading makes none.

    Untitled ones with nothing in them are left out: `---` above a heading is no empty slide.
    """
    drafts: list[Draft] = []
    current = Draft(2, 0)
    headings = 0
    for node in nodes:
        if not node.breaks:
            current.row = current.row if current.body or current.heading else node.row
            current.body.append(node)
            continue
        drafts.append(current)
        headings += node.type == "heading"
        is_title = headings == 1 and node.token.tag == "h1" and heading_text(node) == title.strip()
        if node.type == "hr" or is_title:
            current = Draft(2, node.row)
        else:
            current = Draft(1 if node.token.tag == "h1" else 2, node.row, node)
    drafts.append(current)
    return [draft for draft in drafts if draft.heading or draft.body]


def heading_text(heading: Node) -> str:
    """The words of a heading, as its id is made of them."""
    return one_line(alternative(heading.children[0].token)).strip()
