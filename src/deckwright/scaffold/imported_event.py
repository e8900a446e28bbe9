"""An event that came from elsewhere, as a folder with a stub for each talk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Event, Session, TalkSettings
from deckwright.read.names import slug
from deckwright.read.settings.speakers import FILE_NAME as SPEAKERS
from deckwright.read.workspace import Workspace
from deckwright.scaffold.new_event import new_event, words_in
from deckwright.scaffold.new_talk import talk_text
from deckwright.scaffold.settings_text import speakers_yaml
from deckwright.write.files import write_file


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
