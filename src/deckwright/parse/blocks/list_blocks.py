"""Lists and definition lists."""

from __future__ import annotations

from deckwright.diagnostics import warning
from deckwright.model.blocks import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    List,
    ListItem,
    NumberStyle,
    Paragraph,
)
from deckwright.model.inlines import Inlines
from deckwright.model.numbering import FIRST_NUMERALS, LAST_NUMERAL
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.node import Node
from deckwright.parse.syntax.braces import attributes_of, without

MAX_LISTS = 9
"""Levels a PowerPoint text knows: `a:lvl1pPr` to `a:lvl9pPr` (ECMA-376 part 1, 21.1.2.4)."""

_NUMBER_STYLES = {first: style for style, first in FIRST_NUMERALS.items()}


def bullet_list(node: Node, reader: BlockReader) -> list[Block]:
    """A bullet or numbered list; one too deep is shown as the paragraphs of its items."""
    if reader.lists == MAX_LISTS:
        _report_depth(node, reader)
        return [block for item in node.children for block in reader.blocks(item.children)]
    reader.lists += 1
    items = tuple(_item(child, reader) for child in node.children if child.type == "list_item")
    reader.lists -= 1
    loose = any(map(_is_loose, node.children)) or any(map(_has_paragraphs, items))
    if len(items) == 1 and len(items[0].blocks) < 2:  # noqa: PLR2004 - nothing to be set apart
        loose = False
    start = int(node.token.attrs.get("start", 1))
    listing = List(
        items,
        reader.source.span(node.row),
        ordered=node.type == "ordered_list",
        start=start,
        number_style=_number_style(node, start, start + len(items) - 1, reader),
        delimiter=node.token.meta.get("delimiter", "period"),
        tight=not loose,
        attributes=without(attributes_of(node.token), keys=("type",)),
    )
    return [listing]


def _number_style(node: Node, first: int, last: int, reader: BlockReader) -> NumberStyle:
    """How a list counts from `first` to `last`: `type` as in HTML, else as its marks are written.

    Where nobody could read its letters, or there are none for its numbers, it has digits.
    """
    wish = attributes_of(node.token).get("type")
    style: NumberStyle = node.token.meta.get("number_style", "decimal")
    message = hint = ""
    if wish and wish not in _NUMBER_STYLES:
        message, hint = f"`type={wish}` is no way to count", "write `1`, `a`, `A`, `i` or `I`"
    style = _NUMBER_STYLES.get(wish, style)
    if style != "decimal" and not 1 <= first <= last <= LAST_NUMERAL[style]:
        message = f"the list counts from {first} to {last}, for which it gets digits"
        hint = f"`type={FIRST_NUMERALS[style]}` counts from 1 to {LAST_NUMERAL[style]}"
        style = "decimal"
    if message:
        reader.report(warning("DW212", reader.source.span(node.row), message, hint))
    return style


def _is_loose(item: Node) -> bool:
    return any(one.type == "paragraph" and not one.token.hidden for one in item.children)


def _has_paragraphs(item: ListItem) -> bool:
    """Whether an item has several, be it from HTML or from lists too deep."""
    return sum(isinstance(block, Paragraph) for block in item.blocks) > 1


def _item(node: Node, reader: BlockReader) -> ListItem:
    blocks = reader.blocks(node.children)
    return ListItem(blocks, reader.source.span(node.row), node.token.meta.get("checked"))


def _report_depth(node: Node, reader: BlockReader) -> None:
    message = f"the list is nested deeper than {MAX_LISTS} levels and is flattened"
    reader.report(warning("DW211", reader.source.span(node.row), message, "use fewer levels"))


def definition_list(node: Node, reader: BlockReader) -> list[Block]:
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
