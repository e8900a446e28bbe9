"""A node of the tree of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

MAX_DEPTH = 100
"""How deep the tree may get; fences and elements below it are ignored, what they hold stays."""


@dataclass(slots=True)
class Node:
    """A block and what it holds; `type` is that of its token without `_open`."""

    type: str
    token: Token
    children: list[Node] = field(default_factory=list)
    tag: str = ""
    """The name of the HTML element that it is; empty for Markdown's own blocks."""

    @property
    def row(self) -> int:
        """The row of its first line."""
        return self.token.map[0] if self.token.map else 0

    @property
    def breaks(self) -> bool:
        """Whether a new section begins here, given that it stands at the top."""
        return self.type == "hr" or (self.type == "heading" and self.token.tag in ("h1", "h2"))
