"""Commands about templates: `template check`, `template show` and `template build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli import console

if TYPE_CHECKING:
    from deckwright.model.theme import Theme

# ruff: noqa: PLC0415 - see the package


@click.group()
def template() -> None:
    """Look at templates: what deckwright makes of them.

    \b
    Examples:
      deckwright template check corporate.pptx
      deckwright template show corporate.pptx -o gallery.pptx
    """


@template.command(short_help="Explain how a template is read.")
@click.argument("which", metavar="FILE|NAME")
def check(which: str) -> None:
    """Explain how a template is read: roles, layouts, fonts, sizes, colours, and what to mend.

    FILE is a .pptx or .potx, NAME a folder of templates/ or a bundled template. The exit code is 1
    where the template cannot be used as it is.

    \b
    Examples:
      deckwright template check corporate.pptx
      deckwright template check light
    """
    from deckwright.theme.template_report import report

    click.echo(report(_theme(which)), nl=False)


@template.command(short_help="Make a gallery: every layout of a template, filled.")
@click.argument("which", metavar="FILE|NAME")
@click.option(
    "-o", "--output", type=console.Output(".pptx"), required=True, help="The .pptx to write."
)
@console.OVERWRITE
def show(which: str, output: Path) -> None:
    """Make a gallery: a sample deck on this template, with a slide for every role.

    Each slide says in its footer and its notes which role and which layout it has.

    \b
    Example:
      deckwright template show corporate.pptx -o gallery.pptx
    """
    from deckwright.gallery import gallery
    from deckwright.pipeline import pptx

    console.deliver(output, pptx(gallery(_theme(which))))


@template.command(short_help="Write the bundled templates as files.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("templates"),
    show_default=True,
    help="The folder to write to.",
)
def build(output: Path) -> None:
    """Write the bundled templates as files, to be opened and changed in PowerPoint.

    \b
    Examples:
      deckwright template build                 templates/light/light.pptx, …
      deckwright template build -o elsewhere
    """
    from deckwright.model.theme import BUNDLED
    from deckwright.theme.bundled import bundled_template

    for name in BUNDLED:
        console.write(output / name / f"{name}.pptx", bundled_template(name))


def _theme(which: str) -> Theme:
    """The theme of a file, or of a template by its name; ends the program where it has a fault."""
    from deckwright.diagnostics import did_you_mean
    from deckwright.model.source import NOWHERE
    from deckwright.read.workspace import find_workspace
    from deckwright.templates import open_theme, template_names

    workspace = find_workspace(Path())
    have = template_names(workspace)
    if which not in have and not Path(which).exists():
        mend = did_you_mean(which, have) or f"there are: {', '.join(have)}"
        raise click.UsageError(f"no file and no template `{which}`; {mend}")
    theme, found = open_theme(which, NOWHERE, workspace)
    if console.show(found) or theme is None:
        sys.exit(1)
    return theme
