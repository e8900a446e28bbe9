"""`check`: what is wrong or deserves a look; `schema`: what lets an editor tell while one types."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from deckwright.cli import console
from deckwright.diagnostics.reports import Format

if TYPE_CHECKING:
    from deckwright.checking import Target
    from deckwright.diagnostics import Diagnostic

# ruff: noqa: PLC0415 - see the package


_FILES = (".md", ".qmd", ".yml")
"""Endings of what is a file and no event."""


@click.command(short_help="Find mistakes and what deserves a look.")
@click.argument("paths", nargs=-1, metavar="[PATH|EVENT]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Format)),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--fix", is_flag=True, help="Mend what needs no judgement, and say what.")
def check(paths: tuple[str, ...], form: Format, *, strict: bool, fix: bool) -> None:
    """Find mistakes and what deserves a look: settings, links, pictures, slides, timing.

    PATH is a talk, the folder of an event, or a workspace; without one, all events are checked.
    Nothing is written unless --fix asks for it. The exit code is 1 where there is an error, or
    under --strict a warning. docs/diagnostics.md explains each code, and how to set its severity.

    \b
    Examples:
      deckwright check
      deckwright check talks/my-meetup/01-opening.md
      deckwright check --fix
      deckwright check --format sarif --strict
    """
    from deckwright import checking

    targets = _targets(paths)
    if fix:
        for mend in checking.fix(targets):
            where = f"{mend.span.path}:{mend.span.line}" if mend.span.line else mend.span.path
            click.echo(f"{where}: {mend.what}", err=True)
    found = console.judged(checking.check(targets))
    _print(found, form)
    grave = {"error", "warning"} if strict else {"error"}
    sys.exit(int(any(one.severity in grave for one in found)))


def _targets(paths: Sequence[str]) -> list[Target]:
    from deckwright.checking import targets_in

    targets: list[Target] = []
    if not paths:
        where = console.workspace()
        targets += targets_in(where.root)
        if not targets:
            console.tell_of_no_event(where)
    for given in paths:
        path = Path(given)
        if not path.exists():
            if path.suffix in _FILES:
                raise click.UsageError(f"there is no file {given}")
            where = console.workspace()
            path = where.talks / console.known((given,), where)[0]
        here = targets_in(path)
        if not here:
            raise click.UsageError(f"there is no talk and no event in {given}")
        targets += here
    return targets


def _print(found: Sequence[Diagnostic], form: Format) -> None:
    """Findings to stdout, and for people their number to stderr."""
    from deckwright.diagnostics.reports import report

    if form != "text":
        click.echo(report(found, form))
        return
    console.tell(found)
    count = Counter(one.severity for one in found)
    parts = [f"{count[s]} {s}{'s' * (count[s] > 1)}" for s in ("error", "warning") if count[s]]
    parts += [f"{count['info']} to consider"] if count["info"] else []
    click.echo(", ".join(parts) or "nothing to mend", err=True)


@click.command(short_help="Print the JSON Schema of a settings file, for editors.")
@click.argument(
    "name", type=click.Choice(["event", "talk", "speakers", "template"]), required=False
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder to write the schema to, or without NAME all four.",
)
def schema(name: str | None, output: Path | None) -> None:
    """Print the JSON Schema of a settings file, for editors to complete and check as you type.

    \b
    Examples:
      deckwright schema event
      deckwright schema -o schemas
    """
    from deckwright.read.settings.schemas import NAMES, file_name, json_schema

    if output is not None:
        for one in (name,) if name else NAMES:
            console.write(output / file_name(one), json_schema(one).encode())
    elif name:
        click.echo(json_schema(name), nl=False)
    else:
        raise click.UsageError(f"name one of: {', '.join(NAMES)}; or give a folder with -o")
