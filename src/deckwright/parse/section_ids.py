"""Ids: what a link may name, and which section it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deckwright.diagnostics import Diagnostic, warning
from deckwright.parse.blocks.node import Node
from deckwright.parse.section_drafts import SectionDraft, heading_text
from deckwright.parse.source_map import SourceMap
from deckwright.parse.syntax.braces import attributes_of
from deckwright.parse.syntax.clean_text import slug


@dataclass(frozen=True, slots=True)
class Anchors:
    """`sections` by id of anything in them; `heading_ids` by the heading's row."""

    sections: Mapping[str, str]
    section_ids: tuple[str, ...]
    heading_ids: Mapping[int, str]
    diagnostics: tuple[Diagnostic, ...]


def find_anchors(drafts: Sequence[SectionDraft], source: SourceMap) -> Anchors:
    """Gives every section and heading an id of its own.

    Written ids come first; a heading without one takes the slug of its text, and `-1`, `-2` is
    added where that is taken. A section without a heading is `slide-N`, N counted from 1.
    """
    taken: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    written = [list(_written_ids(draft)) for draft in drafts]
    explicit: dict[int, str] = {}
    for row, name, is_heading in (found for ids in written for found in ids):
        if name in taken:
            message, hint = f"the id `{name}` is given twice", "links lead to the first"
            diagnostics.append(
                warning("DW210", source.find("#" + name, row, row + 1), message, hint)
            )
        if is_heading:
            explicit[row] = _unique(name, taken)
        else:
            taken.setdefault(name, 0)
    heading_ids = {
        node.row: explicit.get(node.row) or _unique(slug(heading_text(node)) or "section", taken)
        for draft in drafts
        for node in _headings(draft)
    }
    section_ids = tuple(
        heading_ids[draft.heading.row] if draft.heading else _unique(f"slide-{number}", taken)
        for number, draft in enumerate(drafts, 1)
    )
    sections: dict[str, str] = {}
    for draft, section_id, ids in zip(drafts, section_ids, written, strict=True):
        sections[section_id] = section_id
        for node in _headings(draft):
            sections.setdefault(heading_ids[node.row], section_id)
        for _, name, _ in ids:
            sections.setdefault(name, section_id)
        if draft.attributes.id:
            sections.setdefault(draft.attributes.id, section_id)
    for draft, section_id in zip(drafts, section_ids, strict=True):
        if draft.number:
            sections.setdefault(str(draft.number), section_id)
    return Anchors(sections, section_ids, heading_ids, tuple(diagnostics))


def _unique(name: str, taken: dict[str, int]) -> str:
    """`name`, or `name-N` with the first N that is free; either is then taken."""
    unique = name
    while unique in taken:
        taken[name] += 1
        unique = f"{name}-{taken[name]}"
    taken[unique] = 0
    return unique


def _headings(draft: SectionDraft) -> Iterator[Node]:
    if draft.heading:
        yield draft.heading
    yield from (node for node in _walk(draft.body) if node.type == "heading")


def _written_ids(draft: SectionDraft) -> Iterator[tuple[int, str, bool]]:
    """Row, id, and whether it is a heading's, of everything with braces."""
    heading = [draft.heading] if draft.heading else []
    for node in _walk([*heading, *draft.body]):
        if name := attributes_of(node.token).id:
            yield node.row, name, node.type == "heading"
        if node.type == "inline" and "{" in node.token.content:
            for child in node.token.children or ():
                if name := attributes_of(child).id:
                    yield node.row, name, False


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes below, in order, without recursion."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))
