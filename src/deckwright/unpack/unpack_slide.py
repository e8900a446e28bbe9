"""A slide as a section of the talk: title, blocks, notes.

Decks of our own say captions, callouts and quotes by the names of their shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, get_args

from deckwright.model.blocks import (
    Attributes,
    Block,
    Blocks,
    Callout,
    CalloutKind,
    Figure,
    Heading,
    Media,
    Paragraph,
    QrCode,
    Quote,
)
from deckwright.model.inlines import Inlines, Link, Run, plain_text
from deckwright.model.source import NOWHERE
from deckwright.model.talk import Section
from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import A, P
from deckwright.ooxml.package import Package
from deckwright.unpack.inherit import placeholder_type
from deckwright.unpack.line_blocks import blocks_of
from deckwright.unpack.link_targets import Links
from deckwright.unpack.losses import Report
from deckwright.unpack.outline import Sheet
from deckwright.unpack.reading_order import Item, arranged
from deckwright.unpack.shapes import FURNITURE, Shapes
from deckwright.unpack.text_lines import flat, is_bold, not_bold, read_lines

_COMPARISON = "twoTxTwoObj"
_QUOTE = "quote"


def read_slide(shapes: Shapes) -> Section:
    """A slide as a section; `#` for one that divides the deck."""
    sheet = shapes.sheet
    items = completed(shapes.items(_tree(sheet.root)), ours=shapes.ours)
    if shapes.ours and sheet.divides:
        items = [item for item in items if not _is_number(item)]
    level: Literal[1, 2] = 1 if sheet.divides else 2
    background = shapes.background()
    title = title_of(shapes)
    return Section(
        level=level if title else 2,
        title=title,
        span=NOWHERE,
        blocks=_body(sheet, items),
        notes=read_notes(sheet, shapes.package, shapes.links, shapes.report),
        attributes=Attributes(
            classes=("hidden",) if sheet.hidden else (),
            values=(("background", background),) if background else (),
        ),
        id=sheet.id,
    )


def title_of(shapes: Shapes) -> Inlines:
    """The words of a slide's title."""
    shape = shapes.title()
    return () if shape is None else not_bold(flat(shapes.lines(shape)))


def items_of(shapes: Shapes) -> list[Item]:
    """What stands on a slide besides its title."""
    return list(shapes.items(_tree(shapes.sheet.root)))


def read_notes(sheet: Sheet, package: Package, links: Links, report: Report) -> Blocks:
    """What the speaker notes of a slide say, wherever on their page."""
    part = next(iter(package.related(sheet.part, "notesSlide")), "")
    if not part:
        return ()
    relations = {one.id: one for one in package.relations(part)}
    found = replace(links, relations=relations)
    lines = [
        line
        for shape in _tree(package.xml(part)).iter(f"{P}sp")
        if placeholder_type(shape) not in FURNITURE
        for body in shape.iterfind(f"{P}txBody")
        for line in read_lines(body, tuple(body.iterfind(f"{A}lstStyle")), found)
    ]
    if any(True for _ in _tree(package.xml(part)).iter(f"{P}pic")):
        report.left_out(sheet.number, "a picture on the page of its notes")
    return blocks_of(lines)


def furniture(sheet: Sheet) -> Sequence[str]:
    """What the footer of a slide says, and its date where that is written by hand."""
    return tuple(
        words
        for shape in _tree(sheet.root).iter(f"{P}sp")
        if placeholder_type(shape) in ("ftr", "dt", "hdr")
        if (words := " ".join("".join(_written(shape)).split()))
    )


def _written(shape: Element) -> list[str]:
    return [one.findtext(f"{A}t", "") for one in shape.iter(f"{A}r")]


def _body(sheet: Sheet, items: Sequence[Item]) -> Blocks:
    if sheet.layout == _COMPARISON:
        items = [_as_head(item) for item in items]
    texts = [item for item in items if item.place]
    if sheet.layout_name.startswith(_QUOTE) and texts:
        return _quoted(texts, [item for item in items if not item.place])
    return arranged(items)


def _quoted(texts: Sequence[Item], others: Sequence[Item]) -> Blocks:
    """A quote, and who said it: the last text, where there are two."""
    ordered = sorted(texts, key=lambda item: (item.box.top, item.box.left))
    last = ordered[-1].blocks
    if len(ordered) > 1 and len(last) == 1 and isinstance(last[0], Paragraph):
        said = arranged(ordered[:-1])
        quote = Quote(said, NOWHERE, _without_dash(last[0].inlines))
    else:
        quote = Quote(arranged(ordered), NOWHERE)
    return (quote, *arranged(others))


def _without_dash(inlines: Inlines) -> Inlines:
    first, *rest = inlines
    if isinstance(first, Run):
        return (replace(first, text=first.text.lstrip("—–- ")), *rest)
    return inlines


def _as_head(item: Item) -> Item:
    """The text above a column of a comparison as its heading."""
    match item:
        case Item(place="body", blocks=(Paragraph(inlines=inlines),)):
            head = Heading(3, not_bold(inlines), NOWHERE)
            return replace(item, blocks=(head,))
        case _:
            return item


def _is_number(item: Item) -> bool:
    """Whether it is the number that our section slides have."""
    match item.blocks:
        case (Paragraph(inlines=inlines),):
            return plain_text(inlines).strip().isdigit()
        case _:
            return False


def _tree(root: Element) -> Element:
    """The shapes of a page; none where it lacks them."""
    tree = root.find(f"{P}cSld/{P}spTree")
    return root.makeelement(f"{P}spTree") if tree is None else tree


_KINDS: dict[str, CalloutKind] = {kind.capitalize(): kind for kind in get_args(CalloutKind)}


def completed(items: Iterable[Item], *, ours: bool) -> list[Item]:
    """`items` with captions in what they are captions of, and what has a bar as what it was."""
    result: list[Item] = []
    for item in items:
        if ours and item.name.startswith("Caption ") and result and _takes_caption(result[-1]):
            result[-1] = _captioned(result[-1], item)
        elif ours and item.name.startswith("Body ") and not item.place:
            result.append(replace(item, blocks=(_set_apart(item.blocks),)))
        else:
            result.append(item)
    return result


def _takes_caption(item: Item) -> bool:
    return len(item.blocks) == 1 and isinstance(item.blocks[0], Figure | Media | QrCode)


def _captioned(item: Item, caption: Item) -> Item:
    words = _words(caption.blocks)
    match item.blocks:
        case (Figure() | Media() as block,):
            return replace(item, blocks=(replace(block, caption=words),))
        case (QrCode() as block,):
            link = replace(block, caption=_as_link(words, block))
            return replace(item, blocks=(link,))
        case _:
            return item


def _as_link(words: Inlines, code: QrCode) -> Inlines:
    """The words under a code as the link that the code is."""
    return (Run(plain_text(words), link=Link(code.url)),)


def _words(blocks: tuple[Block, ...]) -> Inlines:
    return tuple(one for block in blocks if isinstance(block, Paragraph) for one in block.inlines)


def _set_apart(blocks: tuple[Block, ...]) -> Block:
    """A text with a bar: a callout, which has a bold title, or a quote."""
    match blocks:
        case (Paragraph(inlines=title), *rest) if is_bold(title) and rest:
            kind = _KINDS.get(plain_text(title))
            return Callout(kind or "note", () if kind else not_bold(title), tuple(rest), NOWHERE)
        case _:
            return Quote(blocks, NOWHERE)
