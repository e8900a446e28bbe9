"""Lists and definition lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckwright.diagnostics import warning
from deckwright.model.blocks import Block, Blocks, Definition, DefinitionList, List, ListItem
from deckwright.model.inlines import Inlines
from deckwright.parse.inlines import attributes_of

if TYPE_CHECKING:
    from deckwright.parse.node import Node
    from deckwright.parse.reader import Reader

MAX_LISTS = 9
"""Levels a PowerPoint text knows: `a:lvl1pPr` to `a:lvl9pPr` (ECMA-376 part 1, 21.1.2.4)."""


def bullet_list(node: Node, reader: Reader) -> list[Block]:
    """A bullet or numbered list; one too deep is shown as the paragraphs of its items."""
    if reader.lists == MAX_LISTS:
        _report_depth(node, reader)
        return [block for item in node.children for block in reader.blocks(item.children)]
    reader.lists += 1
    items = tuple(_item(child, reader) for child in node.children if child.type == "list_item")
    reader.lists -= 1
    loose = any(map(_is_loose, node.children))
    listing = List(
        items,
        reader.source.span(node.row),
        ordered=node.type == "ordered_list",
        start=int(node.token.attrs.get("start", 1)),
        tight=not loose,
        attributes=attributes_of(node.token),
    )
    return [listing]


def _is_loose(item: Node) -> bool:
    paragraphs = [child for child in item.children if child.type == "paragraph"]
    return len(paragraphs) > 1 or any(not one.token.hidden for one in paragraphs)


def _item(node: Node, reader: Reader) -> ListItem:
    blocks = reader.blocks(node.children)
    return ListItem(blocks, reader.source.span(node.row), node.token.meta.get("checked"))


def _report_depth(node: Node, reader: Reader) -> None:
    message = f"the list is nested deeper than {MAX_LISTS} levels and is flattened"
    reader.report(warning("DW211", reader.source.span(node.row), message, "use fewer levels"))


def definition_list(node: Node, reader: Reader) -> list[Block]:
    """Terms and what they mean."""
    definitions: list[Definition] = []
    term: Inlines = ()
    row = node.row
    details: list[Blocks] = []
    for child in node.children:
        if child.type == "dd":
            details.append(reader.blocks(child.children))
            continue
        if details:
            definitions.append(Definition(term, tuple(details), reader.source.span(row)))
            details = []
        term, row = reader.inlines(child.children[0].token), child.row
    definitions.append(Definition(term, tuple(details), reader.source.span(row)))
    return [DefinitionList(tuple(definitions), reader.source.span(node.row))]
