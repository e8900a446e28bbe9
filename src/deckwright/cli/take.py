"""`take`: what a speaker sent becomes a talk of an event."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckwright.cli import console

# ruff: noqa: PLC0415 - see the package


@click.command(short_help="Make talks of an event of what speakers sent.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--event", required=True, help="The event that the talks belong to.")
@click.option(
    "--speaker", "speakers", multiple=True, help="Who speaks, by name or key; else the talk says."
)
@click.option("--office", is_flag=True, help="Let LibreOffice read .odp and .ppt.")
@click.option("--report", type=console.OUTPUT, help="Where the report goes; else stdout.")
def take(
    files: tuple[Path, ...],
    event: str,
    speakers: tuple[str, ...],
    office: bool,  # noqa: FBT001 - click's
    report: Path | None,
) -> None:
    """Make talks of an event of what speakers sent: Markdown, PowerPoint, a ZIP or a folder.

    The report says what was taken and what to ask; it can be sent to the speaker.

    \b
    Example:
      deckwright take looms.zip keynote.pptx --event my-meetup --report report.md
    """
    from deckwright.taking import take as take_in

    where = console.workspace()
    (name,) = console.known((event,), where)
    folder = where.talks / name
    taken = [take_in(file, folder, where, speakers, office=office) for file in files]
    text = "\n".join(one.report for one in taken)
    if report is None:
        click.echo(text, nl=False)
    else:
        console.write(report, text.encode())
    wrong = [console.show(one.findings) or not one.written for one in taken]
    if any(wrong):
        sys.exit(1)
