"""An event and its talks as the data of the handout: what the template prints, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final

from deckwright.model.blocks import Block
from deckwright.model.dates import written_date
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, Section, Session, Speaker, Talk, TalkSettings, WebLink
from deckwright.write.typst.content import Composer, Node
from deckwright.write.typst.ledger import Ledger, is_address, shown_address
from deckwright.write.typst.words import locale, words_for

_PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
_FONTS: Final = "Libertinus Serif, Arimo, JetBrains Mono"


def anchors_of(talks: Sequence[Talk]) -> dict[tuple[str, str], str]:
    """The labels of all places that a link may lead to, by talk and id of the slide."""
    anchors: dict[tuple[str, str], str] = {}
    for number, talk in enumerate(talks, 1):
        anchors[talk.settings.name, ""] = _talk_label(number)
        for place, section in enumerate(talk.sections, 1):
            if section.id:
                label = f"{_talk_label(number)}-part-{place}"
                anchors.setdefault((talk.settings.name, section.id), label)
    return anchors


def slide_numbers(decks: Iterable[Deck]) -> dict[tuple[str, int], int]:
    """The number of the first slide that was made of what stands in a file at a line."""
    numbers: dict[tuple[str, int], int] = {}
    for slide in chain.from_iterable(deck.slides for deck in decks):
        if slide.span.line:
            numbers.setdefault((slide.span.path, slide.span.line), slide.number)
    return numbers


def compose(event: Event, talks: Sequence[Talk], ledger: Ledger) -> dict[str, Any]:
    """All that `handout.typ` prints, as values that JSON knows."""
    words = words_for(event.language)

    def clean(text: str) -> str:
        return ledger.clean(text, event.span)

    chapters = [_chapter(talk, event, number, ledger) for number, talk in enumerate(talks, 1)]
    people = dict.fromkeys(speaker.name for talk in talks for speaker in talk.settings.speakers)
    return {
        **locale(event.language),
        "paper": _PAPERS[event.paper],
        "words": words,
        "title": clean(event.title).strip() or event.slug,
        "subtitle": clean(event.subtitle),
        "date": written_date(event.date, event.end, event.language),
        "place": [clean(line) for line in _place_lines(event)],
        "organizer": clean(event.organizer),
        "url": _address(event.url, event.span, ledger),
        "description": [clean(text) for text in _paragraphs(event.description)],
        "web": [_web_link(link, event.span, ledger) for link in event.links],
        "programme": _programme(event, talks, ledger),
        "talks": chapters,
        "links": _link_lists(talks, ledger),
        "licence": clean(event.license),
        "colophon": words["set"].format(fonts=_FONTS),
        "authors": [clean(name) for name in people],
        "keywords": sorted({clean(word) for talk in talks for word in talk.settings.keywords}),
    }


def _chapter(talk: Talk, event: Event, number: int, ledger: Ledger) -> Node:
    settings = talk.settings
    words = words_for(settings.language)
    composer = Composer(talk, ledger, words, _talk_label(number))

    def clean(text: str) -> str:
        return ledger.clean(text, settings.span)

    texts = (settings.abstract, settings.description)
    lead, *more = [[clean(text) for text in _paragraphs(part)] for part in dict.fromkeys(texts)]
    node = {
        **locale(settings.language),
        "label": composer.label,
        "kicker": [clean(text) for text in _kicker(settings, event, words["minutes"])],
        "title": clean(settings.title).strip() or settings.name,
        "subtitle": clean(settings.subtitle),
        "speakers": [_speaker(person, settings, ledger, words) for person in settings.speakers],
        "abstract": lead,
        "description": [text for part in more for text in part],
    }
    node["body"] = list(
        chain.from_iterable(_section(section, composer) for section in talk.sections)
    )
    for link in settings.links:
        if is_address(link.url):
            ledger.link_number(settings.name, link.url, clean(link.title))
    node["web"] = [_web_link(link, settings.span, ledger) for link in settings.links]
    return node


def _section(section: Section, composer: Composer) -> list[Node]:
    """A section's heading and what stands below it: its blocks and its notes, as written."""
    ledger = composer.ledger
    label = ledger.anchors.get((composer.name, section.id)) if section.id else None
    heads: list[Node] = [{"t": "anchor", "label": label}] if label else []
    if section.title:
        kind = "section" if section.level == 1 else "slide"
        head = composer.heading(section.level + 1, kind, section.title, section.span)
        slide = ledger.slides.get((section.span.path, section.span.line))
        head["slide"] = f"{composer.words['slide']} {slide}" if slide else None
        heads.append(head)
    return [*heads, *composer.blocks(_as_written(section))]


def _as_written(section: Section) -> list[Block]:
    """Blocks and notes in the order of the source, so that a note stands by what it explains."""
    return sorted(
        (*section.blocks, *section.notes), key=lambda block: _line_of(block.span, section)
    )


def _line_of(span: Span, section: Section) -> int:
    return span.line if span.path == section.span.path else section.span.line


def _speaker(
    person: Speaker, settings: TalkSettings, ledger: Ledger, words: dict[str, str]
) -> Node:
    def clean(text: str) -> str:
        return ledger.clean(text, settings.span)

    portrait = ledger.picture(person.avatar, settings.span) if person.avatar else None
    return {
        "name": clean(person.name),
        "initials": clean(person.initials),
        "portrait": portrait,
        "alt": words["portrait"].format(name=clean(person.name)),
        "role": clean(person.role),
        "affiliation": clean(person.affiliation),
        "handle": clean(person.handle),
        "email": _address(f"mailto:{person.email}", settings.span, ledger),
        "biography": [clean(text) for text in _paragraphs(person.biography)],
        "web": [_web_link(link, settings.span, ledger) for link in person.links],
    }


def _programme(event: Event, talks: Sequence[Talk], ledger: Ledger) -> list[Node]:
    """The running order; without one, the talks themselves."""
    labels = {talk.settings.path: _talk_label(n) for n, talk in enumerate(talks, 1)}
    rows = event.sessions or tuple(
        Session("talk", talk.settings.title, talk.settings.span, talk=talk.settings)
        for talk in talks
    )
    return [
        {
            "kind": row.kind,
            "time": f"{row.start:%H:%M}" if row.start else "",
            "title": ledger.clean(row.talk.title if row.talk else row.title, row.span),
            "speakers": ledger.clean(_names(row.talk), row.span),
            "room": ledger.clean(row.room, row.span),
            "to": labels.get(row.talk.path) if row.talk else None,
        }
        for row in rows
    ]


def _link_lists(talks: Sequence[Talk], ledger: Ledger) -> list[Node]:
    return [
        {
            "title": ledger.clean(talk.settings.title, talk.settings.span),
            "links": [
                {
                    "number": link.number,
                    "text": ledger.clean(link.text, talk.span),
                    "url": link.url,
                    "shown": ledger.clean(shown_address(link.url), talk.span),
                }
                for link in ledger.links[talk.settings.name].values()
            ],
        }
        for talk in talks
        if talk.settings.name in ledger.links
    ]


def _web_link(link: WebLink, span: Span, ledger: Ledger) -> Node:
    return {"title": ledger.clean(link.title, span), **_address(link.url, span, ledger)}


def _address(url: str, span: Span, ledger: Ledger) -> Node:
    return {
        "url": url if is_address(url) else "",
        "shown": ledger.clean(shown_address(url), span),
    }


def _kicker(settings: TalkSettings, event: Event, minutes: str) -> list[str]:
    """The line above a talk's title: when, how long, where."""
    row = next((row for row in event.sessions if row.talk and row.talk.path == settings.path), None)
    duration = settings.duration or (row.duration if row else None)
    parts = (
        f"{row.start:%H:%M}" if row and row.start else "",
        f"{duration} {minutes}" if duration else "",
        settings.room or (row.room if row else ""),
        settings.track,
    )
    return [part for part in parts if part]


def _names(talk: TalkSettings | None) -> str:
    return ", ".join(speaker.name for speaker in talk.speakers) if talk else ""


def _place_lines(event: Event) -> list[str]:
    return [line for line in (event.place.line, event.place.address) if line]


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: empty lines part them, other line ends are spaces."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _talk_label(number: int) -> str:
    return f"talk-{number}"
