"""A talk's deck: title slide, speakers, the sections, closing; and what its fonts cannot show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.blocks import NO_ATTRIBUTES
from deckwright.model.deck import Deck, DeckSection, Footer, Slide
from deckwright.model.inlines import Inlines, plain_text
from deckwright.model.talk import Event, Section, Talk
from deckwright.model.theme import Theme
from deckwright.plan.blocks.running_text import text_of
from deckwright.plan.compose.setting import TalkContext
from deckwright.plan.measure import Measure
from deckwright.plan.slides.front_matter import closing_slides, speaker_slides, title_slide
from deckwright.plan.slides.inline_pictures import InlinePictures
from deckwright.plan.slides.section_slides import section_slides

_MOST_NAMED = 5


def plan_talk(
    talk: Talk, theme: Theme, event: Event | None = None
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck of one talk."""
    context = context_of(talk, theme, Measure(theme), event)
    slides, sections = talk_slides(context, event)
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
    return deck, (*context.findings, *font_findings(talk, context.measure))


def sources_of(talks: Iterable[Talk]) -> dict[str, str]:
    """The digests of the talks' files, by the talks' names."""
    return {talk.settings.name: talk.digest for talk in talks}


def context_of(talk: Talk, theme: Theme, measure: Measure, event: Event | None) -> TalkContext:
    """What the slides of `talk` share."""
    footer = Footer(event.title if event else talk.settings.title)
    return TalkContext(talk, theme, measure, footer)


def talk_slides(
    context: TalkContext, event: Event | None
) -> tuple[tuple[Slide, ...], tuple[DeckSection, ...]]:
    """A talk's slides and how they are grouped in PowerPoint's list of slides."""
    talk = context.talk
    words = context.words
    first, sections = _own_title_slide(talk)
    made = talk.settings.made
    slides: list[Slide] = []
    if first:
        slides += section_slides(first, (), context, 0)
    elif "title" in made or not sections:
        slides.append(title_slide(context, event))
    if "speakers" in made:
        slides += speaker_slides(context)
    groups: list[tuple[str, int]] = [(words.opening, 0)]
    before: Inlines = ()
    chapter = 0
    for section in sections:
        if section.level == 1:
            chapter += 1
            groups.append((plain_text(section.title), len(slides)))
        elif len(groups) == 1:
            groups.append((talk.settings.title, len(slides)))
        slides += section_slides(section, before, context, chapter)
        before = section.title or before
    groups.append((words.closing, len(slides)))
    if "closing" in made:
        slides += closing_slides(context)
    pictures = InlinePictures(talk.assets, context.measure)
    return tuple(map(pictures.placed, slides)), grouped(groups, len(slides))


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


def font_findings(talk: Talk, measure: Measure) -> tuple[Diagnostic, ...]:
    """One finding for the characters of a talk that no font at hand has."""
    texts = [talk.settings.title]
    for section in talk.sections:
        texts.append(plain_text(section.title))
        texts += [plain_text(text_of(block)) for block in section.blocks]
    spoken = " ".join(text for text in texts if not text.isascii())
    missing = sorted(measure.missing("".join(spoken.split())))  # no font has ends of lines
    if not missing:
        return ()
    names = ", ".join(
        f"{char} ({unicodedata.name(char, f'U+{ord(char):04X}')})" for char in missing[:_MOST_NAMED]
    )
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return (
        warning(
            "DW404",
            talk.span,
            f"no font at hand has {names}{more}; their width was guessed",
            "name a font that has them under `fonts:` in the template's template.yml",
        ),
    )
