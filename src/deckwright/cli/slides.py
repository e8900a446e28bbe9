"""The command `slides`: what would be projected, as a PDF or as pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from deckwright.cli import console

if TYPE_CHECKING:
    from deckwright.model.deck import Deck
    from deckwright.model.talk import Dialect

# ruff: noqa: PLC0415 - see the package

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
    from deckwright.write.dates import modified
    from deckwright.write.typst.slides import write_slide_images, write_slides

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
