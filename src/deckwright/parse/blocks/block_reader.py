"""What the blocks of one talk share while they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from markdown_it.token import Token

from deckwright.diagnostics import Diagnostic, info
from deckwright.model.blocks import Block, Blocks
from deckwright.model.inlines import Inlines
from deckwright.parse.blocks.node import Node
from deckwright.parse.inlines.inline_runs import read_inlines
from deckwright.parse.source_map import Source
from deckwright.parse.syntax.deck_markdown import deck_markdown
from deckwright.parse.syntax.portions import MAX_PORTION

Converter: TypeAlias = "Callable[[Node, Reader], Sequence[Block]]"


@dataclass(slots=True)
class Reader:
    """Turns nodes into blocks, one converter a type, and keeps what they leave for later."""

    source: Source
    converters: Mapping[str, Converter]
    anchors: Mapping[str, str]
    """Every id that a link may name, and the id of the section that holds it."""
    heading_ids: Mapping[int, str]
    """By row."""
    env: dict[str, Any]
    """What markdown-it remembers: link references, and footnotes written in place."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    """Speaker notes found since the section began."""
    marks: dict[str, int] = field(default_factory=dict)
    """Footnote labels in order of first reference, and their numbers."""
    definitions: defaultdict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    inline_notes: dict[str, tuple[int, tuple[int, int]]] = field(default_factory=dict)
    """Footnotes written in place: the number in `env`, and the rows they stand in."""
    lists: int = 0
    """How many lists are around the current node."""
    quotes: int = 0

    def report(self, diagnostic: Diagnostic) -> None:
        """Keeps a finding."""
        self.diagnostics.append(diagnostic)

    def blocks(self, nodes: Iterable[Node]) -> Blocks:
        """The blocks of sibling nodes."""
        converters = self.converters
        return tuple(block for node in nodes for block in converters[node.type](node, self))

    def inlines(self, token: Token) -> Inlines:
        """The text of an `inline` token."""
        first, last = token.map or (0, 1)
        if len(token.content) > MAX_PORTION:
            message = f"a text of {len(token.content)} characters is read in portions"
            self.report(info("DW223", self.source.span(first), message, "leave a blank line in it"))
        return read_inlines(self, token.children or [], (first, last))

    def parse_inlines(self, text: str, rows: tuple[int, int]) -> Inlines:
        """Text that the block rules left unread; it stands in these rows."""
        token = deck_markdown().parseInline(text, self.env)[0]
        return read_inlines(self, token.children or [], rows)

    def with_notes(self, nodes: Iterable[Node]) -> tuple[Blocks, Blocks]:
        """The blocks of `nodes`, and the notes among them."""
        outer, self.notes = self.notes, []
        blocks, notes = self.blocks(nodes), tuple(self.notes)
        self.notes = outer
        return blocks, notes
