"""An event and its talks as the data of the handout: what the template prints, in its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import chain, groupby, zip_longest
from typing import Any, Final

from deckwright.language import Words, words_of, written_date, written_time
from deckwright.model.deck import Deck
from deckwright.model.talk import Event, Session, Talk, TalkSettings
from deckwright.write.handout.block_nodes import Node
from deckwright.write.handout.end_nodes import glossary, link_lists, speakers_index
from deckwright.write.handout.long_handout import WHOLE
from deckwright.write.handout.talk_nodes import address, chapter, paragraphs, talk_label, web_link
from deckwright.write.typst.context import DocumentContext, locale

_PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
_FONTS: Final = "Libertinus Serif, Arimo, JetBrains Mono"


def anchors_of(talks: Sequence[Talk]) -> dict[tuple[str, str], str]:
    """The labels of all places that a link may lead to, by talk and id of the slide."""
    anchors: dict[tuple[str, str], str] = {}
    for number, talk in enumerate(talks, 1):
        anchors[talk.settings.name, ""] = talk_label(number)
        for place, section in enumerate(talk.sections, 1):
            if section.id:
                label = f"{talk_label(number)}-part-{place}"
                anchors.setdefault((talk.settings.name, section.id), label)
    return anchors


def slide_numbers(decks: Iterable[Deck]) -> dict[tuple[str, int], int]:
    """The number of the first slide that was made of what stands in a file at a line."""
    numbers: dict[tuple[str, int], int] = {}
    for slide in chain.from_iterable(deck.slides for deck in decks):
        if slide.span.line:
            numbers.setdefault((slide.span.path, slide.span.line), slide.number)
    return numbers


def compose(
    event: Event,
    talks: Sequence[Talk],
    context: DocumentContext,
    decks: Sequence[Deck] = (),
    *,
    solo: bool = False,
) -> dict[str, Any]:
    """All that `handout.typ` prints, as values that JSON knows.

    `decks` are those of `talks`, for pictures of their slides. A `solo` talk has no cover.
    """
    words = words_of(event)

    def clean(text: str) -> str:
        return context.clean(text, event.span)

    chapters = [
        chapter(talk, deck, event, number, context)
        for number, (talk, deck) in enumerate(zip_longest(talks, decks), 1)
    ]
    people = dict.fromkeys(speaker.name for talk in talks for speaker in talk.settings.speakers)
    programme = _programme(event, talks, context, words)
    told = solo and event.form == "article"  # beside the talk itself
    return {
        **locale(event.language),
        "form": event.form,
        "paper": _PAPERS[event.paper],
        "sides": event.sides,
        "solo": solo,
        "part": WHOLE,
        "words": asdict(words),
        "title": clean(event.title).strip() or event.slug,
        "subtitle": clean(event.subtitle),
        "date": written_date(event.date, event.end, words),
        "place": [clean(line) for line in _place_lines(event)],
        "organizer": clean(event.organizer),
        "url": address(event.url, event.span, context),
        "description": [clean(text) for text in paragraphs(event.description)],
        "web": [web_link(link, event.span, context) for link in event.links],
        "programme": programme,
        "schedule": _schedule(programme),
        "talks": chapters,
        "speakers": [] if told else speakers_index(talks, context, words),
        "glossary": glossary(talks, context),
        "links": link_lists(talks, context, qr=event.qr),
        "licence": clean(event.license),
        "colophon": words.set.format(fonts=_FONTS),
        "authors": [clean(name) for name in people],
        "keywords": sorted({clean(word) for talk in talks for word in talk.settings.keywords}),
    }


def _programme(
    event: Event, talks: Sequence[Talk], context: DocumentContext, words: Words
) -> list[Node]:
    """The running order; without one, the talks themselves."""
    labels = {talk.settings.path: talk_label(n) for n, talk in enumerate(talks, 1)}
    rows = event.sessions or tuple(
        Session("talk", talk.settings.title, talk.settings.span, talk=talk.settings)
        for talk in talks
    )
    day = event.date
    nodes = []
    for row in rows:
        day = (row.talk.date if row.talk else None) or day  # a break is on the day of what was last
        nodes.append(
            {
                "kind": row.kind,
                "day": written_date(day, None, words),
                "time": written_time(row.start, words),
                "end": written_time(_end(row), words),
                "title": context.clean(row.talk.title if row.talk else row.title, row.span),
                "speakers": context.clean(_names(row.talk, words), row.span),
                "room": context.clean(row.room, row.span),
                "to": labels.get(row.talk.path) if row.talk else None,
            }
        )
    return nodes


def _schedule(programme: Sequence[Node]) -> list[Node]:
    """The running order day by day, where it has times; one day alone needs no name."""
    if not any(row["time"] for row in programme):
        return []
    days = [
        {"day": day, "rows": list(rows)}
        for day, rows in groupby(programme, key=lambda row: row["day"])
    ]
    return days if len(days) > 1 else [{"day": "", "rows": list(programme)}]


def _end(row: Session) -> dt.time | None:
    duration = row.duration or (row.talk.duration if row.talk else None)
    if row.start is None or not duration:
        return None
    start = dt.datetime.combine(dt.date.min, row.start)
    return (start + dt.timedelta(minutes=duration)).time()


def _names(talk: TalkSettings | None, words: Words) -> str:
    return words.comma.join(speaker.name for speaker in talk.speakers) if talk else ""


def _place_lines(event: Event) -> list[str]:
    return [line for line in (event.place.line, event.place.address) if line]
