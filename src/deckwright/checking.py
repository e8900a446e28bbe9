"""Everything that can be found without writing an output, and the mends that need no judgement."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckwright.check import check_deck, check_links, check_timing
from deckwright.diagnostics import Diagnostic, Edit, info
from deckwright.model.source import Span
from deckwright.model.talk import Event, Talk
from deckwright.model.theme import Theme
from deckwright.pipeline import Findings, Pipeline
from deckwright.read.event import FILE_NAME, read_event, read_talk_file
from deckwright.read.settings.speakers import FILE_NAME as SPEAKERS
from deckwright.read.settings.yaml_document import read_document
from deckwright.read.workspace import Workspace, find_workspace, talk_paths
from deckwright.templates import read_themes, theme_for
from deckwright.write.files import write_file

_ROUNDS = 4
"""How often files are mended and read again: one mistake hides another, but not for ever."""


@dataclass(frozen=True, slots=True)
class EventTarget:
    """An event, checked as a whole."""

    folder: Path
    workspace: Workspace


Target = EventTarget | Path
"""An event, or the file of one talk."""


@dataclass(frozen=True, slots=True)
class Mend:
    """What was changed in a file."""

    span: Span
    what: str


def targets_in(path: Path) -> tuple[Target, ...]:
    """What is to be checked at `path`: the file of a talk or an event, an event's folder, a
    workspace, a folder of talks. Empty where there is nothing of that.
    """  # noqa: D205 - a list needs its two lines
    if path.is_file():
        return _targets_in_file(path)
    if (path / "talks").is_dir():
        workspace = Workspace(path)
        return tuple(EventTarget(workspace.talks / n, workspace) for n in workspace.event_names())
    own = find_workspace(path.parent)
    if own and path.is_dir() and path.resolve() == own.talks.resolve():
        return targets_in(own.root)
    if own and path.is_dir() and path.resolve().parent == own.talks.resolve():
        return (EventTarget(path, own),)
    return tuple(sorted(path.glob("*.md")))


def _targets_in_file(path: Path) -> tuple[Target, ...]:
    if path.name in (FILE_NAME, SPEAKERS):
        return targets_in(path.parent)
    return (path,)


def check(targets: Iterable[Target]) -> Findings:
    """All that is found in `targets`, each finding once, file by file from the top."""
    found: list[Diagnostic] = []
    for target in targets:
        pipeline = Pipeline()  # for each its own: of a large workspace's decks few are at hand
        if isinstance(target, EventTarget):
            found += _check_event(target, pipeline)
        else:
            found += _check_file(target, pipeline)
        found += _strange_bytes(_sources(target))
    files = {path: at for at, path in enumerate(dict.fromkeys(one.span.path for one in found))}
    places = {one: (files[one.span.path], one.span.line, one.span.column) for one in found}
    return tuple(sorted(places, key=places.__getitem__))


def fix(targets: Sequence[Target]) -> tuple[Mend, ...]:
    """Make the mends that need no judgement; what was changed. Raises `OSError`."""
    mends: list[Mend] = []
    for path in dict.fromkeys(path for target in targets for path in _sources(target)):
        data = path.read_bytes()
        if data != _tidy(data) and _is_utf8(data):
            write_file(path, _tidy(data))
            mends.append(Mend(Span(str(path)), "byte order mark and line ends put right"))
    for _ in range(_ROUNDS):
        made = list(_edit_all(edit for one in check(targets) if (edit := one.edit) is not None))
        mends += made
        if not made:
            break
    return tuple(mends)


def _edit_all(edits: Iterable[Edit]) -> Iterator[Mend]:
    of_files: dict[str, list[Edit]] = {}
    for edit in edits:
        of_files.setdefault(edit.span.path, []).append(edit)
    for path, own in of_files.items():
        yield from _edit(Path(path), own)


def _edit(path: Path, edits: Sequence[Edit]) -> Iterator[Mend]:
    text, made = with_edits(path.read_text("utf-8"), edits)
    if made:
        write_file(path, text.encode())
    for edit in made:
        yield Mend(edit.span, f"`{edit.old}` is now `{edit.new}`")


def _check_event(target: EventTarget, pipeline: Pipeline) -> Iterator[Diagnostic]:
    source, found = read_event(target.folder, target.workspace)
    yield from found
    yield from _language(target)
    root = target.workspace.root
    talks, mistakes = pipeline.parse_all(source.talks if source else (), root)
    yield from mistakes
    wrong = {one.span.path for one in found if one.severity == "error"}
    files = (path for path in talk_paths(target.folder) if not source or str(path) in wrong)
    others, mistakes = pipeline.parse_texts(files, root)
    yield from mistakes
    yield from check_links((*talks, *others))
    if source is None:
        return
    event = source.event
    themes, found = read_themes(source.templates, target.workspace)
    yield from found
    for talk in talks:
        yield from _check_talk(talk, themes.get(talk.settings.template), event, pipeline)


def _check_file(path: Path, pipeline: Pipeline) -> Iterator[Diagnostic]:
    file, found = read_talk_file(path)
    yield from found
    if file.source is None:
        yield from pipeline.parse_texts((path,), file.root)[1]
        return
    talk, found = pipeline.parse(file.source, file.root)
    yield from found
    theme, found = theme_for(talk.settings, file.workspace)
    yield from found
    yield from _check_talk(talk, theme, file.event, pipeline)


def _check_talk(
    talk: Talk, theme: Theme | None, event: Event | None, pipeline: Pipeline
) -> Iterator[Diagnostic]:
    yield from check_timing(talk)
    if theme is not None:
        deck, found = pipeline.plan(talk, theme, event)
        yield from found
        yield from check_deck(deck)


def _language(target: EventTarget) -> Iterator[Diagnostic]:
    """What the resolved event no longer tells: whether its language was said or is our guess."""
    document, _ = read_document(FILE_NAME, target.folder, target.workspace.root)
    if document is not None and "language" not in document.data:
        hint = "add `language: en`; screen readers and hyphenation go by it"
        yield info("DW125", Span(document.path), "this event does not say its language", hint)


def _sources(target: Target) -> Iterator[Path]:
    """The text files that `target` is written in."""
    if isinstance(target, Path):
        yield target
        return
    shared, own = target.workspace.talks / SPEAKERS, target.folder
    for path in (shared, own / FILE_NAME, own / SPEAKERS, *sorted(own.glob("*.md"))):
        if path.is_file():
            yield path


def _strange_bytes(paths: Iterable[Path]) -> Iterator[Diagnostic]:
    for path in paths:
        data = path.read_bytes()
        if data != _tidy(data):
            marked = data.startswith(codecs.BOM_UTF8)
            what = "begins with a byte order mark" if marked else "has line ends of another system"
            hint = "harmless here; `deckwright check --fix` takes it out"
            yield info("DW108", Span(str(path)), f"this file {what}", hint)


def _tidy(data: bytes) -> bytes:
    r"""UTF-8 text without a byte order mark, each line's end a `\n`."""
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def with_edits(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """`text` with the `edits` that are safe, and those.

    An edit is safe where its old words stand, once, at its place or behind it on the same line.
    """
    lines = text.split("\n")
    made: list[Edit] = []
    for edit in sorted(set(edits), key=lambda one: (one.span.line, one.span.column), reverse=True):
        if not 0 < edit.span.line <= len(lines):
            continue
        line = lines[edit.span.line - 1]
        at = max(0, edit.span.column - 1)
        places = [*re.finditer(rf"(?<!\w){re.escape(edit.old)}(?!\w)", line[at:])]
        if len(places) == 1 or (places and places[0].start() == 0):
            start, end = at + places[0].start(), at + places[0].end()
            lines[edit.span.line - 1] = line[:start] + edit.new + line[end:]
            made.append(edit)
    return "\n".join(lines), tuple(reversed(made))
