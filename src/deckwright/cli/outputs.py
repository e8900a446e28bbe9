"""Commands about outputs that are there: `status` and `clean`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deckwright.cli import console

if TYPE_CHECKING:
    from deckwright.building.due import State, Status

# ruff: noqa: PLC0415 - see the package

_TONES: dict[State, str] = {
    "built": "green",
    "stale": "yellow",
    "edited": "magenta",
    "missing": "red",
}


@click.command(short_help="Say which outputs are built, stale, edited or missing.")
@click.argument("events", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print data for programs.")
@click.option("--strict", is_flag=True, help="Fail unless every output is built.")
def status(events: tuple[str, ...], *, as_json: bool, strict: bool) -> None:
    """Say of the outputs of EVENTS, or of every event, how they are. Nothing is written.

    \b
    built    as the last build wrote it, and as it would be written now
    stale    something that it is made from changed
    edited   not as deckwright wrote it: a build keeps it, and writes the new one beside it
    missing  it is not there

    The exit code is 0; 1 where an event has a mistake, and under --strict where an output is not
    built.

    \b
    Examples:
      deckwright status
      deckwright status my-meetup --json
      deckwright status --strict && echo ready
    """
    from deckwright.building.due import event_status

    workspace = console.workspace()
    told: list[Status] = []
    failed = False
    for name in console.known(events, workspace):
        found, mistakes = event_status(name, workspace)
        failed |= console.show(mistakes)
        told += found
        if not as_json:
            _print(found)
    if as_json:
        click.echo(json.dumps([_data(one) for one in told], indent=1, ensure_ascii=False))
    sys.exit(int(failed or (strict and any(one.state != "built" for one in told))))


def _print(found: tuple[Status, ...]) -> None:
    color = False if os.environ.get("NO_COLOR") else None
    for one in found:
        state = click.style(f"{one.state:7}", fg=_TONES[one.state])
        why = f": {'; '.join(one.why)}" if one.why and one.state != "missing" else ""
        console.say(f"{one.path}{why}", before=f"{state}  ", color=color)


def _data(one: Status) -> dict[str, Any]:
    return {"path": one.path.as_posix(), "state": one.state, "why": list(one.why)}


@click.command(short_help="Remove outputs, but none that somebody changed.")
@click.argument("events", nargs=-1)
@click.option("--force", is_flag=True, help="Remove what somebody changed as well.")
def clean(events: tuple[str, ...], *, force: bool) -> None:
    """Remove the outputs of EVENTS, or all that is in build/.

    What is not as deckwright wrote it is kept and named, and so is what is open in a program.

    \b
    Examples:
      deckwright clean
      deckwright clean my-meetup --force
    """
    from deckwright.building.cleaning import built_events, clean_event

    workspace = console.workspace()
    have = built_events(workspace)
    asked = [Path(event).name for event in events]
    if unknown := [name for name in asked if name not in have]:
        console.known(unknown, workspace)
    failed = False
    for name in have if not asked else [name for name in have if name in asked]:
        failed |= console.show(clean_event(name, workspace, force=force))
    sys.exit(int(failed))
