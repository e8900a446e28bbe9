"""QR codes: a fence with an address, or a link in a paragraph with the class `qr`."""

from __future__ import annotations

from deckwright.diagnostics import warning
from deckwright.model.blocks import Block, Code, Paragraph, QrCode
from deckwright.model.inlines import Link, Run
from deckwright.model.source import Span
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.inlines.link_targets import read_link

_LONGEST = 500
"""Characters of an address; a longer one makes a code too fine to be scanned from a seat."""


def qr_code(code: Code, row: int, reader: BlockReader) -> Block:
    """The code of the address that a listing holds, or the listing and a warning."""
    address = " ".join(code.text.split())
    span = reader.source.span(row)
    link = read_link(reader, address, "", span)
    if link is None or not _fits(link, span, reader):
        return code
    caption = code.title or link.target
    return QrCode(link.target, (Run(caption, link=link),), code.span)


def qr_paragraph(paragraph: Paragraph, reader: BlockReader) -> Block:
    """The code of the first link of a paragraph, or the paragraph and a warning."""
    links = (inline.link for inline in paragraph.inlines if isinstance(inline, Run))
    link = next((link for link in links if link is not None), None)
    if link is None:
        hint = "write `[words](https://…) {.qr}`"
        reader.report(warning("DW222", paragraph.span, "there is no link for a QR code", hint))
        return paragraph
    if not _fits(link, paragraph.span, reader):
        return paragraph
    return QrCode(link.target, paragraph.inlines, paragraph.span)


def _fits(link: Link, span: Span, reader: BlockReader) -> bool:
    if ":" not in link.target or len(link.target) > _LONGEST:
        message = f"a QR code leads to an address of at most {_LONGEST} characters"
        reader.report(warning("DW222", span, message, "write a short `https:` address"))
        return False
    return True
