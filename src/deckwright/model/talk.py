"""Events, speakers and talks. Field names follow pretalx/frab and schema.org."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes, Blocks
from deckwright.model.inlines import Inlines
from deckwright.model.source import NOWHERE, Span

Prose = Literal["slides", "notes"]
"""Where paragraphs go: on the slides, or to the speaker notes."""

Dialect = Literal[
    "deckwright",
    "marp",
    "pandoc",
    "slidev",
    "reveal",
    "remark",
    "presenterm",
    "deck",
    "slides",
    "ruled",
]
"""Whose way of writing slides a talk follows; `ruled` is Markdown with `---` between slides."""

SessionKind = Literal["talk", "break", "other"]
HandoutForm = Literal["article", "notes", "3-up", "2-up", "4-up", "6-up", "9-up", "outline"]
Paper = Literal["a4", "letter"]
Sides = Literal[1, 2]
PdfStandard = Literal["ua-1", "a-2b"]
"""What the handout's file keeps to: PDF/UA-1; `a-2b`: PDF/A-2b, for archives, besides."""


Made = Literal["title", "speakers", "closing"]
"""A slide that is made of the front matter; nobody writes it."""

OwnWords: TypeAlias = tuple[tuple[str, str | tuple[str, ...]], ...]
"""Words of the program that a workspace says in another way, each with its key."""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A named address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who speaks. Everything but the name may be empty."""

    name: str
    key: str = ""
    affiliation: str = ""
    role: str = ""
    handle: str = ""
    email: str = ""
    biography: str = ""
    avatar: Path | None = None
    links: tuple[WebLink, ...] = ()

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name, for a portrait that is not there."""
        words = self.name.split()
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happens."""

    name: str = ""
    city: str = ""
    country: str = ""
    address: str = ""
    url: str = ""

    @property
    def line(self) -> str:
        """The place on one line."""
        return ", ".join(part for part in (self.name, self.city, self.country) if part)


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """A bibliography in BibTeX, or in CSL's JSON where the suffix is another."""

    path: Path
    text: str
    span: Span
    """Where the talk names it."""


@dataclass(frozen=True, slots=True)
class TalkSettings:
    """A talk's front matter, resolved: speakers are looked up, defaults come from the event."""

    path: Path
    title: str
    span: Span
    subtitle: str = ""
    speakers: tuple[Speaker, ...] = ()
    abstract: str = ""
    description: str = ""
    language: str = "en"
    own_words: OwnWords = ()
    """What the workspace says in its own way in that language."""
    date: dt.date | None = None
    duration: int | None = None
    """Minutes."""
    room: str = ""
    track: str = ""
    prose: Prose = "slides"
    made: tuple[Made, ...] = ("title", "speakers", "closing")
    """The slides that are made of this; of another dialect's those that its own program makes."""
    template: str = "light"
    template_span: Span = NOWHERE
    """Where the template is named."""
    links: tuple[WebLink, ...] = ()
    keywords: tuple[str, ...] = ()
    dialect: Dialect = "deckwright"
    dialect_sign: str = ""
    """What the dialect was recognised by; empty for our own."""
    options: tuple[tuple[str, str], ...] = ()
    """Front matter of another dialect that says how its slides are to be read, as written."""
    option_places: tuple[tuple[str, Span], ...] = ()
    """Where each of the options stands."""
    references: tuple[ReferenceFile, ...] = ()
    """What the talk may cite, in pandoc's Markdown."""

    @property
    def name(self) -> str:
        """The stem of the talk's file, which also names its deck."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Session:
    """A row of the running order: a talk, a break, a welcome."""

    kind: SessionKind
    title: str
    span: Span
    start: dt.time | None = None
    duration: int | None = None
    """Minutes."""
    room: str = ""
    talk: TalkSettings | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A meetup with its running order."""

    slug: str
    title: str
    span: Span
    subtitle: str = ""
    description: str = ""
    date: dt.date | None = None
    end: dt.date | None = None
    place: Place = Place()
    organizer: str = ""
    url: str = ""
    language: str = "en"
    own_words: OwnWords = ()
    """What the workspace says in its own way in that language."""
    timezone: str = ""
    template: str = "light"
    template_span: Span = NOWHERE
    """Where the template is named."""
    license: str = ""
    form: HandoutForm = "article"
    paper: Paper = "a4"
    sides: Sides = 2
    """Of a sheet of the handout that are printed on."""
    qr: bool = False
    """Whether the handout shows its links as QR codes too."""
    pdf_standard: PdfStandard = "ua-1"
    closing: bool = True
    """Whether its deck ends with a slide of the program's own."""
    links: tuple[WebLink, ...] = ()
    sessions: tuple[Session, ...] = ()

    @property
    def talks(self) -> tuple[TalkSettings, ...]:
        """The talks in their running order."""
        return tuple(session.talk for session in self.sessions if session.talk is not None)


PictureFormat = Literal["png", "jpeg", "gif", "webp", "svg", "bmp", "tiff"]
MediaFormat = Literal["mp4", "mov", "mp3", "m4a", "wav"]


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture, a film or a recording that was found and whose header was read."""

    path: Path
    format: PictureFormat | MediaFormat
    width: int
    height: int
    """Pixels; for an SVG the size of its view box, for a recording 0."""
    tone: float = 1.0
    """The mean brightness of a picture, from black (0) to white (1)."""
    content: bytes = b""
    """Takes the place of the file where that holds more than may go into an output: scripts and
    addresses in an SVG."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of source between two slide breaks.

    `level` is 1 for a section of the talk (`#`) and 2 for a slide (`##` or `---`). `title` is
    empty after a bare `---`: the slide goes on under the title before it.
    """

    level: Literal[1, 2]
    title: Inlines
    span: Span
    blocks: Blocks = ()
    notes: Blocks = ()
    attributes: Attributes = NO_ATTRIBUTES
    id: str = ""
    """Unique in the talk; what `[text](#id)` links to."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk, parsed."""

    settings: TalkSettings
    sections: tuple[Section, ...]
    footnotes: Mapping[str, Blocks] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    """Pictures by `Image.source`. A source that is missing here could not be read."""
    digest: str = ""
    """Of the text of its file; empty where there is none."""

    @property
    def span(self) -> Span:
        """Where the talk begins."""
        return Span(str(self.settings.path)) if self.settings.path else NOWHERE
