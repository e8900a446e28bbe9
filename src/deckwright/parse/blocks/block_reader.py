"""From nodes to blocks: what hands each node to its converter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from markdown_it.token import Token

from deckwright.diagnostics import info
from deckwright.model.blocks import Block, Blocks
from deckwright.model.inlines import Inlines
from deckwright.parse.blocks.node import Node
from deckwright.parse.inlines.inline_runs import read_inlines
from deckwright.parse.syntax.bounded_inlines import MAX_PORTION
from deckwright.parse.syntax.deck_markdown import deck_markdown
from deckwright.parse.talk_context import TalkContext

Converter: TypeAlias = "Callable[[Node, BlockReader], Sequence[Block]]"


@dataclass(slots=True, kw_only=True)
class BlockReader(TalkContext):
    """Turns nodes into blocks, one converter a type, and keeps what they leave for later."""

    converters: Mapping[str, Converter]
    heading_ids: Mapping[int, str]
    """By row."""
    notes: list[Block] = field(default_factory=list)
    """Speaker notes found since the section began."""
    definitions: defaultdict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    """The texts of footnotes by label."""
    lists: int = 0
    """How many lists are around the current node."""
    quotes: int = 0

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
