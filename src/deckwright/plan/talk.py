"""A talk's deck: title slide, speakers, the sections, closing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import NO_ATTRIBUTES
from deckwright.model.deck import Deck, DeckSection, Footer, Slide
from deckwright.model.inlines import Inlines, plain_text
from deckwright.model.talk import Event, Section, Talk
from deckwright.model.theme import Theme
from deckwright.plan.fonts import font_findings
from deckwright.plan.frontmatter import closing_slides, speaker_slides, title_slide
from deckwright.plan.measure import Measure
from deckwright.plan.sections import section_slides
from deckwright.plan.stage import Stage


def plan_talk(
    talk: Talk, theme: Theme, event: Event | None = None
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck of one talk."""
    stage = stage_of(talk, theme, Measure(theme), event)
    slides, sections = talk_slides(stage, event)
    settings = talk.settings
    deck = Deck(
        title=settings.title,
        theme=theme,
        slides=numbered(slides),
        sections=sections,
        subtitle=settings.subtitle,
        authors=tuple(speaker.name for speaker in settings.speakers),
        language=settings.language,
        date=settings.date or (event.date if event else None),
        keywords=settings.keywords,
        dialect=f"{settings.dialect}: {settings.dialect_sign}" if settings.dialect_sign else "",
        footnotes=talk.footnotes,
        assets=talk.assets,
        sources=sources_of((talk,)),
    )
    return deck, (*stage.findings, *font_findings(talk, stage.measure))


def sources_of(talks: Iterable[Talk]) -> dict[str, str]:
    """The digests of the talks' files, by the talks' names."""
    return {talk.settings.name: talk.digest for talk in talks}


def stage_of(talk: Talk, theme: Theme, measure: Measure, event: Event | None) -> Stage:
    """What the slides of `talk` share."""
    footer = Footer(event.title if event else talk.settings.title)
    return Stage(talk, theme, measure, footer)


def talk_slides(
    stage: Stage, event: Event | None
) -> tuple[tuple[Slide, ...], tuple[DeckSection, ...]]:
    """A talk's slides and how they are grouped in PowerPoint's list of slides."""
    talk = stage.talk
    words = stage.words
    first, sections = _own_title_slide(talk)
    slides = [
        *(section_slides(first, (), stage, 0) if first else (title_slide(stage, event),)),
        *speaker_slides(stage),
    ]
    groups: list[tuple[str, int]] = [(words.opening, 0)]
    before: Inlines = ()
    chapter = 0
    for section in sections:
        if section.level == 1:
            chapter += 1
            groups.append((plain_text(section.title), len(slides)))
        elif len(groups) == 1:
            groups.append((talk.settings.title, len(slides)))
        slides += section_slides(section, before, stage, chapter)
        before = section.title or before
    groups.append((words.closing, len(slides)))
    slides += closing_slides(stage)
    return tuple(slides), grouped(groups, len(slides))


def _own_title_slide(talk: Talk) -> tuple[Section | None, tuple[Section, ...]]:
    """The first section where it opens the talk by the author's wish, and the others."""
    first, *others = talk.sections or (None,)
    wish = first.attributes if first and first.title else NO_ATTRIBUTES
    if first and (wish.get("layout") == "title" or wish.has("opening")):
        return first, tuple(others)
    return None, talk.sections


def grouped(groups: Sequence[tuple[str, int]], count: int) -> tuple[DeckSection, ...]:
    """Named starts as sections that cover all `count` slides."""
    starts = [start for _, start in groups]
    return tuple(
        DeckSection(name or "–", start, end - start)
        for (name, start), end in zip(groups, [*starts[1:], count], strict=True)
        if end > start
    )


def numbered(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """`slides` numbered from 1, with ids that no two of one source share."""
    seen: set[tuple[str, str]] = set()
    result: list[Slide] = []
    for number, slide in enumerate(slides, start=1):
        name, count = slide.id, 1
        while (slide.source, name) in seen:
            count += 1
            name = f"{slide.id}-{count}"
        seen.add((slide.source, name))
        result.append(replace(slide, number=number, id=name))
    return tuple(result)
