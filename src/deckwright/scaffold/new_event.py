"""A new event's folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error
from deckwright.language import Words, words_for
from deckwright.model.source import NOWHERE, Span
from deckwright.model.talk import Event, Session
from deckwright.read.event import FILE_NAME
from deckwright.read.settings.own_words import read_own_words
from deckwright.read.settings.schemas import file_name
from deckwright.read.settings.speakers import FILE_NAME as SPEAKERS
from deckwright.read.workspace import Workspace, slug
from deckwright.scaffold.new_workspace import SCHEMAS
from deckwright.scaffold.settings_text import event_yaml
from deckwright.write.files import write_file


def words_in(language: str, workspace: Workspace) -> Words:
    """The words of a language as a workspace says them."""
    own, _ = read_own_words(language, workspace.root)
    return words_for(language, own)


def successor(event: Event, title: str) -> Event:
    """An event called `title` in the ways of an earlier one: its place, look and people."""
    return replace(
        event,
        slug=slug(title),
        title=title,
        subtitle="",
        description="",
        date=None,
        end=None,
        url="",
        links=(),
        sessions=(),
    )


def new_event(
    event: Event, workspace: Workspace, before: str = ""
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The folder of an `event` with its `event.yml`; the files that were made.

    An event without sessions gets a first row to write below. Speakers that the event `before`
    keeps for itself come along. Nothing is made where the folder is there already, or the title
    makes no name. Raises `OSError`.
    """
    folder = workspace.talks / event.slug
    if not event.slug or folder.exists():
        message = f"{folder} is there already" if event.slug else f"`{event.title}` makes no name"
        hint = "give another: deckwright new event TITLE --slug NAME"
        return (), (error("DW151", Span(str(folder)), message, hint),)
    welcome = Session("other", words_in(event.language, workspace).welcome, NOWHERE)
    whole = event if event.sessions else replace(event, sessions=(welcome,))
    made = [folder / FILE_NAME]
    write_file(made[0], (_schema_line(workspace) + event_yaml(whole)).encode())
    own = workspace.talks / before / SPEAKERS
    if before and own.is_file():
        made.append(folder / SPEAKERS)
        write_file(made[1], own.read_bytes())
    return tuple(made), ()


def _schema_line(workspace: Workspace) -> str:
    """What tells editors how to check the file, where the workspace has the schemas."""
    for folder in (SCHEMAS, f"docs/{SCHEMAS}"):
        if (workspace.root / folder / file_name("event")).is_file():
            return f"# yaml-language-server: $schema=../../{folder}/{file_name('event')}\n"
    return ""
