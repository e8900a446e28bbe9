"""The deck of the whole event: opening, agenda, every talk, closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from deckwright.diagnostics import Diagnostic
from deckwright.language import Words, words_of, written_day, written_time
from deckwright.model.blocks import Blocks, Cell, Paragraph, Table
from deckwright.model.deck import Deck, DeckSection, Footer, Slide
from deckwright.model.inlines import Inlines, Link, Run
from deckwright.model.talk import Event, Session, Talk, TalkSettings
from deckwright.model.theme import Theme
from deckwright.plan.blocks.runs import run
from deckwright.plan.compose.arrange import Fill
from deckwright.plan.compose.places import main_place
from deckwright.plan.compose.setting import TalkContext
from deckwright.plan.measure import Measure
from deckwright.plan.slides.front_matter import OwnSlides, closing, opening
from deckwright.plan.slides.talk_deck import (
    context_of,
    font_findings,
    numbered,
    sources_of,
    talk_slides,
)


def plan_event(
    event: Event, talks: Sequence[Talk], theme: Theme
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """One deck of all talks of an event, in their running order."""
    measure = Measure(theme)
    words = words_of(event)
    context = _event_context(event, theme, measure)
    slides: list[Slide] = [_opening(context, event)]
    slides += _agenda(context, event)
    sections = [DeckSection(words.opening, 0, len(slides))]
    findings: list[Diagnostic] = []
    for talk in talks:
        own = context_of(talk, theme, measure, event)
        cut, _ = talk_slides(own, event)
        sections.append(DeckSection(talk.settings.title, len(slides), len(cut)))
        slides += cut
        findings += own.findings
        findings += font_findings(talk, measure)
    last = _closing(context, event) if event.closing else ()
    if last:
        sections.append(DeckSection(words.closing, len(slides), len(last)))
    slides += last
    deck = Deck(
        title=event.title,
        theme=theme,
        slides=numbered(slides),
        sections=tuple(sections),
        subtitle=event.subtitle,
        authors=(event.organizer,)
        if event.organizer
        else tuple(dict.fromkeys(one.name for talk in talks for one in talk.settings.speakers)),
        language=event.language,
        date=event.date,
        footnotes={label: blocks for talk in talks for label, blocks in talk.footnotes.items()},
        assets={source: asset for talk in talks for source, asset in talk.assets.items()},
        sources=sources_of(talks),
    )
    return deck, (*context.findings, *findings)


def plan_own_slides(event: Event, theme: Theme, others: int) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """An event's own slides alone, numbered as in its deck, where `others` stand among them."""
    deck, found = plan_event(event, (), theme)
    before = deck.sections[0].count
    slides = tuple(
        slide if at < before else replace(slide, number=slide.number + others)
        for at, slide in enumerate(deck.slides)
    )
    return replace(deck, slides=slides), found


def _event_context(event: Event, theme: Theme, measure: Measure) -> TalkContext:
    """The context of the event's own slides; they belong to no talk."""
    settings = TalkSettings(
        path=Path(),
        title=event.title,
        span=event.span,
        language=event.language,
        own_words=event.own_words,
    )
    return TalkContext(Talk(settings, ()), theme, measure, Footer(event.title))


def _opening(context: TalkContext, event: Event) -> Slide:
    date = written_day(event.date, context.words)
    where = " · ".join(part for part in (event.place.line, date) if part)
    who = (event.organizer,) if event.organizer else ()
    return opening(context, event.title, event.subtitle, who, (where,), "event-title")


def _agenda(context: TalkContext, event: Event) -> tuple[Slide, ...]:
    """The running order, each talk linked to its first slide."""
    if not event.sessions:
        return ()
    role = context.theme.roles["agenda"]
    own = OwnSlides(role, context.words.agenda, "agenda")
    order = _running_order(event, context.words)
    return own.slides(context, Fill(main_place(role, context.theme), (order,)))


def _running_order(event: Event, words: Words) -> Table:
    """Time (or number), title and speakers of each session, as a table without a head."""
    timed = any(session.start for session in event.sessions)
    rows = tuple(
        (
            Cell(run(_when(session, number, words, timed=timed))),
            Cell(_what(session)),
            Cell(run(_who(session, words))),
        )
        for number, session in enumerate(event.sessions, start=1)
    )
    filled = [any(row[column].inlines for row in rows) for column in range(3)]
    return Table(
        head=tuple(Cell((), "left") for keep in filled if keep),
        rows=tuple(
            tuple(cell for cell, keep in zip(row, filled, strict=True) if keep) for row in rows
        ),
        span=event.span,
        row_spans=tuple(session.span for session in event.sessions),
        caption=(),
    )


def _when(session: Session, number: int, words: Words, *, timed: bool) -> str:
    if session.start:
        return written_time(session.start, words)
    return "" if timed else str(number)


def _what(session: Session) -> Inlines:
    link = Link(session.talk.path.name) if session.talk else None
    return (Run(session.title, link=link),)


def _who(session: Session, words: Words) -> str:
    speakers = session.talk.speakers if session.talk else ()
    return words.comma.join(speaker.name for speaker in speakers)


def _closing(context: TalkContext, event: Event) -> tuple[Slide, ...]:
    links = event.links
    blocks: Blocks = tuple(
        Paragraph(
            (Run(link.title + context.words.colon), Run(_shown(link.url), link=Link(link.url))),
            event.span,
        )
        for link in links
    )
    if not blocks:
        date = written_day(event.date, context.words)
        text = " · ".join(part for part in (event.title, event.place.line, date) if part)
        blocks = (Paragraph(run(text), event.span),)
    url = links[0].url if links else event.url
    return closing(context, blocks, url, "event-closing")


def _shown(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
