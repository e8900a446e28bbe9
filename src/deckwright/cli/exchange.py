"""Commands between deckwright and other programs: `export` and `import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli import console

if TYPE_CHECKING:
    from deckwright.diagnostics import Diagnostic
    from deckwright.model.talk import Dialect
    from deckwright.write.schedule import ScheduleFormat

# ruff: noqa: PLC0415 - see the package

_MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
_POWERPOINT = (".pptx", ".potx", ".ppsx", ".pptm", ".ppt")
"""The last two are refused, with words that say why."""


@click.command(short_help="Give the schedule of EVENT to calendars, apps and web pages.")
@click.argument("event")
@click.option(
    "--to",
    "form",
    type=click.Choice(["ics", "schedule.json", "schedule.xml", "json-ld", "csv"]),
    required=True,
    help="What is written.",
)
@click.option("-o", "--output", type=console.OUTPUT, help="The file to write; else stdout.")
def export(event: str, form: ScheduleFormat, output: Path | None) -> None:
    """Give the schedule of EVENT to calendars, apps, web pages and spreadsheets.

    \b
    Examples:
      deckwright export docker-meetup-edinburgh-2018 --to ics -o meetup.ics
      deckwright export docker-meetup-edinburgh-2018 --to schedule.json
    """
    from deckwright.building.exports import export_schedule

    workspace = console.workspace()
    (name,) = console.known((event,), workspace)
    data, found = export_schedule(name, workspace, form)
    if console.show(found) or data is None:
        sys.exit(1)
    if output is None:
        click.echo(data, nl=False)
    else:
        console.write(output, data)


@click.command("import", short_help="Make an event of a schedule, or a talk of a deck.")
@click.argument("file", type=console.Input())
@click.option("--title", default="", help="The event's name, where a schedule has none.")
@click.option("-o", "--output", type=console.OUTPUT, help="The talk to write, of a deck.")
@click.option("--from", "dialect", type=console.DIALECT, help="Whose Markdown a deck is.")
@console.FETCH
def import_(
    file: Path, title: str, output: Path | None, dialect: Dialect | None, *, fetch: bool
) -> None:
    """Make an event of a schedule, or a talk of a deck: PowerPoint, Marp, pandoc and others.

    A schedule is a schedule.json (pretalx, frab) or what Sessionize's API gives as view/All; it
    becomes a folder, a stub for each talk, speakers. A deck is rewritten in our Markdown, with
    its notes and its pictures; what could not be brought over is named. Nothing that is there
    already is touched.

    \b
    Examples:
      deckwright import slides.pptx -o talks/my-meetup/02-slides.md
      deckwright import slides.md -o talks/my-meetup/03-slides.md
      deckwright import schedule.json
      deckwright import sessionize.json --title "Our conference"
    """
    from deckwright.importing import import_schedule

    if file.suffix.lower() in (*_MARKDOWN, *_POWERPOINT):
        _import_deck(file, output, dialect, fetch=fetch)
        return
    made, found = import_schedule(file, console.workspace(), title)
    if console.show(found):
        sys.exit(1)
    for path in made:
        console.say(path)


def _import_deck(file: Path, output: Path | None, dialect: Dialect | None, *, fetch: bool) -> None:
    from deckwright.importing import import_deck, import_talk

    if output is None:
        raise click.UsageError("say where the talk belongs: -o talks/EVENT/NN-name.md")
    if output.exists():
        raise click.UsageError(f"{output} is there already; choose another name")
    unfetched: tuple[Diagnostic, ...] = ()
    if file.suffix.lower() in _POWERPOINT:
        imported = import_deck(file, output)
    else:
        unfetched = console.fetched(file, dialect) if fetch else ()
        imported = import_talk(file, output, dialect)
    if console.show((*unfetched, *imported.findings)) or not imported.written:
        sys.exit(1)
    for path in imported.written:
        console.say(path)
