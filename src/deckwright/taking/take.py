"""What a speaker sent, as a talk of an event, and what to write back."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deckwright.checking import check
from deckwright.diagnostics import Diagnostic, error, has_errors
from deckwright.importing import import_deck
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Speaker, Talk, TalkSettings
from deckwright.pipeline import Findings, Pipeline
from deckwright.read.settings.speakers import FILE_NAME as SPEAKERS
from deckwright.read.settings.speakers import read_speakers
from deckwright.read.talk import Defaults, TalkSource, read_talk
from deckwright.read.text_files import read_text
from deckwright.read.workspace import Workspace, slug
from deckwright.scaffold import add_talk
from deckwright.scaffold.settings_text import speakers_setting, speakers_yaml
from deckwright.taking.local_files import Placed, placed, with_references
from deckwright.taking.own_settings import with_settings
from deckwright.taking.people import matched
from deckwright.taking.sent import (
    MARKDOWN,
    OFFICE,
    NotTakenError,
    as_powerpoint,
    laid_out,
)

_READ_AS = "DW231"
"""The finding that a report says in words of its own."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The files that were written, what is wrong, and a report for the speaker in Markdown."""

    written: tuple[Path, ...]
    findings: Findings
    report: str


def take(
    sent: Path,
    folder: Path,
    workspace: Workspace,
    speakers: Sequence[str] = (),
    *,
    office: bool = False,
) -> Taken:
    """Makes what was `sent` a talk of the event in `folder`, all of it or nothing.

    `speakers`, names or keys, are those of the talk, whatever it says. With `office` LibreOffice
    may read a deck.
    """
    with tempfile.TemporaryDirectory(prefix="deckwright-") as scratch:
        root = Path(scratch).resolve()
        sending = _Sending(sent, root, folder, workspace)
        try:
            return sending.taken(tuple(Speaker(name) for name in speakers), office=office)
        except NotTakenError as refused:
            return sending.refused(
                (error("DW150", Span(str(sent)), refused.message, refused.hint),)
            )
        except OSError as failure:
            why = f"it cannot be taken: {(failure.strerror or 'unknown reason').lower()}"
            return sending.refused((error("DW101", Span(str(sent)), why),))


@dataclass(frozen=True, slots=True)
class _Sending:
    """What was sent, the scratch folder `root` that it lies in, and where it is to go."""

    sent: Path
    root: Path
    folder: Path
    workspace: Workspace

    def taken(self, speakers: tuple[Speaker, ...], *, office: bool) -> Taken:
        """The talk, written. Raises `NotTakenError` and `OSError`."""
        talk, lost = self.as_markdown(office=office)
        source, read = read_talk(talk, self.root) if talk.is_file() else (None, ())
        found = (*lost, *read)
        if source is None or has_errors(found):
            return self.refused(found)
        parsed, _ = Pipeline().parse(source, self.root)
        settings = source.settings
        known, _ = read_speakers(self.folder, self.workspace.root)
        people = matched(speakers or settings.speakers, known)
        facts = [f"- Question: {one}" for one in people.questions]
        listed = self.listed(people.new)
        named = people.speakers
        if people.new and not listed:
            named = tuple(replace(one, key="") if one in people.new else one for one in named)
            facts.append(f"- New speakers are named in the talk: {SPEAKERS} cannot be added to")
        text, _ = read_text(talk)
        setting = speakers_setting(named) if named else ""
        own = with_settings(text or "", settings.dialect, setting)
        here = tuple(_local(source, parsed, self.root))

        def files(path: Path) -> Mapping[Path, bytes]:
            places = placed(here, talk, self.root, path)
            written = with_references(own, places.moved)
            beside = {path.parent / place: data for place, data in places.files.items()}
            before = (source, parsed, {one.key or one.name: one for one in named})
            self.prove(path.name, written, places, *before)
            return {path: written.encode(), **beside, **listed}

        name = slug(settings.title) or slug(self.sent.stem) or "talk"
        made, refused = add_talk(name, self.folder, files)
        if refused:
            return self.refused((*found, *refused))
        planned, _ = Pipeline().plan_file(made[0])
        checked = tuple(one for one in check((made[0],)) if one.span.path == str(made[0]))
        told = _facts(settings, named, planned)
        told += [f"- {one}" for one in people.spellings]
        report = self.report([*told, *facts], (*lost, *checked), planned)
        return Taken(made, self.said(found), report)

    def as_markdown(self, *, office: bool) -> tuple[Path, Findings]:
        """The talk's file, and what was lost on the way to it."""
        talk = laid_out(self.sent, self.root)
        if talk.suffix.lower() in OFFICE:
            if not office:
                message = f"a {talk.suffix} file is read by LibreOffice, which is not run unasked"
                raise NotTakenError(message, "`--office` runs it, or save the deck as .pptx")
            talk = as_powerpoint(talk, self.root)
        if talk.suffix.lower() in MARKDOWN:
            return talk, ()
        written = self.root / f"{slug(talk.stem) or 'slides'}.md"
        return written, import_deck(talk, written).findings

    def listed(self, new: tuple[Speaker, ...]) -> Mapping[Path, bytes]:
        """`speakers.yml` of all events with those that are `new`; nothing where that is not safe.

        It is read again before it is written: all that are known must still be there.
        """
        path = self.workspace.talks / SPEAKERS
        before = path.read_bytes() if path.is_file() else b""
        if not new or path.is_symlink():
            return {}
        try:
            text = before.decode()
        except UnicodeDecodeError:
            return {}
        if text and not text.endswith("\n"):
            text += "\n"
        data = (text + speakers_yaml(new)).encode()
        old = self.names(before)
        if old is None or self.names(data) != {**old, **{one.key: one.name for one in new}}:
            return {}
        return {path: data}

    def names(self, data: bytes) -> Mapping[str, str] | None:
        """The names in a `speakers.yml`, by key; None where it has a mistake."""
        with tempfile.TemporaryDirectory(dir=self.root, prefix=".") as scratch:
            (Path(scratch) / SPEAKERS).write_bytes(data)
            read, found = read_speakers(Path(scratch), Path(scratch))
        return None if has_errors(found) else {key: one.name for key, one in read.items()}

    def prove(
        self,
        name: str,
        text: str,
        places: Placed,
        source: TalkSource,
        parsed: Talk,
        speakers: Mapping[str, Speaker],
    ) -> None:
        """That the talk still says what it said, with the same pictures. Raises `NotTakenError`."""
        with tempfile.TemporaryDirectory(dir=self.root, prefix=".") as scratch:
            place = Path(scratch)
            for inside, data in {name: text.encode(), **places.files}.items():
                (place / inside).parent.mkdir(parents=True, exist_ok=True)
                (place / inside).write_bytes(data)
            again, _ = read_talk(place / name, place, Defaults(speakers=speakers))
            wanted = [one.name for one in speakers.values()]
            if again is None or [one.name for one in again.settings.speakers] != wanted:
                hint = "write it as lines `key: value`, with no key that no program knows"
                raise NotTakenError("its front matter cannot be added to", hint)
            reparsed, _ = Pipeline().parse(again, place)
            same = (
                again.settings.dialect == source.settings.dialect
                and again.settings.title == source.settings.title
                and with_references(source.body, places.moved).strip() == again.body.strip()
                and _pictures(again, reparsed) == _pictures(source, parsed)
            )
        if not same:
            hint = "give its files other names than those in the event's folder"
            raise NotTakenError("it would not be the same talk in this event", hint)

    def refused(self, found: Findings) -> Taken:
        """Nothing, and why."""
        return Taken((), self.said(found), self.report((), found, None))

    def said(self, found: Findings) -> Findings:
        """What was found in the scratch folder, as of what was sent."""
        return tuple(
            replace(
                one, span=replace(one.span, path=str(self.sent)), message=self.plain(one.message)
            )
            if one.span.path.startswith(str(self.root))
            else one
            for one in found
        )

    def plain(self, words: str) -> str:
        """Words without folders of this machine."""
        for folder in (self.root, self.folder, self.workspace.root, self.sent.parent):
            for name in (str(folder.resolve()), str(folder.absolute()), str(folder)):
                words = re.sub(rf"(?<![\w./-]){re.escape(name.rstrip('/'))}/(?=[^\s/])", "", words)
        return words

    def report(self, facts: Sequence[str], found: Findings, deck: Deck | None) -> str:
        """What to write back."""
        lines = [f"# {self.sent.name}", "", *(facts or ("Not taken.",)), ""]
        lines += dict.fromkeys(
            f"- {_where(one, deck)}{self.plain(f'{one.message}; {one.hint}').rstrip('; ')}"
            for one in found
            if one.code != _READ_AS
        )
        return "\n".join(lines).rstrip() + "\n"


def _facts(settings: TalkSettings, speakers: Sequence[Speaker], deck: Deck | None) -> list[str]:
    """What a talk was read as."""
    told = [f"- Title: {settings.title}", f"- Read as: {settings.dialect}"]
    told += [f"- Recognised by: {settings.dialect_sign}"] * bool(settings.dialect_sign)
    told += [f"- Slides: {len(deck.slides)}"] if deck else []
    told += [f"- Speaker: {one.name}" for one in speakers] or ["- Question: Who speaks?"]
    portraits = (one.name for one in settings.speakers if one.avatar is not None)
    return [*told, *(f"- The portrait of {name} is not taken" for name in portraits)]


def _where(one: Diagnostic, deck: Deck | None) -> str:
    """The slide that a finding is about."""
    above = [
        slide
        for slide in (deck.slides if deck else ())
        if slide.span.path == one.span.path and 0 < slide.span.line <= one.span.line
    ]
    if not above:
        return f"line {one.span.line}: " if one.span.line and deck is None else ""
    slide = max(above, key=lambda slide: slide.span.line)
    return f"slide {slide.number}, {slide.title}: " if slide.title else f"slide {slide.number}: "


def _local(source: TalkSource, talk: Talk, root: Path) -> Iterable[Path]:
    """The files beside a talk that it shows or takes in, once each."""
    people = {str(one.avatar) for one in source.settings.speakers}
    shown = [
        one.path
        for name, one in talk.assets.items()
        if name not in people and not re.match(r"data:|[A-Za-z][\w+.-]+://", name)
    ]
    cited = [one.path for one in source.settings.references]
    portraits = [one.avatar for one in source.settings.speakers]
    read = [
        one
        for one in (*source.files, *cited)
        if one.is_file() and one.name != SPEAKERS and one not in portraits
    ]
    own = source.settings.path.resolve()
    every = dict.fromkeys(path.resolve() for path in (*shown, *read))
    return (path for path in every if path != own and path.is_relative_to(root))


def _pictures(source: TalkSource, talk: Talk) -> list[bytes]:
    """The contents of a talk's pictures in their order, portraits left out."""
    people = {str(one.avatar) for one in source.settings.speakers}
    return [one.path.read_bytes() for name, one in talk.assets.items() if name not in people]
