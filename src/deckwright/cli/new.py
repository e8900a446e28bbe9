"""Commands that begin something: `new template`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckwright.cli import console

# ruff: noqa: PLC0415 - see the package


@click.group()
def new() -> None:
    """Begin something new in the workspace.

    \b
    Example:
      deckwright new template corporate.pptx
    """


@new.command(short_help="Make templates/NAME/ of a .pptx or .potx.")
@click.argument("file", type=console.Input())
@click.argument("name", default="")
def template(file: Path, name: str) -> None:
    """Make templates/NAME/ of a .pptx or .potx, with a template.yml that explains itself.

    Without NAME the file's own name is taken. What stands there already is never touched.

    \b
    Examples:
      deckwright new template corporate.pptx
      deckwright new template "Corporate 2026.potx" corporate
    """
    from deckwright.templates import new_template

    folder, found = new_template(file, name, console.workspace())
    if console.show(found) or folder is None:
        sys.exit(1)
    for made in sorted(folder.iterdir()):
        console.say(made)
