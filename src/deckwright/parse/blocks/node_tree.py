"""Tokens as a tree. Here `:::` fences and HTML elements find their partners.

An opening fence has a name or attributes; a bare one closes the innermost that is open in the
same block, as in pandoc. One that is never closed ends before the next slide, so that a forgotten
line cannot swallow the rest of the talk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markdown_it.token import Token

from deckwright.parse.blocks.html_element_ends import finish
from deckwright.parse.blocks.html_elements import add_elements
from deckwright.parse.blocks.node import MAX_DEPTH, Node

Report = Callable[[str, int, str], None]
"""Takes what went wrong (`unclosed`, `stray`, `deep`, …), its row and its words."""


def build_tree(tokens: Iterable[Token], env: dict[str, Any], report: Report) -> list[Node]:
    """The blocks at the top. `env` is what markdown-it remembers of the tokens."""
    stack = [Node("root", Token("root", "", 0))]
    for token in tokens:
        if token.type == "colons":
            _fence(token, stack, report)
        elif token.type == "html_block":
            add_elements(token.content, token.map[0] if token.map else 0, stack, env, report)
        elif token.nesting > 0:
            node = Node(token.type.removesuffix("_open"), token)
            siblings = stack[-1].children
            if node.type == "paragraph" and "caption" in token.meta:
                node.type = "caption"
                siblings = siblings[-1].children  # the table's
            siblings.append(node)
            stack.append(node)
        elif token.nesting < 0:
            _close_all(stack, report)
            stack.pop()
        else:
            stack[-1].children.append(Node(token.type, token))
    _close_all(stack, report)
    return stack[0].children


def _fence(token: Token, stack: list[Node], report: Report) -> None:
    parent = stack[-1]
    row = token.map[0] if token.map else 0
    if not token.info:
        open_fence = next((at for at in range(len(stack) - 1, 0, -1) if not stack[at].tag), 0)
        if stack[open_fence].type == "container":
            while len(stack) > open_fence:
                finish(stack.pop())
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


def _close_all(stack: list[Node], report: Report) -> None:
    """Closes what the author left open; the next slide and all below it move out."""
    while stack[-1].type == "container" or stack[-1].tag:
        node, parent = stack.pop(), stack[-1]
        if not node.tag:
            report("unclosed", node.row, node.token.info)
        if node.children is parent.children:
            continue
        cut = next((i for i, child in enumerate(node.children) if child.breaks), None)
        if cut is not None and node.type == "container":
            parent.children.extend(node.children[cut:])
            del node.children[cut:]
        finish(node)
