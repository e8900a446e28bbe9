"""Where sections begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes
from deckwright.parse.blocks.node import Node
from deckwright.parse.inlines.picture_references import alternative, only_pictures
from deckwright.parse.syntax.braces import merge
from deckwright.parse.syntax.clean_text import one_line


@dataclass(slots=True)
class SectionDraft:
    """A section whose blocks are still nodes; `heading` is None after a bare `---`."""

    level: Literal[1, 2]
    row: int
    heading: Node | None = None
    body: list[Node] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)
    """Notes that stand apart from the body."""
    attributes: Attributes = NO_ATTRIBUTES
    """What was written elsewhere than behind the heading."""
    number: int = 0
    """Which slide of its own program it is, counted from 1: links may lead there."""


def cut_sections(nodes: Iterable[Node], title: str) -> list[SectionDraft]:
    """The sections of a talk of that title, whose own heading makes none.

    Untitled ones with nothing in them are left out: `---` above a heading is no empty slide.
    """
    drafts: list[SectionDraft] = []
    current = SectionDraft(2, 0)
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
            current = SectionDraft(2, node.row)
        else:
            current = SectionDraft(1 if node.token.tag == "h1" else 2, node.row, node)
    drafts.append(current)
    return [draft for draft in drafts if draft.heading or draft.body]


def cut_levels(nodes: Sequence[Node], level: int = 0) -> list[SectionDraft]:
    """Sections as pandoc has them: headings of `level` and rules begin slides.

    Without a level it is the highest one that has content right below
    (https://pandoc.org/MANUAL.html#structuring-the-slide-show).
    """
    level = level or _slide_level(nodes)
    current = SectionDraft(2, nodes[0].row if nodes else 0)
    drafts = [current]
    for node in nodes:
        depth = int(node.token.tag[1]) if node.type == "heading" else level + 1
        if node.type == "hr":
            current = SectionDraft(2, node.row)
        elif depth <= level:
            current = SectionDraft(1 if depth < level else 2, node.row, node)
        else:
            current.body.append(node)
            continue
        drafts.append(current)
    for draft in drafts:
        if draft.level == 1 and not all(map(_is_notes, draft.body)):
            draft.level = 2  # one slide, of its heading and what stands below
    return [draft for draft in drafts if draft.heading or draft.body]


def _is_notes(node: Node) -> bool:
    opening = node.token.meta.get("opening")
    return opening is not None and opening.name == "notes"


def _slide_level(nodes: Sequence[Node]) -> int:
    levels = [
        int(node.token.tag[1])
        for node, below in pairwise(nodes)
        if node.type == "heading" and below.type not in ("heading", "hr")
    ]
    return min(levels, default=6)  # headings alone are all sections


def one_slide(nodes: list[Node], attributes: Attributes, number: int) -> SectionDraft:
    """A slide that is cut out already: its first heading, above all text, is its title."""
    row = nodes[0].row if nodes else 0
    for at, node in enumerate(nodes):
        if node.type == "heading":
            body = [*nodes[:at], *nodes[at + 1 :]]
            return SectionDraft(2, row, node, body, [], attributes, number)
        if node.type != "paragraph" or not only_pictures(node.children[0].token.children or []):
            break
    return SectionDraft(2, row, None, nodes, [], attributes, number)


def with_chapters(drafts: list[SectionDraft], title: str, *, opening: bool) -> list[SectionDraft]:
    """Slides of a deck of that title: the opening one, if any, and those that begin a chapter.

    A slide of a first-level heading alone is a chapter where most others have lower ones for
    titles. The first slide opens the talk, with the title's layout where it is lines of text; one
    of the title alone is left to us.
    """
    titles = [one.heading.token.tag for one in drafts[1:] if one.heading and one.body]
    low = titles.count("h1") * 2 < len(titles)
    for draft in drafts[1:]:
        alone = draft.heading and not draft.body and draft.attributes == NO_ATTRIBUTES
        if alone and low and draft.heading and draft.heading.token.tag == "h1":
            draft.level = 1
    first = drafts[0] if drafts else None
    if first is None or first.heading is None or not opening:
        return drafts
    if not (first.body or first.notes) and heading_text(first.heading) == title.strip():
        return drafts[1:]
    lines = all(map(_is_line, first.body)) and not first.attributes.get("layout")
    own = Attributes(classes=("opening",), values=(("layout", "title"),) if lines else ())
    first.attributes = merge(first.attributes, own)
    return drafts


def _is_line(node: Node) -> bool:
    """Whether a node is a line or two of text, as below a title."""
    if node.type == "container" and node.tag:
        return all(map(_is_line, node.children))
    return node.type in ("paragraph", "heading") and not any(
        token.type == "image" for token in node.children[0].token.children or ()
    )


def heading_text(heading: Node) -> str:
    """The words of a heading, as its id is made of them."""
    return one_line(alternative(heading.children[0].token)).strip()
