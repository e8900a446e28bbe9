"""Commands that begin something: `new workspace`, `new event`, `new talk`, `new template`."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deckwright.cli import console

# ruff: noqa: PLC0415 - see the package


@click.group()
def new() -> None:
    """Begin something new in the workspace.

    \b
    Example:
      deckwright new template corporate.pptx
    """


@new.command(short_help="Make templates/NAME/ of a .pptx or .potx.")
@click.argument("file", type=console.Input())
@click.argument("name", default="")
def template(file: Path, name: str) -> None:
    """Make templates/NAME/ of a .pptx or .potx, with a template.yml that explains itself.

    Without NAME the file's own name is taken. What stands there already is never touched.

    \b
    Examples:
      deckwright new template corporate.pptx
      deckwright new template "Corporate 2026.potx" corporate
    """
    from deckwright.templates import new_template

    folder, found = new_template(file, name, console.workspace())
    if console.show(found) or folder is None:
        sys.exit(1)
    for made in sorted(folder.iterdir()):
        console.say(made)


if TYPE_CHECKING:
    from deckwright.diagnostics import Diagnostic
    from deckwright.model.talk import Event, Speaker
    from deckwright.read.workspace import Workspace


class _Day(click.ParamType[dt.date]):
    """A day, written as 2030-03-31."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is no date; write it as 2030-03-31", param, ctx)


_DAY = _Day()


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--templates", is_flag=True, help="Write the bundled templates, to be changed.")
def workspace(folder: Path, *, templates: bool) -> None:
    """Make FOLDER, or this one, a place where `make` builds events.

    \b
    Examples:
      deckwright new workspace talks-of-2030
      deckwright new workspace --templates
    """
    from deckwright.scaffold import new_workspace

    go = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    _tell(*new_workspace(folder, templates=templates), f'{go}deckwright new event "Title"')


@click.command()
@click.argument("title")
@click.option("--slug", "name", default="", help="The folder's name; else made of the title.")
@click.option("--date", type=_DAY, metavar="YYYY-MM-DD", help="The (first) day.")
@click.option("--place", default="", help="Where it happens.")
@click.option("--organizer", default="", help="Who invites.")
@click.option("--language", default="", metavar="TAG", help="Such as en or pt-BR.")
@click.option("--template", default="", metavar="NAME", help="What the decks look like.")
@click.option("--from", "before", default="", metavar="EVENT", help="Do as at this earlier event.")
def event(title: str, name: str, before: str, date: dt.date | None, **given: str) -> None:
    """Make talks/NAME/ for an event called TITLE.

    With --from it takes over what an earlier event says about place, organizer, language, template
    and handout, and the speakers that are that event's own. On a terminal, what is missing is
    asked for.

    \b
    Examples:
      deckwright new event "Docker Meetup Edinburgh 2019" --date 2019-10-21
      deckwright new event "Docker Meetup Glasgow" --from docker-meetup-edinburgh-2018
    """
    from deckwright.model.talk import Place
    from deckwright.scaffold import new_event, slug

    where = console.workspace()
    begun = _begun(title, before, where)
    if date is None and (asked := _asked("Date, such as 2030-03-31, or nothing", _DAY)):
        date = _DAY.convert(asked, None, None)
    place = given["place"] or ("" if begun.place.line else _asked("Place, or nothing"))
    begun = replace(
        begun,
        slug=slug(name or title),
        date=date,
        place=Place(name=place) if place else begun.place,
        organizer=given["organizer"] or begun.organizer,
        language=given["language"] or begun.language,
        template=given["template"] or begun.template,
    )
    further = f'deckwright new talk {begun.slug} "Title"'
    _tell(*new_event(begun, where, Path(before).name), further)


@click.command(short_help="Add a talk called TITLE to EVENT.")
@click.argument("event")
@click.argument("title")
@click.option("--speaker", "speakers", multiple=True, help="A key of speakers.yml, or a name.")
@click.option("--duration", type=click.IntRange(1, 1440), help="Minutes.")
def talk(event: str, title: str, speakers: tuple[str, ...], duration: int | None) -> None:
    """Add a talk called TITLE to EVENT: its file, and its row in the running order.

    \b
    Examples:
      deckwright new talk docker-meetup-glasgow "Why I love containerd"
      deckwright new talk docker-meetup-glasgow "Runtimes" --speaker batts --duration 30
    """
    from deckwright.model.source import NOWHERE
    from deckwright.model.talk import TalkSettings
    from deckwright.read.event import event_language
    from deckwright.scaffold import new_talk, words_in

    where = console.workspace()
    (name,) = console.known((event,), where)
    folder = where.talks / name
    if not speakers and (asked := _asked("Speaker, a key of speakers.yml, or nothing")):
        speakers = (asked,)
    who = tuple(_speaker(one, folder, where) for one in speakers)
    settings = TalkSettings(Path(), title, NOWHERE, speakers=who, language="", duration=duration)
    words = words_in(event_language(folder, where.root), where)
    _tell(*new_talk(settings, folder, words), "make")


def _begun(title: str, before: str, where: Workspace) -> Event:
    """An event of that title, after an earlier one where one is named."""
    from deckwright.model.source import NOWHERE
    from deckwright.model.talk import Event
    from deckwright.read.event import read_event
    from deckwright.scaffold import successor

    if not before:
        return Event("", title, NOWHERE)
    (name,) = console.known((before,), where)
    source, found = read_event(where.talks / name, where)
    if source is None:
        console.show(found)
        sys.exit(1)
    return successor(source.event, title)


def _speaker(name: str, folder: Path, where: Workspace) -> Speaker:
    from deckwright.diagnostics import Diagnostic
    from deckwright.model.source import NOWHERE
    from deckwright.read.settings.speakers import find_speaker, read_speakers

    known, _ = read_speakers(folder, where.root)
    found = find_speaker(name, known, NOWHERE)
    if isinstance(found, Diagnostic):
        raise click.UsageError(f"{found.message}; {found.hint}")
    return found


def _asked(question: str, kind: click.ParamType[Any] = click.STRING) -> str:
    """An answer of that kind, where somebody sits at a terminal; empty for none."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""

    def fitting(answer: str) -> str:
        if answer:
            kind.convert(answer, None, None)
        return answer

    return str(click.prompt(question, "", value_proc=fitting, show_default=False, err=True))


def _tell(made: Iterable[Path], found: Iterable[Diagnostic], further: str) -> None:
    """Print what was made, and on a terminal how to go on; where something is wrong, the end."""
    if console.show(found):
        sys.exit(1)
    for path in made:
        console.say(path)
    if sys.stderr.isatty():
        click.echo(f"to go on: {further}", err=True)


BEGINNINGS = (workspace, event, talk)
"""What `new` gets besides templates."""
