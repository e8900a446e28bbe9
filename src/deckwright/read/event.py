"""An event: `event.yml`, its speakers and its talks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error, has_errors, warning
from deckwright.model.source import Span
from deckwright.model.talk import Dialect, Event, OwnWords, Place, Session, Speaker
from deckwright.read.settings.own_words import language_files, read_own_words
from deckwright.read.settings.raw import RawEvent, RawPlace
from deckwright.read.settings.running_order import clashes, find_entries, resolve_sessions
from deckwright.read.settings.speakers import read_speakers, resolve_links, speaker_files
from deckwright.read.settings.validation import validate
from deckwright.read.settings.yaml_document import Document, read_document
from deckwright.read.talk import Defaults, TalkSource, read_talk
from deckwright.read.workspace import Workspace, find_workspace, unreadable_name

FILE_NAME = "event.yml"


@dataclass(frozen=True, slots=True)
class EventSource:
    """An event, read. `talks` are in running order; `files` are all that went into it."""

    event: Event
    talks: tuple[TalkSource, ...]
    files: tuple[Path, ...]

    @property
    def templates(self) -> Mapping[str, Span]:
        """The templates that the event and its talks name, and where each is named first."""
        of_talks = [(talk.settings.template, talk.settings.template_span) for talk in self.talks]
        return dict(reversed([(self.event.template, self.event.template_span), *of_talks]))


def read_event(
    folder: Path, workspace: Workspace
) -> tuple[EventSource | None, tuple[Diagnostic, ...]]:
    """The event in `folder` with its talks, and all that is wrong with any of its files.

    None where `event.yml` or `speakers.yml` has a mistake. A talk with a mistake is left out;
    the others can still be written.
    """
    if unreadable := unreadable_name(folder):
        return None, unreadable
    found: list[Diagnostic] = []
    raw, document, mistakes = _read_settings(folder, workspace.root)
    found += mistakes
    speakers, mistakes = read_speakers(folder, workspace.root)
    found += mistakes
    own_words: OwnWords = ()
    if raw is not None:
        own_words, mistakes = read_own_words(
            raw.language, workspace.root, document.span("language")
        )
        found += mistakes
    usable = not has_errors(found)
    entries, mistakes = find_entries(
        raw.sessions if raw else None, document, folder, workspace.root
    )
    found += mistakes
    defaults = _defaults(raw, document, speakers, own_words)
    talks: dict[Path, TalkSource] = {}
    for path in (entry.path for entry in entries if entry.path is not None):
        talk, mistakes = read_talk(path, workspace.root, defaults)
        found += mistakes
        if talk is not None:
            talks[path] = talk
    if raw is None or not usable:
        return None, tuple(found)
    sessions, ordered = resolve_sessions(entries, talks, _time(raw))
    event = _resolve(raw, document, folder, sessions, own_words)
    if not entries:
        hint = "add a talk as a Markdown file"
        found.append(warning("DW118", Span(document.path), "this event has no talks", hint))
    found += clashes(event)
    files = _files(event, folder, workspace.root, ordered)
    return EventSource(event, ordered, files), tuple(dict.fromkeys(found))


def event_language(folder: Path, root: Path) -> str:
    """The language of the event in `folder`, whatever else is wrong with it."""
    raw, _, _ = _read_settings(folder, root)
    return raw.language if raw else Defaults().language


@dataclass(frozen=True, slots=True)
class TalkFile:
    """The file of one talk, read by itself; the event that it belongs to, where it does."""

    source: TalkSource | None
    """None where it has a mistake."""
    event: Event | None
    workspace: Workspace | None
    root: Path
    """The folder outside of which nothing is read."""


def read_talk_file(
    path: Path, dialect: Dialect | None = None
) -> tuple[TalkFile, tuple[Diagnostic, ...]]:
    """The talk at `path`, with its event where it lies in a workspace's event.

    One that is read as a given `dialect` stands alone.
    """
    workspace = find_workspace(path.parent)
    root = workspace.root if workspace else path.parent
    if dialect is None and workspace and path.resolve().parent.parent == workspace.talks.resolve():
        source, found = read_event(path.parent, workspace)
        own = tuple(finding for finding in found if finding.span.path == str(path))
        if source is not None:
            for one in source.talks:
                if one.settings.path.resolve() == path.resolve():
                    return TalkFile(one, source.event, workspace, root), own
            if has_errors(own):
                return TalkFile(None, source.event, workspace, root), own
    talk, found = read_talk(path, root, dialect=dialect)
    return TalkFile(talk, None, workspace, root), found


def _read_settings(
    folder: Path, root: Path
) -> tuple[RawEvent | None, Document, tuple[Diagnostic, ...]]:
    nothing = Document(str(folder / FILE_NAME), {}, {})
    document, found = read_document(FILE_NAME, folder, root)
    if document is None and not found:
        hint = "write one with at least a `title:`"
        found = (error("DW101", Span(nothing.path), "there is no such file", hint),)
    if document is None:
        return None, nothing, found
    raw, mistakes = validate(RawEvent, document)
    return raw, document, found + mistakes


def _defaults(
    raw: RawEvent | None,
    document: Document,
    speakers: Mapping[str, Speaker],
    own_words: OwnWords,
) -> Defaults:
    if raw is None:
        return Defaults(speakers=speakers)
    named = document.span("template")
    return Defaults(raw.language, raw.template, _date(raw), speakers, named, own_words)


def _resolve(
    raw: RawEvent,
    document: Document,
    folder: Path,
    sessions: tuple[Session, ...],
    own_words: OwnWords,
) -> Event:
    return Event(
        slug=folder.resolve().name,
        title=raw.title,
        span=document.span("title"),
        subtitle=raw.subtitle,
        description=raw.description,
        date=_date(raw),
        end=raw.end,
        place=_place(raw),
        organizer=raw.organizer,
        url=raw.url,
        language=raw.language,
        own_words=own_words,
        timezone=raw.timezone,
        template=raw.template,
        template_span=document.span("template"),
        license=raw.license,
        form=raw.handout.form,
        paper=raw.handout.paper,
        sides=raw.handout.sides,
        qr=raw.handout.qr,
        pdf_standard=raw.handout.pdf_standard,
        links=resolve_links(raw.links),
        sessions=sessions,
    )


def _place(raw: RawEvent) -> Place:
    match raw.place or raw.location:
        case None:
            return Place()
        case RawPlace() as place:
            return Place(place.name, place.city, place.country, place.address, place.url)
        case name:
            return Place(name)


def _date(raw: RawEvent) -> dt.date | None:
    """The first day; `start` may name it too."""
    match raw.start:
        case dt.datetime() as begin:
            return raw.date or begin.date()
        case dt.date() as day:
            return raw.date or day
        case _:
            return raw.date


def _time(raw: RawEvent) -> dt.time | None:
    """When the first session begins, as far as `start` tells."""
    match raw.start:
        case dt.datetime() as begin:
            return begin.time()
        case dt.time() as begin:
            return begin
        case _:
            return None


def _files(
    event: Event, folder: Path, root: Path, talks: tuple[TalkSource, ...]
) -> tuple[Path, ...]:
    """Every file once, in the order in which they were read; a folder that a file may come into."""
    languages = (Workspace(root).languages, *language_files(event.language, root))
    shared = speaker_files(folder, root)
    there = languages if languages[0].is_dir() else ()
    of_talks = (file for talk in talks for file in talk.files)
    return tuple(dict.fromkeys((folder / FILE_NAME, *there, *shared, *of_talks)))
