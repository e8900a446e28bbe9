"""`schema`: what editors must know of the settings files."""

from __future__ import annotations

from pathlib import Path

import click

from deckwright.cli import console

# ruff: noqa: PLC0415 - see the package


@click.command(short_help="Print the JSON Schema of a settings file, for editors.")
@click.argument(
    "name", type=click.Choice(["event", "talk", "speakers", "template"]), required=False
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder to write the schema to, or without NAME all four.",
)
def schema(name: str | None, output: Path | None) -> None:
    """Print the JSON Schema of a settings file, for editors to complete and check as you type.

    \b
    Examples:
      deckwright schema event
      deckwright schema -o schemas
    """
    from deckwright.read.settings.schemas import NAMES, file_name, json_schema

    if output is not None:
        for one in (name,) if name else NAMES:
            console.write(output / file_name(one), json_schema(one).encode())
    elif name:
        click.echo(json_schema(name), nl=False)
    else:
        raise click.UsageError(f"name one of: {', '.join(NAMES)}; or give a folder with -o")
