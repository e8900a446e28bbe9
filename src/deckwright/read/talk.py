"""A talk's file: front matter on top, Markdown below."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from deckwright.diagnostics import Diagnostic, has_errors, info, warning
from deckwright.model.source import NOWHERE, Span
from deckwright.model.talk import Dialect, Made, OwnWords, ReferenceFile, Speaker, TalkSettings
from deckwright.read.bibliography import read_bibliography
from deckwright.read.dialect_marks import Recognition, is_known, recognise
from deckwright.read.dialects import (
    in_our_words,
    loose_settings,
    made_of,
    options_of,
    title_lines,
)
from deckwright.read.front_matter import (
    Parts,
    first_heading,
    parts_of,
    plain_heading,
    split,
)
from deckwright.read.includes import expand, has_includes
from deckwright.read.quarto import with_format_options
from deckwright.read.settings.own_words import language_files, read_own_words
from deckwright.read.settings.raw import RawSpeaker, RawTalk
from deckwright.read.settings.speakers import (
    find_speaker,
    read_speakers,
    resolve_links,
    resolve_speaker,
    speaker_files,
)
from deckwright.read.settings.validation import meant_by, validate
from deckwright.read.settings.yaml_document import Document, parse_document
from deckwright.read.text_files import read_text, too_long_for_a_talk
from deckwright.read.workspace import locate, unreadable_name


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a talk takes from its event where it says nothing itself."""

    language: str = "en"
    template: str = "light"
    date: dt.date | None = None
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    template_span: Span = NOWHERE
    """Where the event names the template."""
    closing: bool = True
    own_words: OwnWords | None = None
    """What the workspace says in its own way in that language; None where nobody has looked."""


@dataclass(frozen=True, slots=True)
class TalkSource:
    """A talk, read: its settings and its Markdown, which begins on `first_line` of the file.

    `files` are all that went into it: the talk itself, `speakers.yml`, the portraits, and what is
    included.
    """

    settings: TalkSettings
    body: str
    first_line: int
    files: tuple[Path, ...]
    origins: tuple[Span, ...] = ()
    """Where each line of the body comes from, if any comes from another file."""
    digest: str = ""
    """SHA-256 of the file's whole text in UTF-8, its line ends as on Unix."""


def read_talk(
    path: Path,
    root: Path | None = None,
    defaults: Defaults | None = None,
    dialect: Dialect | None = None,
) -> tuple[TalkSource | None, tuple[Diagnostic, ...]]:
    """The talk at `path`, or None and what is wrong with it.

    Without `root` nothing outside the talk's folder is read. Without `defaults`, the talk stands
    alone and its speakers are looked up in the `speakers.yml` next to it. Without `dialect`, the
    talk itself shows which one it is written in.
    """
    source, found = _read(path, root or path.parent, defaults, dialect)
    if source is None or has_errors(found):
        return None, found
    source, more = _with_includes(source, root or path.parent)
    return None if has_errors(more) else source, (*found, *more)


def read_text_of(path: Path, root: Path) -> tuple[TalkSource | None, tuple[Diagnostic, ...]]:
    """The talk at `path` for its text alone, whatever its settings; what is wrong with the text.

    None where nobody knows where the text begins.
    """
    source, _ = _read(path, root, Defaults(), None)
    return _with_includes(source, root) if source else (None, ())


def read_texts_of(
    paths: Iterable[Path], root: Path
) -> Iterator[tuple[TalkSource | None, tuple[Diagnostic, ...]]]:
    """What `read_text_of` finds in each of these; what lies outside of `root` is passed over."""
    for path in paths:
        if isinstance(locate(path.name, path.parent, root), Path):
            yield read_text_of(path, root)


def _read(
    path: Path, root: Path, defaults: Defaults | None, dialect: Dialect | None
) -> tuple[TalkSource | None, tuple[Diagnostic, ...]]:
    """The talk as it is written in its own file, its settings those that are right."""
    if unreadable := unreadable_name(path):
        return None, unreadable
    alone = defaults is None
    found: list[Diagnostic] = []
    if defaults is None:
        known, mistakes = read_speakers(path.parent, root)
        defaults = Defaults(speakers=known)
        found += mistakes
    text, mistakes = read_text(path)
    found += mistakes
    if text is not None:
        found += too_long_for_a_talk(text, str(path))
    if text is None or has_errors(found):
        return None, tuple(found)
    front, seen = _front_matter(text, path, root, dialect, defaults, alone=alone)
    found += front.found
    body, first_line, document = front.body, front.first_line, front.document
    if document is None:
        return _without_settings(path, body, first_line), tuple(found)
    raw, mistakes = validate(RawTalk, document)
    if seen.dialect != "deckwright":  # what others write there need not be wrong to them
        raw, mistakes = raw or RawTalk(), tuple(replace(m, severity="warning") for m in mistakes)
    found += mistakes
    if raw is None:
        return _without_settings(path, body, first_line), tuple(found)
    heading = first_heading(body)
    if not (raw.title or heading):
        heading = first_heading(body, deepest=6) or path.stem
        hint = "add `title:` to the front matter, or a `# Heading`"
        message = f"this talk has no title; it is called `{heading}`"
        found.append(info("DW112", Span(str(path), 1), message, hint))
    settings, mistakes = _resolve(raw, document, heading, root, defaults)
    if seen.dialect != "deckwright":
        settings = replace(settings, made=made_of(seen.dialect, dict(front.options)))
    settings = replace(
        settings,
        dialect=seen.dialect,
        dialect_sign=seen.sign,
        options=front.options,
        option_places=front.places,
        references=front.references,
    )
    found += mistakes
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = TalkSource(settings, body, first_line, _files(settings, root), digest=digest)
    return source, tuple(found)


@dataclass(frozen=True, slots=True)
class _FrontMatter:
    """What stands before a talk's text, in our words; and where the text begins."""

    document: Document | None
    """None where it cannot be read."""
    body: str
    first_line: int
    options: tuple[tuple[str, str], ...] = ()
    """What is another dialect's, as written."""
    places: tuple[tuple[str, Span], ...] = ()
    references: tuple[ReferenceFile, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def _front_matter(
    text: str, path: Path, root: Path, dialect: Dialect | None, defaults: Defaults, *, alone: bool
) -> tuple[_FrontMatter, Recognition]:
    document, body, first_line, mistakes = split(text, str(path))
    seen = _recognised(text, document, body, first_line, path, dialect)
    if seen.dialect != "deckwright":
        return _foreign_front_matter(text, path, root, seen, defaults, alone=alone), seen
    if document is None or seen.clear:
        return _FrontMatter(document, body, first_line, found=mistakes), seen
    ours = RawTalk.model_fields  # whose it is, nothing says: no key is wrong
    kept = tuple(key for key in document.data if key not in ours and not meant_by(key, ours))
    rest = {key: one for key, one in document.data.items() if key not in kept}
    return _FrontMatter(
        replace(document, data=rest),
        body,
        first_line,
        options_of({key: document.data[key] for key in kept}),
        found=(*_kept(kept, document, seen.dialect), *mistakes),
    ), seen


def _foreign_front_matter(
    text: str, path: Path, root: Path, seen: Recognition, defaults: Defaults, *, alone: bool
) -> _FrontMatter:
    foreign, body, first_line = _foreign(text, str(path), seen.dialect)
    kept = tuple(key for key in foreign.data if not is_known(key, seen.dialect))
    found = (_read_as(seen, path), *_kept(kept, foreign, seen.dialect))
    said = foreign.data
    references: tuple[ReferenceFile, ...] = ()
    if seen.dialect == "pandoc":
        said = with_format_options(said)
        references, mistakes = read_bibliography(foreign, root)
        found += mistakes
    return _FrontMatter(
        in_our_words(foreign, defaults.speakers, alone=alone),
        body,
        first_line,
        options_of(said),
        tuple((key, foreign.span(key)) for key in foreign.data),
        references,
        found,
    )


def _read_as(seen: Recognition, path: Path) -> Diagnostic:
    """Whose Markdown a talk was taken for."""
    hint = "`dialect: NAME` in the front matter or --from NAME reads it otherwise"
    return info("DW231", Span(str(path)), f"read as {seen.dialect}: {seen.sign}", hint)


def _kept(keys: Sequence[str], document: Document, dialect: Dialect) -> tuple[Diagnostic, ...]:
    """That keys of front matter mean nothing to us, all in one finding."""
    if not keys:
        return ()
    names = ", ".join(f"`{key}`" for key in keys)
    whose = "us" if dialect == "deckwright" else f"us or {dialect}"
    message = f"{names} of the front matter mean nothing to {whose} and are passed over"
    hint = "they stay in the file for other programs"
    return (info("DW110", document.span(keys[0]), message, hint),)


def _without_settings(path: Path, body: str, first_line: int) -> TalkSource | None:
    """A talk of which only the text can be read; None where front matter reaches into it."""
    if first_line == 1:
        return None
    settings = TalkSettings(path, first_heading(body) or path.stem, Span(str(path), 1))
    return TalkSource(settings, body, first_line, (path,))


def _with_includes(source: TalkSource, root: Path) -> tuple[TalkSource, tuple[Diagnostic, ...]]:
    if source.settings.dialect != "deckwright" or not has_includes(source.body):
        return source, ()
    path = source.settings.path
    whole = expand(source.body, path, source.first_line, root)
    body = "\n".join(whole.lines)
    files = (*source.files, *whole.files)
    found = (*whole.findings, *too_long_for_a_talk(body, str(path)))
    return replace(source, body=body, origins=whole.origins, files=files), found


def _recognised(
    text: str,
    document: Document | None,
    body: str,
    first_line: int,
    path: Path,
    dialect: Dialect | None,
) -> Recognition:
    """The dialect of a talk: the one that is asked for, or that it names, or that it looks like."""
    if dialect:
        return Recognition(dialect, "as asked for", clear=True)
    parts = parts_of(text) if document is None else None
    data = document.data if document else loose_settings(parts.front if parts else text)
    for named in get_args(Dialect):
        if data.get("dialect") == named:
            sign = f"`dialect: {named}` in the front matter"
            return Recognition(named, sign, clear=True)
    if parts is not None:
        body, first_line = parts.body, parts.first_line
    return recognise(data, body, path, first_line)


def _foreign(text: str, path: str, dialect: Dialect) -> tuple[Document, str, int]:
    """Front matter of another dialect, be it proper YAML or not, the body and its first line."""
    parts = parts_of(text) or Parts("", 1, text, 1)
    front, body, first_line = parts.front, parts.body, parts.first_line
    document, mistakes = parse_document(front, path, first_line=parts.front_line)
    if document is None or mistakes:
        document = Document(path, loose_settings(front), {})
    if dialect == "pandoc" and not front:
        data, count = title_lines(body)
        document = Document(path, data, {})
        body, first_line = "\n".join(body.split("\n")[count:]), first_line + count
    words = {k: plain_heading(v) if isinstance(v, str) else v for k, v in document.data.items()}
    return Document(path, words, document.places), body, first_line


def _resolve(
    raw: RawTalk, document: Document, heading: str, root: Path, defaults: Defaults
) -> tuple[TalkSettings, tuple[Diagnostic, ...]]:
    path = Path(document.path)
    title = raw.title or heading
    speakers, found = _speakers(raw, document, root, defaults.speakers)
    closing = defaults.closing if raw.closing is None else raw.closing
    language, own_words = raw.language or defaults.language, defaults.own_words
    if language != defaults.language or own_words is None:
        own_words, mistakes = read_own_words(language, root, document.span("language"))
        found += mistakes
    settings = TalkSettings(
        path=path,
        title=title,
        span=document.span("title") if raw.title else Span(document.path, 1),
        subtitle=raw.subtitle,
        speakers=speakers,
        abstract=raw.abstract,
        description=raw.description,
        language=language,
        own_words=own_words,
        date=raw.date or defaults.date,
        duration=raw.duration,
        room=raw.room,
        track=raw.track,
        prose=raw.prose,
        template=raw.template or defaults.template,
        template_span=document.span("template") if raw.template else defaults.template_span,
        made=_made(opening=raw.opening, introductions=raw.introductions, closing=closing),
        links=resolve_links(raw.links),
        keywords=raw.keywords,
    )
    return settings, found


def _made(*, opening: bool, introductions: bool, closing: bool) -> tuple[Made, ...]:
    wanted: tuple[tuple[Made, bool], ...] = (
        ("title", opening),
        ("speakers", introductions),
        ("closing", closing),
    )
    return tuple(name for name, is_wanted in wanted if is_wanted)


def _speakers(
    raw: RawTalk, document: Document, root: Path, known: Mapping[str, Speaker]
) -> tuple[tuple[Speaker, ...], tuple[Diagnostic, ...]]:
    entries = raw.speakers if isinstance(raw.speakers, tuple) else (raw.speakers,)
    speakers: list[Speaker] = []
    found: list[Diagnostic] = []
    for number, entry in enumerate(entries):
        span = document.span("speakers", number)
        if isinstance(entry, RawSpeaker):
            avatar = document.span("speakers", number, "avatar")
            speaker, mistakes = resolve_speaker(entry, Path(document.path).parent, root, avatar)
            speakers.append(speaker)
            found += mistakes
            continue
        match find_speaker(entry, known, span):
            case Speaker() as speaker if speaker in speakers:
                found.append(warning("DW124", span, f"`{entry}` is named twice", "delete one"))
            case Speaker() as speaker:
                speakers.append(speaker)
            case mistake:
                found.append(mistake)
    return tuple(speakers), tuple(found)


def _files(settings: TalkSettings, root: Path) -> tuple[Path, ...]:
    keyed = any(speaker.key for speaker in settings.speakers)
    listed = speaker_files(settings.path.parent, root) if keyed else ()
    languages = language_files(settings.language, root)
    portraits = (speaker.avatar for speaker in settings.speakers if speaker.avatar is not None)
    cited = (file.path for file in settings.references if file.path != settings.path)
    return (settings.path, *listed, *languages, *portraits, *cited)
