"""What `:::` containers mean: notes, columns, callouts, groups."""

from __future__ import annotations

from dataclasses import replace

from deckwright.diagnostics import did_you_mean, warning
from deckwright.model.blocks import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Callout,
    Column,
    Columns,
    Figure,
    Group,
    Paragraph,
)
from deckwright.model.inlines import Inlines
from deckwright.model.source import Span
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.layout_boxes import laid_out
from deckwright.parse.blocks.node import Node
from deckwright.parse.inlines.picture_references import read_length
from deckwright.parse.syntax.braces import attributes_of, merge
from deckwright.parse.syntax.extensions import has_extension
from deckwright.parse.syntax.fence_openings import CALLOUTS, CONTAINERS, Opening


def container(node: Node, reader: BlockReader) -> list[Block]:
    """What stands between two fences."""
    opening: Opening = node.token.meta["opening"]
    attributes, span = attributes_of(node.token), reader.source.span(node.row)
    title = _title(opening, node, reader)
    if opening.name == "element":
        return _element(node, reader)
    if has_extension(reader.env, "quarto_divs"):
        title = title or _heading_of(opening, node, reader)
        if rows := laid_out(node, attributes, reader):
            return list(rows)
    if opening.name in CALLOUTS:
        return [Callout(CALLOUTS[opening.name], title, reader.blocks(node.children), span)]
    words: list[Block] = []
    if title:
        message = f"`{opening.title}` is read as text"
        hint = "a title is for note, tip, important, warning, caution"
        reader.report(warning("DW217", span, message, hint))
        words.append(Paragraph(title, span))
    if opening.name == "notes":
        reader.notes.extend([*words, *reader.blocks(node.children)])
        return []
    if opening.name == "columns":
        columns = tuple(_columns(node, reader))
        return [*words, Columns(columns, span, attributes)]
    if opening.name == "column":
        message = "a `column` stands outside of `columns`"
        reader.report(warning("DW216", span, message, "put `::: columns` around it"))
        attributes = merge(Attributes(classes=("column",)), attributes)
    elif not opening.name:
        _report_slip(attributes, span, reader)
    blocks = (*words, *reader.blocks(node.children))
    return list(blocks) if attributes == NO_ATTRIBUTES else [Group(blocks, span, attributes)]


def _heading_of(opening: Opening, node: Node, reader: BlockReader) -> Inlines:
    """The heading that a callout of Quarto's begins with, taken from it for its title."""
    if opening.name not in CALLOUTS or not node.children or node.children[0].type != "heading":
        return ()
    return reader.inlines(node.children.pop(0).children[0].token)


def _report_slip(attributes: Attributes, span: Span, reader: BlockReader) -> None:
    """Tell of a class that is almost the name of a container, or almost `incremental`."""
    names = (*CONTAINERS, "incremental", "nonincremental")
    for name in attributes.classes[:1]:
        hint = did_you_mean(name, names)
        if hint and name not in names:
            reader.report(warning("DW225", span, f"`{name}` is no container that we know", hint))


def _element(node: Node, reader: BlockReader) -> list[Block]:
    """What an HTML element holds; elements that an author sets side by side are columns."""
    if node.tag == "figure":
        return _figure(node, reader)
    if not attributes_of(node.token).has("columns"):
        return list(reader.blocks(node.children))
    before: list[Block] = []
    columns: list[Column] = []
    after: list[Block] = []
    for child in node.children:
        blocks = reader.blocks([child])
        if child.tag and child.type == "container" and blocks:
            columns.append(Column(blocks, reader.source.span(child.row)))
        else:
            (after if columns else before).extend(blocks)
    if len(columns) < 2:  # noqa: PLR2004 - one column is none
        return [*before, *(block for one in columns for block in one.blocks), *after]
    return [*before, Columns(tuple(columns), reader.source.span(node.row)), *after]


def _figure(node: Node, reader: BlockReader) -> list[Block]:
    """What `<figure>` holds: a picture with its `<figcaption>`, or whatever else stands there."""
    parts = [(child.tag == "figcaption", reader.blocks([child])) for child in node.children]
    words = [block for is_caption, blocks in parts if is_caption for block in blocks]
    others = [block for is_caption, blocks in parts if not is_caption for block in blocks]
    match others, words:
        case [Figure(caption=()) as figure], [Paragraph(inlines=inlines)]:
            return [replace(figure, caption=inlines)]
        case _:
            return [block for _, blocks in parts for block in blocks]


def _title(opening: Opening, node: Node, reader: BlockReader) -> Inlines:
    title = opening.title
    if opening.name in CALLOUTS:
        title = title or attributes_of(node.token).get("title")
    if not title:
        return ()
    return reader.parse_inlines(title, (node.row, node.row + 1))


def _columns(node: Node, reader: BlockReader) -> list[Column]:
    """One `Column` for each inner container; what stands between them makes one of its own."""
    columns: list[Column] = []
    loose: list[Node] = []
    for child in node.children:
        if child.type == "container" and child.token.meta["opening"].name == "column":
            _add_loose(loose, columns, reader)
            columns.append(_column(child, reader))
        else:
            loose.append(child)
    _add_loose(loose, columns, reader)
    return columns


def _column(node: Node, reader: BlockReader) -> Column:
    opening: Opening = node.token.meta["opening"]
    attributes, span = attributes_of(node.token), reader.source.span(node.row)
    title = _title(opening, node, reader)
    words = (Paragraph(title, span),) if title else ()
    width = read_length(reader, attributes, "width", span)
    return Column((*words, *reader.blocks(node.children)), span, width)


def _add_loose(nodes: list[Node], columns: list[Column], reader: BlockReader) -> None:
    blocks = reader.blocks(nodes)
    if blocks:
        span = reader.source.span(nodes[0].row)
        message = "this stands between columns and makes one of its own"
        reader.report(warning("DW216", span, message, "put it in a `::: column`"))
        columns.append(Column(blocks, span))
    nodes.clear()
