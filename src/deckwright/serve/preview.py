"""From the sources of an event to what the preview shows of it, and again after each change."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from deckwright.cache import Cache
from deckwright.check import check_deck, check_timing
from deckwright.diagnostics import (
    AS_FOUND,
    Diagnostic,
    Levels,
    at_levels,
    error,
    has_errors,
)
from deckwright.model.deck import (
    ChartFrame,
    Deck,
    Frame,
    GroupFrame,
    LineFrame,
    MediaFrame,
    PictureFrame,
    QrFrame,
    Slide,
    TableFrame,
    TextFrame,
)
from deckwright.model.inlines import plain_text
from deckwright.model.source import Span
from deckwright.model.talk import Event, Talk
from deckwright.model.theme import Theme
from deckwright.pipeline import Pipeline
from deckwright.read.event import FILE_NAME, EventSource, read_event
from deckwright.read.settings.levels import read_levels
from deckwright.read.talk import TalkSource
from deckwright.read.workspace import Workspace
from deckwright.serve.views import EventView, Findings, SlideView, TalkView
from deckwright.templates import read_themes
from deckwright.write.slides import DrawnSlides, SlideRenderer

_TEXT = frozenset((".md", ".yml", ".yaml"))
"""Files whose change shows in what is read of a talk; others may be pictures of any of them."""


class Preview:
    """One event. What did not change since the last look is taken over.

    The pipeline keeps talks and decks, the preview what was found in them and drawn of them.
    An event or a talk with a mistake is shown as it was before, together with the mistake.
    """

    def __init__(
        self, name: str, workspace: Workspace, pipeline: Pipeline, renderer: SlideRenderer
    ) -> None:
        self.view = EventView(name)
        self._workspace = workspace
        self._folder = workspace.talks / name
        self._pipeline = pipeline
        self._renderer = renderer
        self._checks = Cache()
        self._drawings: dict[str, tuple[Deck, DrawnSlides]] = {}
        self._levels: Levels = AS_FOUND

    def refresh(self, changed: Iterable[Path] = ()) -> EventView:
        """Look again, after these files have changed. Whatever fails becomes a finding."""
        if any(path.suffix.lower() not in _TEXT for path in changed):
            self._drawings.clear()
        try:
            self.view = self._look()
        except Exception as fault:  # noqa: BLE001 - the preview outlives every fault of ours
            failure = _failure(fault, self._folder / FILE_NAME)
            self.view = replace(self.view, findings=(failure,))
        return self.view

    def _look(self) -> EventView:
        self._levels, mistaken = read_levels(self._workspace.root)
        source, found = read_event(self._folder, self._workspace)
        if source is None:
            return replace(self.view, findings=self._judged((*mistaken, *found)))
        event = source.event
        themes, more = read_themes(source.templates, self._workspace)
        theme = themes.get(event.template)
        found = self._judged((*mistaken, *found, *more))
        if theme is None:
            return replace(self.view, event=event, findings=found)
        talks = [
            self._shown(one, event, themes.get(one.settings.template, theme), found)
            for one in source.talks
        ]
        broken = list(self._broken(source, found))
        if broken and self.view.event is not None:  # a talk that is being mended keeps its place
            event = replace(event, sessions=self.view.event.sessions)
        talks += broken
        shown = {one for talk in talks for one in talk.all_findings}
        rest = tuple(one for one in found if one not in shown)
        own = self._own(event, theme, sum(len(talk.slides) for talk in talks))
        return EventView(self.view.name, event, theme, tuple(talks), rest, own)

    def _shown(self, source: TalkSource, event: Event, theme: Theme, found: Findings) -> TalkView:
        """A talk; one that the program fails on is shown as it was, and fails no other."""
        try:
            return self._talk(source, event, theme, found)
        except Exception as fault:  # noqa: BLE001 - as above
            settings = source.settings
            return self._as_before(settings.path, settings.title, (_failure(fault, settings.path),))

    def _talk(self, source: TalkSource, event: Event, theme: Theme, found: Findings) -> TalkView:
        settings = source.settings
        before = self.view.talk(settings.name) or TalkView(settings.name, settings.title)
        talk, parsed = self._pipeline.parse(source, self._workspace.root)
        deck, planned = self._pipeline.plan(talk, theme, event)
        checked = self._checks.get(settings.path, _checked, talk, deck)
        files = {str(path) for path in source.files if path.suffix == ".md"}
        own = (
            *(one for one in found if one.span.path in files),
            *self._judged((*parsed, *planned, *checked)),
        )
        return replace(
            self._drawn(before, deck, own), title=settings.title, settings=settings, stale=False
        )

    def _own(self, event: Event, theme: Theme, others: int) -> TalkView:
        """The event's own slides; where the program fails on them, as they were."""
        try:
            deck, found = self._pipeline.plan_own_slides(event, theme, others)
            return replace(self._drawn(self.view.own, deck, self._judged(found)), stale=False)
        except Exception as fault:  # noqa: BLE001 - as above
            failure = _failure(fault, self._folder / FILE_NAME)
            return replace(self.view.own, findings=(failure,), stale=True)

    def _drawn(self, before: TalkView, deck: Deck, found: Findings) -> TalkView:
        """`before` with the slides of `deck`, and what was found at its slide."""
        known = self._drawings.get(before.name)
        if known is None or known[0] is not deck:
            known = (deck, self._renderer.draw(deck, before.pictures))
            self._drawings[before.name] = known
        drawing = known[1]
        at_slides, rest = _placed((*found, *self._judged(drawing.findings)), deck)
        older = dict.fromkeys(slide.picture for slide in before.slides)
        kept = {digest: before.pictures[digest] for digest in older if digest in before.pictures}
        return replace(
            before,
            deck=deck,
            slides=tuple(_slides(deck, drawing, at_slides)),
            findings=rest,
            pictures={**kept, **drawing.pictures},
        )

    def _broken(self, source: EventSource, found: Findings) -> Iterator[TalkView]:
        """Talks that could not be read: as they were, with what is wrong with them now."""
        read = {talk.settings.name for talk in source.talks}
        for path in sorted(self._folder.glob("*.md")):
            own = tuple(one for one in found if one.span.path == str(path))
            if path.stem not in read and has_errors(own):
                yield self._as_before(path, path.stem, own)

    def _as_before(self, path: Path, title: str, findings: Findings) -> TalkView:
        """A talk with the slides it had, under its old title or this one, and what is wrong now."""
        before = self.view.talk(path.stem) or TalkView(path.stem, title)
        slides = tuple(replace(slide, findings=()) for slide in before.slides)
        return replace(before, slides=slides, findings=findings, stale=True)

    def _judged(self, found: Findings) -> Findings:
        return tuple(dict.fromkeys(at_levels(found, self._levels)))


def _checked(talk: Talk, deck: Deck) -> Findings:
    return (*check_timing(talk), *check_deck(deck))


def _slides(deck: Deck, drawing: DrawnSlides, found: dict[int, Findings]) -> Iterator[SlideView]:
    for at, (slide, digest) in enumerate(zip(deck.slides, drawing.digests, strict=True)):
        yield SlideView(
            number=slide.number,
            title=slide.title,
            words=slide_words(slide),
            picture=digest if digest in drawing.pictures else "",
            notes=slide.notes,
            findings=found.get(at, ()),
            span=slide.span,
            hidden=slide.hidden,
            language=slide.language or deck.language,
        )


def _placed(found: Findings, deck: Deck) -> tuple[dict[int, Findings], Findings]:
    """Findings by the slide that they were written on; and those that belong to none."""
    at_slides: dict[int, Findings] = {}
    rest: Findings = ()
    for one in dict.fromkeys(found):
        at = _slide_of(one.span, deck)
        if at is None:
            rest += (one,)
        else:
            at_slides[at] = (*at_slides.get(at, ()), one)
    return at_slides, rest


def _slide_of(span: Span, deck: Deck) -> int | None:
    """The first slide of the section that `span` lies in."""
    if not span.line:
        return None
    above = [
        (slide.span.line, -at)
        for at, slide in enumerate(deck.slides)
        if slide.span.path == span.path and 0 < slide.span.line <= span.line
    ]
    return -max(above)[1] if above else None


def _failure(fault: Exception, path: Path) -> Diagnostic:
    where = traceback.extract_tb(fault.__traceback__)[-1]
    what = f"{type(fault).__name__}: {fault} ({where.name}, line {where.lineno})"
    hint = "this is a fault of deckwright; please report it together with the talk"
    return error("DW590", Span(str(path)), f"the preview failed: {what}", hint)


def slide_words(slide: Slide) -> str:
    """The title and the words of all frames, a line each."""
    lines = [slide.title, *(line for frame in slide.frames for line in _lines(frame))]
    tidy = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line in dict.fromkeys(tidy) if line)


def _lines(frame: Frame) -> Iterator[str]:
    match frame:
        case TextFrame(paragraphs=paragraphs):
            yield from (plain_text(paragraph.inlines) for paragraph in paragraphs)
        case TableFrame(rows=rows):
            for row in rows:
                yield ", ".join(plain_text(cell.inlines) for cell in row.cells)
        case PictureFrame(image=image):
            yield "" if image.decorative else image.alt
        case ChartFrame() | GroupFrame() | MediaFrame():
            yield frame.description
        case QrFrame(url=url):
            yield url
        case LineFrame():
            pass
        case _:
            assert_never(frame)
