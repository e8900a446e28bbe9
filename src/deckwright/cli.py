"""The command line: the only place that prints and knows exit codes.

0: done. 1: a mistake in the sources keeps an output from being made. 2: the command itself is
wrong. Results go to stdout, everything else to stderr.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deckwright import __version__

if TYPE_CHECKING:
    from deckwright.diagnostics import Diagnostic
    from deckwright.model.deck import Deck
    from deckwright.pipeline import Outcome, Report
    from deckwright.read.workspace import Workspace

# Phases are imported where a command needs them: --help and --version must not wait for Typst.
# ruff: noqa: PLC0415

_TALK = click.Path(path_type=Path, exists=True, dir_okay=False)
_OUTPUT = click.Path(path_type=Path, dir_okay=False)


class _Commands(click.Group):
    """Turns what the system refuses into a message."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as refused:
            where = f"{refused.filename}: " if refused.filename else ""
            raise click.ClickException(f"{where}{refused.strerror or refused}") from refused


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="deckwright")
def main() -> None:
    r"""Markdown talk notes in, native PowerPoint decks and one printable handout out.

    \b
    Examples:
      deckwright build                          every event under talks/
      deckwright deck talk.md -o talk.pptx      one talk, anywhere
      deckwright plan talk.md                   what will stand on which slide
    """


@main.command()
@click.argument("events", nargs=-1)
@click.option("--force", is_flag=True, help="Make everything anew, changed or not.")
def build(events: tuple[str, ...], *, force: bool) -> None:
    r"""Build the decks and the handout of EVENTS, or of every event.

    \b
    Examples:
      deckwright build
      deckwright build docker-meetup-edinburgh-2018
    """
    from deckwright.make import write_rule
    from deckwright.pipeline import build_event

    workspace = _workspace()
    failed = False
    for name in _known(events, workspace):
        with _progress(name) as report:
            built = build_event(name, workspace, report, force=force)
        mistaken = _show(built.findings)
        if not mistaken:
            write_rule(name, built.files, (*built.written, *built.kept), workspace)
        failed |= mistaken
    sys.exit(int(failed))


@main.command()
@click.argument("talk", type=_TALK)
@click.option("-o", "--output", type=_OUTPUT, required=True, help="The .pptx to write.")
@click.option("--template", default="", help="Use this template, whatever the talk says.")
def deck(talk: Path, output: Path, template: str) -> None:
    r"""Build the deck of one talk.

    \b
    Example:
      deckwright deck talks/my-meetup/01-opening.md -o opening.pptx
    """
    from deckwright.pipeline import pptx

    _write(output, pptx(_planned(talk, template)))


@main.command()
@click.argument("event")
@click.option("-o", "--output", type=_OUTPUT, required=True, help="The .pdf to write.")
def handout(event: str, output: Path) -> None:
    r"""Build the handout of EVENT.

    \b
    Example:
      deckwright handout docker-meetup-edinburgh-2018 -o handout.pdf
    """
    from deckwright.pipeline import handout as make_handout

    workspace = _workspace()
    (name,) = _known((event,), workspace)
    pdf, found = make_handout(name, workspace)
    if _show(found) or not pdf:
        sys.exit(1)
    _write(output, pdf)


@main.command()
@click.argument("talk", type=_TALK)
@click.option("--template", default="", help="Use this template, whatever the talk says.")
@click.option("--json", "as_json", is_flag=True, help="Print data for programs.")
def plan(talk: Path, template: str, *, as_json: bool) -> None:
    r"""Print what will stand on which slide: layouts, sizes, how full each frame is.

    \b
    Example:
      deckwright plan talks/my-meetup/01-opening.md
    """
    from deckwright.plan.outline import outline, outline_data

    planned = _planned(talk, template)
    if as_json:
        click.echo(json.dumps(outline_data(planned), indent=1, ensure_ascii=False))
    else:
        click.echo(outline(planned), nl=False)


def _planned(talk: Path, template: str) -> Deck:
    """The deck of a talk; ends the program where it has a mistake."""
    from deckwright.pipeline import plan_file

    planned, found = plan_file(talk, template)
    if _show(found) or planned is None:
        sys.exit(1)
    return planned


def _write(path: Path, data: bytes) -> None:
    from deckwright.write.files import write_file

    write_file(path, data)
    click.echo(path)


def _workspace() -> Workspace:
    from deckwright.read.workspace import find_workspace

    workspace = find_workspace(Path())
    if workspace is None:
        raise click.UsageError("there is no talks/ folder here or above; go to your workspace")
    return workspace


def _known(events: Sequence[str], workspace: Workspace) -> tuple[str, ...]:
    """The names of the events that are meant; `talks/NAME` is understood too."""
    from deckwright.diagnostics import did_you_mean

    have = workspace.event_names()
    names = tuple(Path(event).name for event in events) or have
    for name in names:
        if name not in have:
            mend = did_you_mean(name, have) or f"there are: {', '.join(have) or 'none yet'}"
            raise click.UsageError(f"no event `{name}` under {workspace.talks}; {mend}")
    return names


def _show(found: Iterable[Diagnostic]) -> bool:
    """Print findings to stderr; whether any of them is an error."""
    from deckwright.diagnostics import has_errors, render

    found = [one for one in found if one.severity != "info"]
    for one in found:
        click.echo(render(one, _lines), err=True)
    return has_errors(found)


def _lines(path: str) -> Sequence[str]:
    """The lines of a source, for excerpts."""
    try:
        return Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        return ()


@contextmanager
def _progress(name: str) -> Iterator[Report]:
    """A bar on a terminal; elsewhere each output's path as soon as it is written."""
    if not sys.stderr.isatty():
        yield lambda path, outcome, _: click.echo(path) if outcome == "written" else None
        return
    done: list[Path] = []
    with click.progressbar(length=1, label=name, file=sys.stderr) as bar:

        def report(path: Path, outcome: Outcome, count: int) -> None:
            bar.length = count
            bar.update(1)
            if outcome == "written":
                done.append(path)

        yield report
    for path in done:
        click.echo(path)
