"""What decks of our own say by the names of their shapes: captions, callouts, quotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from deckwright.model.blocks import (
    Block,
    Callout,
    CalloutKind,
    Figure,
    Media,
    Paragraph,
    QrCode,
    Quote,
)
from deckwright.model.inlines import Inlines, Link, Run, plain_text
from deckwright.model.source import NOWHERE
from deckwright.unpack.reading_order import Item
from deckwright.unpack.text_lines import is_bold, not_bold

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
