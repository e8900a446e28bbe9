"""The decks of sources: `plan`, `deck`, and `slides`, as they would be projected."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

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
@console.OVERWRITE
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
    console.deliver(output, data)
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

    planned = _planned_talk(talk, template, dialect)
    if as_json:
        click.echo(json.dumps(outline_data(planned), indent=1, ensure_ascii=False))
    else:
        click.echo(outline(planned), nl=False)


def _planned_talk(talk: Path, template: str, dialect: Dialect | None) -> Deck:
    """The deck of a talk; ends the program where it has a mistake."""
    from deckwright.pipeline import Pipeline

    planned, found = Pipeline().plan_file(talk, template, dialect)
    if console.show(found) or planned is None:
        sys.exit(1)
    return planned


if TYPE_CHECKING:
    from deckwright.model.deck import Deck
    from deckwright.model.talk import Dialect


Format = Literal["pdf", "png", "svg"]


@click.command(short_help="Draw the slides of a talk or of an event: PDF, PNG, SVG.")
@click.argument("source", metavar="TALK.md|EVENT")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The .pdf to write, or the folder for the pictures.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["pdf", "png", "svg"]),
    default="pdf",
    show_default=True,
    help="One PDF, or a picture of each slide.",
)
@click.option(
    "--width",
    type=click.IntRange(16, 16_384),
    default=1920,
    show_default=True,
    help="Pixels across a PNG.",
)
@console.TEMPLATE
@console.FROM
@console.OVERWRITE
def slides(
    source: str, output: Path, kind: Format, width: int, template: str, dialect: Dialect | None
) -> None:
    """Draw the slides of a talk or of a whole event, without PowerPoint.

    \b
    Examples:
      deckwright slides talks/my-meetup/01-opening.md -o opening.pdf
      deckwright slides my-meetup -o slides.pdf
      deckwright slides my-meetup --format png --width 1280 -o pictures/
    """
    from deckwright.write import modified
    from deckwright.write.slides import write_slide_images, write_slides

    if kind == "pdf" and output.suffix.lower() != ".pdf":
        hint = "for pictures say --format png or svg, and a folder"
        raise click.UsageError(f"`{output}` does not end in .pdf; {hint}")
    deck = _planned(source, template, dialect)
    if kind == "pdf":
        pdf, found = write_slides(deck, modified(deck.date))
        if console.show(found) or not pdf:
            sys.exit(1)
        console.deliver(output, pdf)
        return
    pictures, found = write_slide_images(deck, kind, width)
    if console.show(found) or not pictures:
        sys.exit(1)
    digits = len(str(len(pictures)))
    for number, picture in enumerate(pictures, 1):
        console.deliver(output / f"{number:0{digits}}.{kind}", picture)


def _planned(source: str, template: str, dialect: Dialect | None) -> Deck:
    """The deck of a talk's file or of an event; ends the program where it has a mistake."""
    from deckwright.pipeline import Pipeline

    if Path(source).is_file():
        deck, found = Pipeline().plan_file(Path(source), template, dialect)
    else:
        workspace = console.workspace()
        (name,) = console.known((source,), workspace)
        console.of_many_talks(dialect)
        deck, found = Pipeline().plan_whole_event(name, workspace, template)
    if console.show(found) or deck is None:
        sys.exit(1)
    return deck
