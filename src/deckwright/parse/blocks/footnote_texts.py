"""Footnotes: their texts, in the order of their numbers."""

from __future__ import annotations

from markdown_it.token import Token

from deckwright.diagnostics import warning
from deckwright.model.blocks import Blocks, Paragraph
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.inlines.inline_runs import read_inlines


def read_footnotes(reader: BlockReader) -> dict[str, Blocks]:
    """The text of every footnote by label: first those that are referred to, by number."""
    texts: dict[str, Blocks] = {}
    _read_marked(reader, texts)
    for label in list(reader.definitions):
        if label not in texts:
            span = reader.source.span(reader.definitions[label][0].row)
            message = f"nothing refers to the footnote `{label}`"
            hint = f"write `[^{label}]` where it belongs"
            reader.report(warning("DW208", span, message, hint))
            texts[label] = _text(label, reader)
            _read_marked(reader, texts)
    return texts


def _read_marked(reader: BlockReader, texts: dict[str, Blocks]) -> None:
    """Reads what has a mark; these texts may bring new marks."""
    while pending := [label for label in reader.marks if label not in texts]:
        for label in pending:
            texts[label] = _text(label, reader)


def _text(label: str, reader: BlockReader) -> Blocks:
    if label in reader.inline_notes:
        number, rows = reader.inline_notes[label]
        tokens: list[Token] = reader.env["footnotes"]["list"][number]["tokens"]
        return (Paragraph(read_inlines(reader, tokens, rows), reader.source.span(rows[0])),)
    nodes = reader.definitions[label]
    for node in nodes[1:]:
        message = f"the footnote `{label}` is defined again; both texts are shown"
        reader.report(
            warning("DW209", reader.source.span(node.row), message, "choose another label")
        )
    blocks, notes = reader.with_notes(child for node in nodes for child in node.children)
    return blocks + notes
