"""The words of a language: what each is for, and where they are found."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Protocol, TypeAlias, get_type_hints

import yaml

from deckwright.language.tags import subtags
from deckwright.model.blocks import CalloutKind
from deckwright.model.talk import OwnWords

_DATA: Final = Path(__file__).with_name("data")
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value is text, as in the files of a workspace."""
_ENGLISH: Final = "en"
_TRADITIONAL: Final = frozenset(("zh-tw", "zh-hk", "zh-mo"))
"""Where Chinese is written in traditional characters (likely subtags of the CLDR)."""

_Names: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """All that the program says in one language. What stands in braces is filled in."""

    months: Annotated[_Names, "January to December, as a date writes them."]
    weekdays: Annotated[_Names, "Monday to Sunday, as a date writes them."]
    first_day: Annotated[str, "The first day of a month, as a date writes it."]
    date: Annotated[str, "A day."]
    date_with_weekday: Annotated[str, "A day with its weekday."]
    date_range: Annotated[str, "The first and the last day of an event."]
    clock: Annotated[str, "A time of day; `:02` makes two digits of one."]
    comma: Annotated[str, "What stands between the names of a list."]
    colon: Annotated[str, "What stands between a thing and what is said of it."]
    part: Annotated[str, "What follows the title of a slide that was cut into several."]

    agenda: Annotated[str, "The slide with the running order."]
    thanks: Annotated[str, "The last slide."]
    opening: Annotated[str, "PowerPoint's section of the first slides."]
    closing: Annotated[str, "PowerPoint's section of the last slides."]
    qr_code: Annotated[str, "A QR code, to those who do not see it."]
    note: Annotated[str, "The title of a `::: note`."]
    tip: Annotated[str, "The title of a `::: tip`."]
    important: Annotated[str, "The title of an `::: important`."]
    warning: Annotated[str, "The title of a `::: warning`."]
    caution: Annotated[str, "The title of a `::: caution`."]
    missing: Annotated[str, "In the place of a picture that is not there."]
    film_missing: Annotated[str, "In the place of a film that is not there."]
    recording_missing: Annotated[str, "In the place of a recording that is not there."]

    schedule: Annotated[str, "The running order, in the handout and on the page."]
    speakers: Annotated[str, "Those who speak, in the handout and on the page."]
    links: Annotated[str, "Addresses, in the handout and on the page."]
    licence: Annotated[str, "On what terms the slides may be reused."]
    minutes: Annotated[str, "The unit behind how long a talk lasts."]

    contents: Annotated[str, "The handout's table of contents."]
    page: Annotated[str, "Before the number of a page."]
    slide: Annotated[str, "Before the number of a slide."]
    portrait: Annotated[str, "A speaker's picture, to those who do not see it."]
    time: Annotated[str, "The column of times."]
    talk: Annotated[str, "The column of titles."]
    room: Annotated[str, "The column of rooms."]
    page_head: Annotated[str, "The column of pages."]
    glossary: Annotated[str, "All definitions of the talks."]
    set: Annotated[str, "The last line of the handout."]

    downloads: Annotated[str, "The files beside the page."]
    deck: Annotated[str, "The link to a talk's deck."]
    slides: Annotated[str, "The same link, to those who do not see what stands around it."]
    all_slides: Annotated[str, "The link to the event's deck."]
    handout: Annotated[str, "The link to the handout."]
    all_slides_pdf: Annotated[str, "The link to all slides as a PDF."]

    speaking_rate: Annotated[str, "How much an unhurried speaker says in a minute."]
    speaking_unit: Annotated[str, "What of it is counted: `words` or `characters`."]

    welcome: Annotated[str, "The first row of a new event."]
    what_it_is_about: Annotated[str, "The first slide of a new talk, and its points:"]
    who_should_listen: Annotated[str, "For whom it is."]
    one_thought: Annotated[str, "How to write points."]
    another_thought: Annotated[str, "A second point."]
    notes_stub: Annotated[str, "What notes are for."]
    notes_explained: Annotated[str, "The same, and where they go."]
    first_part: Annotated[str, "The first part of a new talk."]
    thing_to_show: Annotated[str, "Its first slide, and its points:"]
    how_slides_begin: Annotated[str, "What begins a slide."]
    how_parts_begin: Annotated[str, "What begins a part."]
    try_it: Annotated[str, "The last slide of a new talk, and its points:"]
    what_next: Annotated[str, "What to do after the talk."]
    read_on: Annotated[str, "Where to find more."]

    def callout(self, kind: CalloutKind) -> str:
        """What a callout without a title of its own is called."""
        return {
            "note": self.note,
            "tip": self.tip,
            "important": self.important,
            "warning": self.warning,
            "caution": self.caution,
        }[kind]


class Spoken(Protocol):
    """What has a language: an event, the settings of a talk, a slide."""

    @property
    def language(self) -> str:
        """Its language (BCP 47)."""

    @property
    def own_words(self) -> OwnWords:
        """What its workspace says in another way than the program."""


def words_of(thing: Spoken) -> Words:
    """The words in which the program speaks of `thing`."""
    return words_for(thing.language, thing.own_words)


@lru_cache(maxsize=64)
def words_for(language: str, own: OwnWords = ()) -> Words:
    """The words of a language (BCP 47): of the tag, else of its beginning, else English."""
    said: dict[str, Any] = {}
    for path in _files(language) or _files(_ENGLISH):
        said |= _read(path)
    return Words(**(said | dict(own)))


def has_language(language: str) -> bool:
    """Whether the program has words of `language`."""
    return bool(_files(language))


@cache
def languages() -> Mapping[str, Path]:
    """The files of all languages by their tags. One with a region says only what differs."""
    return {path.stem: path for path in sorted(_DATA.iterdir())}


def placeholders(form: str) -> frozenset[str] | None:
    """The names in braces that `form` fills in; None where its braces are not right."""
    try:
        parts = [part[1:] for part in string.Formatter().parse(form) if part[1] is not None]
    except ValueError:
        return None
    right = all(
        name and name.isidentifier() and shape in ("", "02") and not turned
        for name, shape, turned in parts
    )
    return frozenset(str(name) for name, *_ in parts) if right else None


def _files(language: str) -> tuple[Path, ...]:
    """The files that hold for a tag, the most general first."""
    by_tag = {tag.lower(): path for tag, path in languages().items()}
    parts = subtags(language)
    if "-".join(parts[:2]) in _TRADITIONAL:
        parts = ("zh", "hant", *parts[1:])
    tags = ("-".join(parts[:end]) for end in range(1, len(parts) + 1))
    return tuple(by_tag[tag] for tag in tags if tag in by_tag)


def _read(path: Path) -> dict[str, Any]:
    data = yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506 - it knows text alone
    return {key: tuple(one) if isinstance(one, list) else one for key, one in data.items()}


@cache
def meanings() -> Mapping[str, str]:
    """What each word is for."""
    hints = get_type_hints(Words, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}


def written_date(start: dt.date | None, end: dt.date | None, words: Words) -> str:
    """An event's day with its weekday, or the first and the last of its days; empty for none."""
    if start is None:
        return ""
    if end is None or end == start:
        return _filled(words.date_with_weekday, start, words)
    return words.date_range.format(start=written_day(start, words), end=written_day(end, words))


def written_day(day: dt.date | None, words: Words) -> str:
    """A day without its weekday; empty for none."""
    return _filled(words.date, day, words) if day else ""


def written_time(time: dt.time | None, words: Words) -> str:
    """A time of day; empty for none."""
    return words.clock.format(hour=time.hour, minute=time.minute) if time else ""


def _filled(form: str, day: dt.date, words: Words) -> str:
    return form.format(
        weekday=words.weekdays[day.weekday()],
        day=words.first_day if day.day == 1 else day.day,
        month=words.months[day.month - 1],
        year=day.year,
    )
