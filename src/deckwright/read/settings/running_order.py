"""The running order of an event: which talks, breaks and other things, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deckwright.diagnostics import Diagnostic, Edit, error, nearest, warning
from deckwright.model.source import Span
from deckwright.model.talk import Event, Session
from deckwright.read.settings.raw import RawSession, SessionEntries
from deckwright.read.settings.yaml_document import Document
from deckwright.read.talk import TalkSource
from deckwright.read.workspace import locate, talk_paths

_DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the running order as written, its talk's file found."""

    raw: RawSession
    span: Span
    path: Path | None = None
    """None for what is no talk."""


def find_entries(
    sessions: SessionEntries | None, document: Document, folder: Path, root: Path
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """The entries of `sessions`, or every talk of `folder` by its name where there are none."""
    here = [path.name for path in talk_paths(folder)]
    if sessions is None:
        blank = RawSession(talk="a file's name, which unlike a written one keeps its every space")
        rows = [(blank.model_copy(update={"talk": n}), Span(str(folder / n), 1)) for n in here]
    else:
        rows = [
            (
                row if isinstance(row, RawSession) else RawSession(talk=row),
                document.span("sessions", number, "talk"),
            )
            for number, row in enumerate(sessions)
        ]
    entries: list[Entry] = []
    seen: dict[Path, Span] = {}
    found: list[Diagnostic] = []
    for raw, span in rows:
        match _find(raw, span, folder, root, here):
            case Entry(path=Path() as path) if path.resolve() in seen:
                found.append(_twice(raw.talk, span, seen[path.resolve()]))
            case Entry() as entry:
                entries.append(entry)
                if entry.path is not None:
                    seen[entry.path.resolve()] = span
            case mistake:
                found.append(mistake)
    if sessions is not None:
        found += _left_out(here, (raw.talk for raw, _ in rows), document.span("sessions"))
    return tuple(entries), tuple(found)


def resolve_sessions(
    entries: Iterable[Entry], talks: Mapping[Path, TalkSource], begin: dt.time | None
) -> tuple[tuple[Session, ...], tuple[TalkSource, ...]]:
    """Sessions, and their talks with the room and duration that the running order gives them.

    The first session begins at `begin` where it says nothing, each other one when the one before
    is over. Talks that could not be read are left out.
    """
    sessions: list[Session] = []
    ordered: list[TalkSource] = []
    for entry in entries:
        raw = entry.raw
        session = Session(raw.kind, raw.title, entry.span, raw.start, raw.duration, raw.room)
        if entry.path is not None:
            if entry.path not in talks:
                continue
            talk = _in_session(talks[entry.path], raw)
            ordered.append(talk)
            session = _session_of(talk, entry)
        if session.start is None:
            session = replace(session, start=_end(sessions[-1], session) if sessions else begin)
        sessions.append(session)
    return tuple(sessions), tuple(ordered)


def clashes(event: Event) -> tuple[Diagnostic, ...]:
    """Warnings about sessions that begin before the one before in the same room is over."""
    many_days = event.end is not None and event.end != event.date
    return tuple(_clashes(event.sessions, many_days=many_days))


def _clashes(sessions: Sequence[Session], *, many_days: bool) -> Iterator[Diagnostic]:
    timed = [session for session in sessions if session.start is not None]
    for number, session in enumerate(timed):
        earlier = (s for s in reversed(timed[:number]) if _share_a_room(s, session))
        before = next(earlier, None)
        if before is None:
            continue
        began, begins = _minutes(before), _minutes(session)
        if begins < began and (many_days or began - begins > _DAY // 2):
            begins += _DAY
        if begins < began + (before.duration or 1):
            message = f"`{session.title}` begins before `{before.title}` is over"
            hint = "mend `start` or `duration` of one of them"
            yield warning("DW116", session.span, message, hint)


def _find(
    raw: RawSession, span: Span, folder: Path, root: Path, here: Iterable[str]
) -> Entry | Diagnostic:
    if not raw.talk:
        return Entry(raw, span)
    match locate(raw.talk, folder, root):
        case Path() as path:
            return Entry(raw, span, path)
        case "outside":
            message = f"the talk `{raw.talk}` lies outside the workspace and is not read"
            return error("DW119", span, message, "move it into this folder")
        case _:
            meant = nearest(raw.talk, (name for name in here if name != raw.talk))
            hint = (
                f"did you mean `{meant}`?" if meant else "write the name of a file in this folder"
            )
            edit = Edit(span, raw.talk, meant) if meant else None
            return error("DW114", span, f"there is no talk `{raw.talk}`", hint, edit)


def _twice(name: str, span: Span, first: Span) -> Diagnostic:
    message = f"the talk `{name}` is already in the running order, on line {first.line}"
    return error("DW115", span, message, "delete one of the two")


def _left_out(here: Iterable[str], listed: Iterable[str], span: Span) -> list[Diagnostic]:
    names = {Path(name).name for name in listed}
    hint = "add it, or give the file another ending than .md"
    return [
        warning("DW117", span, f"`{name}` is not in the running order", hint)
        for name in here
        if name not in names
    ]


def _in_session(talk: TalkSource, raw: RawSession) -> TalkSource:
    room, duration = raw.room or talk.settings.room, raw.duration or talk.settings.duration
    return replace(talk, settings=replace(talk.settings, room=room, duration=duration))


def _session_of(talk: TalkSource, entry: Entry) -> Session:
    settings = talk.settings
    return Session(
        kind="talk",
        title=settings.title,
        span=entry.span,
        start=entry.raw.start,
        duration=settings.duration,
        room=settings.room,
        talk=settings,
    )


def _end(session: Session, following: Session) -> dt.time | None:
    """When `session` is over, as far as that is when `following` may begin."""
    if session.start is None or session.duration is None or not _share_a_room(session, following):
        return None
    begin = dt.datetime.combine(dt.date.min, session.start)
    return (begin + dt.timedelta(minutes=session.duration)).time()


def _share_a_room(one: Session, other: Session) -> bool:
    return one.room == other.room or not one.room or not other.room


def _minutes(session: Session) -> int:
    """The start in minutes since midnight."""
    return 0 if session.start is None else session.start.hour * 60 + session.start.minute
