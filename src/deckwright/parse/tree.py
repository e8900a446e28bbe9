"""Tokens as a tree. Here `:::` fences find their partners.

An opening fence has a name or attributes; a bare one closes the innermost that is open in the
same block, as in pandoc. One that is never closed ends before the next slide, so that a forgotten
line cannot swallow the rest of the talk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

MAX_DEPTH = 100
"""How deep the tree may get; fences below it are ignored, what they hold stays."""

Report = Callable[[str, int, str], None]
"""Takes what went wrong with a fence (`unclosed`, `stray`, `deep`), its row and its words."""


@dataclass(slots=True)
class Node:
    """A block and what it holds; `type` is that of its token without `_open`."""

    type: str
    token: Token
    children: list[Node] = field(default_factory=list)

    @property
    def row(self) -> int:
        """The row of its first line."""
        return self.token.map[0] if self.token.map else 0

    @property
    def breaks(self) -> bool:
        """Whether a new section begins here, given that it stands at the top."""
        return self.type == "hr" or (self.type == "heading" and self.token.tag in ("h1", "h2"))


def build_tree(tokens: Iterable[Token], report: Report) -> list[Node]:
    """The blocks at the top."""
    stack = [Node("root", Token("root", "", 0))]
    for token in tokens:
        if token.type == "colons":
            _fence(token, stack, report)
        elif token.nesting > 0:
            node = Node(token.type.removesuffix("_open"), token)
            siblings = stack[-1].children
            if node.type == "paragraph" and "caption" in token.meta:
                node.type = "caption"
                siblings = siblings[-1].children  # the table's
            siblings.append(node)
            stack.append(node)
        elif token.nesting < 0:
            _close_fences(stack, report)
            stack.pop()
        else:
            stack[-1].children.append(Node(token.type, token))
    _close_fences(stack, report)
    return stack[0].children


def _fence(token: Token, stack: list[Node], report: Report) -> None:
    parent = stack[-1]
    row = token.map[0] if token.map else 0
    if not token.info:
        if parent.type == "container":
            stack.pop()
        else:
            report("stray", row, "")
        return
    if len(stack) < MAX_DEPTH:
        node = Node("container", token)
        parent.children.append(node)
    else:
        node = Node("container", token, parent.children)
        report("deep", row, token.info)
    stack.append(node)


def _close_fences(stack: list[Node], report: Report) -> None:
    """Closes what the author left open; the next slide and all below it move out."""
    while stack[-1].type == "container":
        node, parent = stack.pop(), stack[-1]
        report("unclosed", node.row, node.token.info)
        if node.children is parent.children:
            continue
        cut = next((i for i, child in enumerate(node.children) if child.breaks), None)
        if cut is not None:
            parent.children.extend(node.children[cut:])
            del node.children[cut:]
