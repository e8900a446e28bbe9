"""What the preview shows: an event, its talks, their slides, and what was found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckwright.diagnostics import Diagnostic
from deckwright.model.blocks import Blocks
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, TalkSettings
from deckwright.model.theme import Theme

Findings = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class SlideView:
    """A slide: its picture, its words, what is said beside it and what was found on it."""

    number: int
    title: str
    words: str
    """All that the picture says, for those who do not see it."""
    picture: str
    """The digest under which the picture is kept; empty where it could not be drawn."""
    notes: Blocks
    findings: Findings
    span: Span
    hidden: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class TalkView:
    """A talk as it is now; where it has a mistake, its slides are those before the mistake."""

    name: str
    title: str
    settings: TalkSettings | None = None
    """None where the talk could not be read since the preview began."""
    deck: Deck | None = None
    slides: tuple[SlideView, ...] = ()
    findings: Findings = ()
    """What belongs to no slide."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """SVG by digest, with those from before the last change: a page may still ask."""
    stale: bool = False
    """Whether the slides are older than the file."""

    @property
    def all_findings(self) -> Findings:
        """Those of the talk and of its slides."""
        return (*self.findings, *(one for slide in self.slides for one in slide.findings))


NO_SLIDES = TalkView("", "Opening, agenda, closing")
"""An event's own slides before there are any. No talk has an empty name."""


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is now, or as it last could be read."""

    name: str
    event: Event | None = None
    theme: Theme | None = None
    talks: tuple[TalkView, ...] = ()
    findings: Findings = ()
    """What belongs to no talk."""
    own: TalkView = NO_SLIDES
    """The slides of the event's deck that belong to no talk."""

    def talk(self, name: str) -> TalkView | None:
        """The talk of that name; without one, the event's own slides."""
        return next((talk for talk in (self.own, *self.talks) if talk.name == name), None)

    @property
    def title(self) -> str:
        """The event's title, or its folder where `event.yml` could not be read."""
        return self.event.title if self.event else self.name
