"""Commands about one talk: `deck` and `plan`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli import console

if TYPE_CHECKING:
    from deckwright.model.deck import Deck
    from deckwright.model.talk import Dialect

# ruff: noqa: PLC0415 - see the package

_TALK = console.Input()


@click.command()
@click.argument("talk", type=_TALK)
@click.option(
    "-o", "--output", type=console.Output(".pptx"), required=True, help="The .pptx to write."
)
@console.TEMPLATE
@console.FROM
@console.FETCH
@console.STRICT
def deck(
    talk: Path,
    output: Path,
    template: str,
    dialect: Dialect | None,
    *,
    fetch: bool,
    strict: bool,
) -> None:
    """Build the deck of one talk.

    A picture that is not there becomes a box with its description, and a warning.

    \b
    Example:
      deckwright deck talks/my-meetup/01-opening.md -o opening.pptx
      deckwright deck slides.md --template corporate.pptx -o slides.pptx
      deckwright deck slides.md --from marp --fetch -o slides.pptx
    """
    from deckwright.diagnostics import is_blocked
    from deckwright.pipeline import Pipeline, whole_pptx

    found = console.fetched(talk, dialect) if fetch else ()
    planned, more = Pipeline().plan_file(talk, template, dialect)
    failed = console.show((*found, *more))
    if planned is None or is_blocked((*found, *more)):
        sys.exit(1)
    data, lost = whole_pptx(planned)
    console.write(output, data)
    failed |= console.show(lost)
    sys.exit(int(failed or (strict and console.warned((*found, *more)))))


@click.command(short_help="Print what will stand on which slide.")
@click.argument("talk", type=_TALK)
@console.TEMPLATE
@click.option("--json", "as_json", is_flag=True, help="Print data for programs.")
@console.FROM
def plan(talk: Path, template: str, dialect: Dialect | None, *, as_json: bool) -> None:
    """Print what will stand on which slide: layouts, sizes, how full each frame is.

    \b
    Example:
      deckwright plan talks/my-meetup/01-opening.md
    """
    from deckwright.plan.outline import outline, outline_data

    planned = _planned(talk, template, dialect)
    if as_json:
        click.echo(json.dumps(outline_data(planned), indent=1, ensure_ascii=False))
    else:
        click.echo(outline(planned), nl=False)


def _planned(talk: Path, template: str, dialect: Dialect | None) -> Deck:
    """The deck of a talk; ends the program where it has a mistake."""
    from deckwright.pipeline import Pipeline

    planned, found = Pipeline().plan_file(talk, template, dialect)
    if console.show(found) or planned is None:
        sys.exit(1)
    return planned
