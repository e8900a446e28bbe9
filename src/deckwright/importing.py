"""Decks and schedules that people already have, rewritten as talks and events of ours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path, PurePosixPath

from deckwright.conserve import lost_in_import
from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Dialect, Event, Session, Talk, TalkSettings
from deckwright.model.theme import MAX_FILE
from deckwright.pipeline import Findings, Pipeline
from deckwright.read.event import read_talk_file
from deckwright.read.schedules import read_schedule
from deckwright.read.settings.speakers import FILE_NAME as SPEAKERS
from deckwright.read.settings.speakers import read_speakers
from deckwright.read.workspace import Workspace, slug
from deckwright.scaffold.new_event import new_event, words_in
from deckwright.scaffold.new_talk import talk_text
from deckwright.scaffold.settings_text import speakers_yaml
from deckwright.write.files import write_file
from deckwright.write.markdown import write_markdown


@dataclass(frozen=True, slots=True)
class Imported:
    """The files that an import wrote, and what could not be brought over."""

    written: tuple[Path, ...]
    findings: Findings


def import_talk(path: Path, output: Path, dialect: Dialect | None = None) -> Imported:
    """Rewrites the deck at `path` as a talk at `output`, with its notes and its pictures.

    A picture keeps its path, seen from the talk, where it can; one that would lie outside of the
    talk's folder, or in the place of another file, goes to a folder with the name of the talk.
    """
    file, found = read_talk_file(path, dialect)
    if file.source is None:
        return Imported((), found)
    talk, parsed = Pipeline().parse_as_written(file.source, file.root)
    places = _places(talk, output)
    written = [
        _copied(asset.path, output.parent / places[source])
        for source, asset in talk.assets.items()
        if source in places
    ]
    write_file(output, write_markdown(talk, places).encode())
    return Imported((output, *(one for one in written if one)), (*found, *parsed))


def import_deck(path: Path, output: Path) -> Imported:
    """Rewrites the PowerPoint deck at `path` as a talk at `output`, its pictures beside it.

    A deck that is not safe to open is refused, and nothing is written. Raises `OSError`.
    """
    from deckwright.unpack import unpack_deck  # noqa: PLC0415 - Markdown alone needs no XML

    folder = _free_folder(output)
    with path.open("rb") as file:
        deck = file.read(MAX_FILE + 1)
    unpacked, found = unpack_deck(deck, path, folder)
    if unpacked is None:
        return Imported((), found)
    for name, data in unpacked.files.items():
        write_file(output.parent / name, data)
    markdown = write_markdown(unpacked.talk)
    write_file(output, markdown.encode())
    lost = lost_in_import(deck, path, markdown, found)
    return Imported((output, *(output.parent / name for name in unpacked.files)), (*found, *lost))


def import_schedule(
    path: Path, workspace: Workspace, title: str
) -> tuple[tuple[Path, ...], Findings]:
    """A new event of the schedule in a file; the files that were made. Raises `OSError`."""
    speakers, found = read_speakers(workspace.talks, workspace.talks)
    event, more = read_schedule(path, title, speakers)
    if event is None:
        return (), (*found, *more)
    made, refused = write_imported(event, workspace, frozenset(speakers))
    return made, (*found, *more, *refused)


def _free_folder(output: Path) -> str:
    """A folder for pictures that does not exist yet: nothing there is written over."""
    names = chain((output.stem,), (f"{output.stem}-{number}" for number in count(2)))
    return next(name for name in names if not (output.parent / name).exists())


def _places(talk: Talk, output: Path) -> Mapping[str, str]:
    """Where each picture that was found is to lie, seen from the talk's folder."""
    places: dict[str, str] = {}
    for source, asset in talk.assets.items():
        inside = PurePosixPath(source)
        is_address = "://" in source or source.startswith("data:")
        is_elsewhere = is_address or inside.is_absolute() or ".." in inside.parts
        if is_elsewhere or _is_another(output.parent / inside, asset.path):
            places[source] = _free_name(asset.path, output, places.values())
        else:
            places[source] = source
    return places


def _free_name(picture: Path, output: Path, taken: Collection[str]) -> str:
    """A name in the folder of the talk's own that no other picture has."""
    stems = chain((picture.stem,), (f"{picture.stem}-{number}" for number in count(2)))
    names = (f"{output.stem}/{stem}{picture.suffix}" for stem in stems)
    return next(
        name
        for name in names
        if name not in taken and not _is_another(output.parent / name, picture)
    )


def _is_another(place: Path, picture: Path) -> bool:
    return place.exists() and place.read_bytes() != picture.read_bytes()


def _copied(picture: Path, place: Path) -> Path | None:
    """The copy of a picture; None where it lies there already."""
    if place.exists():
        return None
    write_file(place, picture.read_bytes())
    return place


def write_imported(
    event: Event, workspace: Workspace, known: frozenset[str]
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The folder of an imported `event`; the files that were made.

    Speakers whose keys are not `known` in the workspace are written to the event's own
    `speakers.yml`. Nothing is made where the folder is there already. Raises `OSError`.
    """
    named = replace(
        event,
        slug=slug(event.slug) or slug(event.title),
        sessions=tuple(_named(event)),
    )
    made, found = new_event(named, workspace)
    if found:
        return (), found
    folder = workspace.talks / named.slug
    texts = {folder / talk.path: _stub(talk, named, workspace) for talk in named.talks}
    new = dict.fromkeys(
        one for talk in named.talks for one in talk.speakers if one.key not in known
    )
    if new:
        texts[folder / SPEAKERS] = speakers_yaml(tuple(new))
    for path, text in texts.items():
        write_file(path, text.encode())
    return (*made, *texts), ()


def _stub(talk: TalkSettings, event: Event, workspace: Workspace) -> str:
    words = words_in(talk.language or event.language, workspace)
    return talk_text(talk, words, stub=True)


def _named(event: Event) -> Iterator[Session]:
    """The sessions, each talk with the name of its file."""
    number = 0
    for session in event.sessions:
        talk = session.talk
        if talk is None:
            yield session
            continue
        number += 1
        words = re.sub(r"^\d+-", "", talk.path.name)
        path = Path(f"{number:02}-{slug(words) or slug(talk.title) or 'talk'}.md")
        language = talk.language if talk.language != event.language else ""
        yield replace(session, talk=replace(talk, path=path, language=language))
