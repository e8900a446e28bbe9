"""HTML elements that end, and the shape that they then take."""

from __future__ import annotations

from markdown_it.token import Token

from deckwright.parse.blocks.cell_spans import laid_out
from deckwright.parse.blocks.node import Node

CELLS = ("td", "th")
_AS_INLINES = {"code_block": "code_inline", "fence": "code_inline", "math_block": "math_inline"}
"""Blocks that have no inlines, as what they are within a line."""


def close_element(stack: list[Node], tag: str, within: tuple[str, ...] = ()) -> None:
    """Closes the innermost element of that name, and what is open in it; else nothing.

    Only elements are closed by elements, and none beyond one of the names `within`.
    """
    for at in range(len(stack) - 1, 0, -1):
        if not stack[at].tag or stack[at].tag in within:
            return
        if stack[at].tag == tag:
            while len(stack) > at:
                finish(stack.pop())
            return


def finish(node: Node) -> None:
    """Gives an element the shape that the converters of Markdown's own nodes expect."""
    match node.type if node.tag else "":
        case "heading":
            node.children = [_joined(node)]
        case "table":
            _finish_table(node)
        case "pre":
            node.type, node.token.content = "code_block", node.token.content.strip("\n")
        case "bullet_list" | "ordered_list":
            _finish_list(node)


def _finish_list(node: Node) -> None:
    """A list of nothing but items."""
    for at, child in enumerate(node.children):
        if child.type != "list_item":
            item = Token("list_item_open", "li", 1, map=child.token.map)
            node.children[at] = Node("list_item", item, [child])


def _finish_table(node: Node) -> None:
    """Rows of as many cells each, every one a single inline; other words are the caption."""
    rows = [child for child in node.children if child.type == "tr" and child.children]
    loose = [child for child in node.children if child.type != "tr"]
    if not rows:
        node.type, node.children = "paragraph", [_joined(node)]
        return
    has_head = all(cell.type == "th" for cell in rows[0].children)
    if has_head:  # which ends with its row
        for cell in rows[0].children:
            cell.token.meta["down"] = 1
    width = laid_out(rows)
    for row in rows:
        row.children = [_cell(child) for child in row.children]
    if not has_head:
        head = _empty("tr", node)
        head.children = [_cell(_empty("th", node)) for _ in range(width)]
        rows.insert(0, head)
    body = _empty("tbody", node)
    body.children = rows
    node.children = [body]
    if loose:
        caption = _empty("caption", node)
        caption.children = [_joined(Node("", node.token, loose))]
        node.children.append(caption)


def _cell(node: Node) -> Node:
    if node.type in CELLS:
        node.children = [_joined(node)]
        return node
    cell = _empty("td", node)
    cell.children = [_joined(Node("", node.token, [node]))]
    return cell


def _empty(kind: str, beside: Node) -> Node:
    return Node(kind, Token(f"{kind}_open", kind, 1, map=beside.token.map))


def cell_text(cell: Node) -> Node:
    """The one inline that a cell holds, be it of a table of Markdown's or of blocks."""
    return cell.children[0] if cell.children[0].type == "inline" else _joined(cell)


def _joined(node: Node) -> Node:
    """All words below a node as one inline, a line each; items with their marks."""
    children: list[Token] = []
    mark = ""
    stack = list(reversed(node.children))
    while stack:
        one = stack.pop()
        words = one.token.children if one.type == "inline" else None
        if one.type in _AS_INLINES:
            words = _lines_of(one)
        if words:
            children += [Token("hardbreak", "br", 0)] if children else []
            children += [Token("text", "", 0, content=mark)] if mark else []
            children += words
            mark = ""
        elif one.type == "list_item":
            mark = one.token.info + one.token.markup + " " if one.token.info else "• "
        stack.extend(reversed(one.children))
    return Node("inline", Token("inline", "", 0, map=node.token.map, children=children))


def _lines_of(block: Node) -> list[Token]:
    """The lines of a listing or a formula as code or formulas within a line."""
    kind = _AS_INLINES[block.type]
    listing = block.token.content.strip("\n")
    lines = listing.split("\n") if kind == "code_inline" else [listing]
    words = [(Token("hardbreak", "br", 0), Token(kind, "", 0, content=line)) for line in lines]
    return [token for pair in words for token in pair][1:]
