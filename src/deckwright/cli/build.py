"""Commands about events: `build` and `handout`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from deckwright.cli import console
from deckwright.model.talk import HandoutForm, Paper, PdfStandard

if TYPE_CHECKING:
    from deckwright.building import Done, Report
    from deckwright.diagnostics import Diagnostic
    from deckwright.model.talk import Dialect
    from deckwright.read.workspace import Workspace

# ruff: noqa: PLC0415 - see the package


@click.command()
@click.argument("events", nargs=-1)
@click.option("--force", is_flag=True, help="Make everything anew, changed or not.")
@click.option(
    "--overwrite",
    is_flag=True,
    help="Write over outputs that somebody changed; else they are kept.",
)
@click.option("--explain", is_flag=True, help="Say of each output why it is made, or not.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Use N processes; else one for each core, where that pays.",
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Use the Dask cluster there.")
@console.FETCH
@console.STRICT
def build(
    events: tuple[str, ...],
    *,
    force: bool,
    overwrite: bool,
    explain: bool,
    jobs: int | None,
    scheduler: str,
    fetch: bool,
    strict: bool,
) -> None:
    """Build the decks and the handout of EVENTS, or of every event.

    What did not change since the last build is kept. So is an output that somebody changed, or has
    open: the new one is written beside it, as `NAME (new)`, until the other is gone.

    \b
    Examples:
      deckwright build
      deckwright build docker-meetup-edinburgh-2018
      deckwright build --explain
      deckwright build --fetch my-meetup
      deckwright build --scheduler tcp://10.0.0.1:8786
    """
    from deckwright.building import Workers, build_event
    from deckwright.building.stamps import clock, mark_built

    workspace = console.workspace()
    begun = None if events else clock(workspace)
    failed = False
    with Workers(jobs, scheduler) as workers:
        for name in console.known(events, workspace):
            unfetched = _fetched(name, workspace) if fetch else ()
            with _explained() if explain else _progress(name) as report:
                built = build_event(
                    name, workspace, report, workers, force=force, overwrite=overwrite
                )
            found = (*unfetched, *built.findings)
            failed |= console.show(found) or (strict and console.warned(found))
    if begun is not None and not failed:
        mark_built(workspace, begun)
    sys.exit(int(failed))


@click.command()
@click.argument("source", metavar="EVENT|TALK.md")
@click.option(
    "-o", "--output", type=console.Output(".pdf"), required=True, help="The .pdf to write."
)
@click.option("--form", type=click.Choice(get_args(HandoutForm)), help="How it is arranged.")
@click.option("--paper", type=click.Choice(get_args(Paper)), help="The paper's size.")
@click.option("--sides", type=click.Choice(["1", "2"]), help="Of a sheet that are printed on.")
@click.option("--qr/--no-qr", default=None, help="Whether links are shown as QR codes too.")
@click.option(
    "--pdf-standard",
    type=click.Choice(get_args(PdfStandard)),
    help="PDF/UA-1 for everybody; a-2b: PDF/A-2b for archives besides.",
)
@console.FROM
@console.OVERWRITE
def handout(
    source: str,
    output: Path,
    dialect: Dialect | None,
    *,
    form: HandoutForm | None,
    paper: Paper | None,
    sides: str | None,
    qr: bool | None,
    pdf_standard: PdfStandard | None,
) -> None:
    """Build the handout of an event, or of one talk.

    What no option says is as event.yml has it.

    \b
    Examples:
      deckwright handout docker-meetup-edinburgh-2018 -o handout.pdf
      deckwright handout docker-meetup-edinburgh-2018 --form 3-up --paper letter -o slides.pdf
      deckwright handout talks/my-meetup/01-opening.md --form notes -o opening.pdf
    """
    from deckwright.building import exports
    from deckwright.pipeline import Pipeline

    options = {
        "form": form,
        "paper": paper,
        "sides": int(sides) if sides else None,
        "qr": qr,
        "pdf_standard": pdf_standard,
    }
    asked = {name: value for name, value in options.items() if value is not None}
    if Path(source).is_file():
        pdf, found = exports.talk_handout(Path(source), asked, dialect)
    else:
        workspace = console.workspace()
        (name,) = console.known((source,), workspace)
        console.of_many_talks(dialect)
        pdf, found = exports.handout(name, workspace, Pipeline(), asked)
    if console.show(found) or not pdf:
        sys.exit(1)
    console.deliver(output, pdf)


def _fetched(event: str, where: Workspace) -> tuple[Diagnostic, ...]:
    from deckwright.fetching import fetch_for_event

    return fetch_for_event(event, where)


@contextmanager
def _progress(name: str) -> Iterator[Report]:
    """A bar on a terminal; elsewhere each output's path as soon as it is written."""
    if not sys.stderr.isatty():
        yield lambda done: console.say(done.path) if done.why else None
        return
    written: list[Path] = []
    with click.progressbar(length=1, label=name, file=sys.stderr) as bar:

        def report(done: Done) -> None:
            bar.length = done.count
            bar.update(1)
            if done.why:
                written.append(done.path)

        yield report
    for path in written:
        console.say(path)


@contextmanager
def _explained() -> Iterator[Report]:
    """A line for each output as soon as it is up to date, with the reasons."""
    yield lambda done: console.say(f"{done.path}: {'; '.join(done.why) or 'nothing changed'}")
