"""A talk as the data of its chapter: what opens it, and its text or its slides by the form."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from deckwright.language import Words, words_of, written_time
from deckwright.model.blocks import Block
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, HandoutForm, Section, Speaker, Talk, TalkSettings, WebLink
from deckwright.write.handout.beside import beside_picture
from deckwright.write.handout.block_nodes import Composer, Node
from deckwright.write.handout.printed_slides import PrintedSlides, printed_width
from deckwright.write.typst.context import DocumentContext, is_address, locale, shown_address

TEXTS: Final[tuple[HandoutForm, ...]] = ("article", "outline")
"""The forms that print what a talk says, not its slides."""
_PORTRAIT: Final = 0.75
"""Inches across."""


def talk_label(number: int) -> str:
    """What the opening of the talk of that number is labelled."""
    return f"talk-{number}"


def chapter(
    talk: Talk, deck: Deck | None, event: Event, number: int, context: DocumentContext
) -> Node:
    """The chapter of `talk`: `body` in an article or an outline, else `slides` of its deck."""
    settings = talk.settings
    words = words_of(settings)
    composer = Composer(talk, context, words, talk_label(number))

    def clean(text: str) -> str:
        return context.clean(text, settings.span)

    texts = (settings.abstract, settings.description)
    lead, *more = [[clean(text) for text in paragraphs(part)] for part in dict.fromkeys(texts)]
    node = {
        **locale(settings.language),
        "label": composer.label,
        "kicker": [clean(text) for text in _kicker(settings, event, words)],
        "title": clean(settings.title).strip() or settings.name,
        "subtitle": clean(settings.subtitle),
        "speakers": [speaker(person, settings, context, words) for person in settings.speakers],
        "abstract": lead,
        "description": [text for part in more for text in part],
    }
    sheets = PrintedSlides(deck, composer, printed_width(event)) if deck else None
    if event.form in TEXTS or sheets is None:
        noted = event.form != "outline"
        node["body"] = list(
            chain.from_iterable(
                _section(one, place, composer, noted=noted)
                for place, one in enumerate(talk.sections, 1)
            )
        )
    else:
        node |= sheets.chapter(noted=event.form == "notes")
    for link in settings.links:
        if is_address(link.url):
            context.link_number(settings.name, link.url, clean(link.title))
    node["web"] = [web_link(link, settings.span, context) for link in settings.links]
    return node


def _section(section: Section, place: int, composer: Composer, *, noted: bool) -> list[Node]:
    """A section's heading and what stands below it: its blocks and its notes, as written."""
    context = composer.context
    label = context.anchors.get((composer.name, section.id)) if section.id else None
    heads: list[Node] = [{"t": "anchor", "label": label}] if label else []
    if section.title:
        kind = "section" if section.level == 1 else "slide"
        head = composer.heading(section.level + 1, kind, section.title, section.span)
        slide = context.slides.get((section.span.path, section.span.line))
        head["slide"] = f"{composer.words.slide} {slide}" if slide else None
        if kind == "section":
            head["label"] = f"{composer.label}-section-{place}"
        heads.append(head)
    blocks = _as_written(section) if noted else section.blocks
    return [*heads, *composer.blocks(beside_picture(blocks, composer.talk.assets))]


def _as_written(section: Section) -> list[Block]:
    """Blocks and notes in the order of the source, so that a note stands by what it explains."""
    return sorted(
        (*section.blocks, *section.notes), key=lambda block: _line_of(block.span, section)
    )


def _line_of(span: Span, section: Section) -> int:
    return span.line if span.path == section.span.path else section.span.line


def speaker(
    person: Speaker, settings: TalkSettings, context: DocumentContext, words: Words
) -> Node:
    """All that is known of who speaks."""

    def clean(text: str) -> str:
        return context.clean(text, settings.span)

    avatar = person.avatar
    return {
        "name": clean(person.name),
        "initials": clean(person.initials),
        "portrait": context.picture(avatar, settings.span, _PORTRAIT) if avatar else None,
        "alt": words.portrait.format(name=clean(person.name)),
        "role": clean(person.role),
        "affiliation": clean(person.affiliation),
        "handle": clean(person.handle),
        "email": address(f"mailto:{person.email}", settings.span, context),
        "biography": [clean(text) for text in paragraphs(person.biography)],
        "web": [web_link(link, settings.span, context) for link in person.links],
    }


def web_link(link: WebLink, span: Span, context: DocumentContext) -> Node:
    """An address with what it is called."""
    return {"title": context.clean(link.title, span), **address(link.url, span, context)}


def address(url: str, span: Span, context: DocumentContext) -> Node:
    """Where `url` leads, empty where that is not safe, and how it is printed."""
    return {
        "url": url if is_address(url) else "",
        "shown": context.clean(shown_address(url), span),
    }


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: empty lines part them, other line ends are spaces."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _kicker(settings: TalkSettings, event: Event, words: Words) -> list[str]:
    """The line above a talk's title: when, how long, where."""
    row = next((row for row in event.sessions if row.talk and row.talk.path == settings.path), None)
    duration = settings.duration or (row.duration if row else None)
    parts = (
        written_time(row.start if row else None, words),
        f"{duration} {words.minutes}" if duration else "",
        settings.room or (row.room if row else ""),
        settings.track,
    )
    return [part for part in parts if part]
