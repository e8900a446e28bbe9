"""What the settings files may say: one model a file, as written, nothing looked up yet.

The descriptions are for the JSON Schemas that editors read.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from deckwright.model.talk import Dialect, HandoutForm, Paper, PdfStandard, Prose, Sides
from deckwright.model.theme import Role
from deckwright.read.settings.values import (
    Begin,
    Date,
    Duration,
    Email,
    HexColor,
    Language,
    Line,
    Text,
    Time,
    Timezone,
    Url,
    mistake,
)

ColorSlot = Literal[
    "tx1", "bg1", "tx2", "bg2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
]  # fmt: skip
TextSize = Annotated[float, Field(ge=6, le=96)]
"""Points."""


def shape(value: object) -> str:
    """Which variant of a union a value is meant for: by its shape, so that messages are exact."""
    match value:
        case str():
            return "<text>"
        case list():
            return "<list>"
        case _:
            return "<mapping>"


class Raw(BaseModel):
    """Settings as written. A key that is not known is a mistake; one left empty is not there."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {k: v for k, v in data.items() if v is not None or k not in cls.model_fields}


class RawLink(Raw):
    """A named address."""

    title: Line = Field(default="", description="What the link is called; else its address.")
    url: Url = Field(description="Where it leads: https:, http:, mailto: or tel:.")


LinkEntry = Annotated[
    Annotated[RawLink, Tag("<mapping>")] | Annotated[Url, Tag("<text>")], Discriminator(shape)
]
LinkEntries: TypeAlias = tuple[LinkEntry, ...]


class RawSpeaker(Raw):
    """A person who speaks."""

    name: Line = Field(description="The name as it is shown.")
    affiliation: Line = Field(default="", description="Company, university, project.")
    role: Line = Field(default="", description="What the person does there.")
    handle: Line = Field(default="", description="Name in a social network, with its @.")
    email: Email = Field(default="", description="Shown to everybody.")
    biography: Text = Field(default="", description="A few sentences for the handout.")
    avatar: Line = Field(default="", description="A picture, relative to this file.")
    links: LinkEntries = Field(default=(), description="Where to read more.")


SpeakerEntry = Annotated[
    Annotated[RawSpeaker, Tag("<mapping>")] | Annotated[Line, Tag("<text>")], Discriminator(shape)
]
SpeakerEntries = Annotated[
    Annotated[tuple[SpeakerEntry, ...], Tag("<list>")]
    | Annotated[RawSpeaker, Tag("<mapping>")]
    | Annotated[Line, Tag("<text>")],
    Discriminator(shape),
]


class RawPlace(Raw):
    """Where an event happens."""

    name: Line = Field(default="", description="The venue.")
    city: Line = Field(default="", description="The town.")
    country: Line = Field(default="", description="The country.")
    address: Line = Field(default="", description="Street and number.")
    url: Url = Field(default="", description="A page that tells how to get there.")


PlaceEntry = Annotated[
    Annotated[RawPlace, Tag("<mapping>")] | Annotated[Line, Tag("<text>")], Discriminator(shape)
]


class RawHandout(Raw):
    """How the handout is printed."""

    form: HandoutForm = Field(default="article", description="The arrangement of its pages.")
    paper: Paper = Field(default="a4", description="The paper's size.")
    sides: Sides = Field(default=2, description="Of a sheet that are printed on.")
    qr: bool = Field(default=False, description="Whether links are shown as QR codes too.")
    pdf_standard: PdfStandard = Field(
        default="ua-1", description="PDF/UA-1 for everybody; a-2b: PDF/A-2b for archives besides."
    )


class RawSession(Raw):
    """A row of the running order: a talk by its file, or anything else by its title."""

    talk: Line = Field(default="", description="The talk's file, in this folder.")
    title: Line = Field(default="", description="What happens, where it is no talk.")
    kind: Literal["break", "other"] = Field(default="other", description="What is no talk.")
    start: Time | None = Field(default=None, description="When it begins, such as 18:30.")
    duration: Duration | None = Field(default=None, description="Minutes, or 1:30.")
    room: Line = Field(default="", description="Where.")

    @model_validator(mode="after")
    def _is_one_thing(self) -> RawSession:
        if bool(self.talk) == bool(self.title):
            hint = "write `talk: 01-file.md` for a talk, `title: Break` for anything else"
            raise mistake("either `talk` or `title` must stand here", hint)
        if self.talk and "kind" in self.model_fields_set:
            raise mistake("`kind` is only for what is no talk", "delete this `kind`")
        return self


SessionEntry = Annotated[
    Annotated[RawSession, Tag("<mapping>")] | Annotated[Line, Tag("<text>")], Discriminator(shape)
]
SessionEntries: TypeAlias = tuple[SessionEntry, ...]


class RawEvent(Raw):
    """`event.yml`."""

    title: Line = Field(description="The event's name.")
    subtitle: Line = Field(default="", description="A second line under the name.")
    description: Text = Field(default="", description="What it is about, in a few sentences.")
    date: Date | None = Field(default=None, description="The (first) day, such as 2025-03-31.")
    start: Begin | None = Field(
        default=None, description="When it begins: a time such as 18:30, a day, or both."
    )
    end: Date | None = Field(default=None, description="The last day, where there are several.")
    place: PlaceEntry | None = Field(default=None, description="Where it happens.")
    location: PlaceEntry | None = Field(default=None, description="The same as `place`.")
    organizer: Line = Field(default="", description="Who invites.")
    url: Url = Field(default="", description="The event's page.")
    language: Language = Field(default="en", description="A language tag such as en or pt-BR.")
    timezone: Timezone = Field(default="", description="A time zone such as Europe/Berlin.")
    template: Line = Field(default="light", description="A template's name.")
    license: Line = Field(default="", description="On what terms the slides may be reused.")
    handout: RawHandout = Field(default_factory=RawHandout, description="How it is printed.")
    links: LinkEntries = Field(default=(), description="Addresses for the audience.")
    sessions: SessionEntries | None = Field(
        default=None,
        description="The running order; without it, all talks of the folder by their names.",
    )

    @model_validator(mode="after")
    def _says_it_once(self) -> RawEvent:
        if self.place is not None and self.location is not None:
            raise mistake("`place` and `location` are the same", "keep one of the two")
        return self


class RawTalk(Raw):
    """The front matter of a talk."""

    title: Line = Field(default="", description="Else the first `# Heading` of the talk.")
    subtitle: Line = Field(default="", description="A second line under the title.")
    speakers: SpeakerEntries = Field(
        default=(), description="Keys of speakers.yml, or speakers written out."
    )
    abstract: Text = Field(default="", description="One paragraph that invites.")
    description: Text = Field(default="", description="More about the talk.")
    language: Language = Field(default="", description="Else the event's.")
    date: Date | None = Field(default=None, description="Else the event's.")
    duration: Duration | None = Field(default=None, description="Minutes, or 1:30.")
    room: Line = Field(default="", description="Where.")
    track: Line = Field(default="", description="Which thread of the event it belongs to.")
    prose: Prose = Field(
        default="slides", description="Where paragraphs go: the slides or the speaker notes."
    )
    template: Line = Field(default="", description="Else the event's.")
    links: LinkEntries = Field(default=(), description="Addresses for the audience.")
    keywords: tuple[Line, ...] = Field(default=(), description="What to find it by.")
    dialect: Dialect = Field(
        default="deckwright", description="Whose way of writing slides the talk follows."
    )


class RawMinimums(Raw):
    """The smallest text sizes, points."""

    title: TextSize = Field(default=24.0, description="Titles.")
    body: TextSize = Field(default=18.0, description="Text and lists.")
    code: TextSize = Field(default=14.0, description="Listings.")
    table: TextSize = Field(default=14.0, description="Tables.")
    caption: TextSize = Field(default=12.0, description="Captions and footnotes.")
    footer: TextSize = Field(default=10.0, description="Footer, date and slide number.")


class RawTemplate(Raw):
    """`template.yml`."""

    file: Line = Field(default="", description="The .pptx or .potx, where there are several.")
    layouts: dict[Role, Line] = Field(
        default={}, description="Which layout, by its name in PowerPoint, stands for a role."
    )
    minimums: RawMinimums | None = Field(default=None, description="The smallest text sizes.")
    colors: dict[ColorSlot, HexColor] = Field(
        default={}, description='Theme colours to replace, such as "#0B5FFF", in quotes.'
    )
    fonts: tuple[Line, ...] = Field(
        default=(), description="Font files in this folder that text is measured and printed with."
    )
    system_fonts: bool = Field(
        default=False,
        description="Whether the machine's fonts count too; outputs then depend on the machine.",
    )
