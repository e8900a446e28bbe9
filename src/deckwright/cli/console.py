"""What commands share: how they find the workspace, and how they speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from deckwright.diagnostics import Diagnostic
    from deckwright.read.workspace import Workspace

# ruff: noqa: PLC0415 - see the package

OUTPUT = click.Path(path_type=Path, dir_okay=False)
"""A file to write."""


DIALECT = click.Choice(
    ("deckwright", "marp", "pandoc", "slidev", "reveal", "remark", "presenterm", "slides")
)
"""The dialects of Markdown (`model.talk.Dialect`)."""


class Commands(click.Group):
    """A group of commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; what the system refuses becomes a message."""
        try:
            return super().invoke(ctx)
        except OSError as refused:
            where = f"{refused.filename}: " if refused.filename else ""
            raise click.ClickException(f"{where}{refused.strerror or refused}") from refused


def write(path: Path, data: bytes) -> None:
    """Put an output where it belongs, and print its path."""
    from deckwright.write.files import write_file

    write_file(path, data)
    click.echo(path)


def workspace() -> Workspace:
    """The workspace that the working folder lies in."""
    from deckwright.read.workspace import find_workspace

    found = find_workspace(Path())
    if found is None:
        raise click.UsageError("there is no talks/ folder here or above; go to your workspace")
    return found


def known(events: Sequence[str], where: Workspace) -> tuple[str, ...]:
    """The names of the events that are meant; `talks/NAME` is understood too."""
    from deckwright.diagnostics import did_you_mean

    have = where.event_names()
    names = tuple(Path(event).name for event in events) or have
    for name in names:
        if name not in have:
            mend = did_you_mean(name, have) or f"there are: {', '.join(have) or 'none yet'}"
            raise click.UsageError(f"no event `{name}` under {where.talks}; {mend}")
    return names


def judged(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings as grave as the workspace takes them, and what is wrong with its settings."""
    from deckwright.diagnostics import at_levels
    from deckwright.read.levels import read_levels
    from deckwright.read.workspace import find_workspace

    own = find_workspace(Path())
    levels, mistakes = read_levels(own.root if own else Path())
    return (*mistakes, *at_levels(found, levels))


def show(found: Iterable[Diagnostic]) -> bool:
    """Print findings to stderr; whether any of them is an error."""
    from deckwright.diagnostics import has_errors, render

    found = [one for one in judged(found) if one.severity != "info"]
    for one in found:
        click.echo(render(one, _lines), err=True)
    return has_errors(found)


def _lines(path: str) -> Sequence[str]:
    """The lines of a source, for excerpts."""
    try:
        return Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError):
        return ()
