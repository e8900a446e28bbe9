"""What stands at the end of a handout: who spoke, what words mean, where links lead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from deckwright.language import Words, words_of
from deckwright.model.blocks import Block, Definition, DefinitionList
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Speaker, Talk
from deckwright.model.walk import walk
from deckwright.write.handout.block_nodes import Composer, Node
from deckwright.write.handout.talk_nodes import speaker, talk_label
from deckwright.write.typst.context import DocumentContext, shown_address

_QR_BORDER = 2
"""Modules around a code."""


def speakers_index(talks: Sequence[Talk], context: DocumentContext, words: Words) -> list[Node]:
    """Everybody by the last word of the name, with the labels of their talks in `to`."""
    spoke: dict[Speaker, list[int]] = {}
    for at, talk in enumerate(talks):
        for person in talk.settings.speakers:
            spoke.setdefault(replace(person, avatar=None), []).append(at)
    return [
        speaker(person, talks[at[0]].settings, context, words)
        | {"to": [talk_label(number + 1) for number in at]}
        for person, at in sorted(spoke.items(), key=lambda item: _sort_key(item[0].name))
    ]


def _sort_key(name: str) -> tuple[str, str]:
    """By the last word; letters count without their accents."""
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
    ).casefold()
    return (bare.split()[-1] if bare.split() else "", bare)


def glossary(talks: Sequence[Talk], context: DocumentContext) -> list[Node]:
    """The definitions of all talks by their terms, `to` being the talk that has them."""
    entries: list[tuple[tuple[str, str], Node]] = []
    for number, talk in enumerate(talks, 1):
        composer = Composer(
            talk, context, words_of(talk.settings), talk_label(number), repeats=True
        )
        for one in _definitions(
            block for section in talk.sections for block in (*section.blocks, *section.notes)
        ):
            term = plain_text(one.term)
            node = {
                "term": composer.inlines(one.term, one.span),
                "details": [composer.blocks(detail, 1) for detail in one.details],
                "to": talk_label(number),
            }
            entries.append(((_sort_key(term)[1], term), node))
    return [node for _, node in sorted(entries, key=lambda entry: entry[0])]


def _definitions(blocks: Iterable[Block]) -> Iterator[Definition]:
    """All definitions in `blocks`, however deep they stand."""
    for block in walk(blocks):
        if isinstance(block, DefinitionList):
            yield from block.definitions


def link_lists(talks: Sequence[Talk], context: DocumentContext, *, qr: bool) -> list[Node]:
    """The addresses of each talk by their numbers, with a QR code where `qr` asks for it."""
    alone = len(talks) == 1
    return [
        {
            "title": "" if alone else context.clean(talk.settings.title, talk.settings.span),
            "links": [
                {
                    "number": link.number,
                    "text": context.clean(link.text, talk.span),
                    "url": link.url,
                    "shown": context.clean(shown_address(link.url), talk.span),
                    "code": _code(link.url) if qr else None,
                }
                for link in context.links[talk.settings.name].values()
            ],
        }
        for talk in talks
        if talk.settings.name in context.links
    ]


def _code(url: str) -> Node | None:
    """The QR code of `url`, and how many modules it is wide; None for what is too long for one."""
    import segno  # noqa: PLC0415 (few handouts have codes)

    try:
        code = segno.make(url, micro=False)
    except segno.DataOverflowError:
        return None
    return {
        "svg": code.svg_inline(border=_QR_BORDER),
        "modules": code.symbol_size(border=_QR_BORDER)[0],
    }
