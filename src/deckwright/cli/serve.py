"""The command `serve`: the live preview in the browser."""

from __future__ import annotations

import errno

import click

from deckwright.cli import console

# ruff: noqa: PLC0415 - see the package

_PACKAGES = frozenset(("starlette", "uvicorn", "watchfiles"))
"""Of the extra `serve`."""


@click.command(short_help="Show events in the browser, new with every save.")
@click.argument("event", default="")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=4180,
    show_default=True,
    help="Where to listen; 0 takes any free port.",
)
@click.option("--open", "browse", is_flag=True, help="Open the browser, too.")
def serve(event: str, port: int, *, browse: bool) -> None:
    """Show EVENT, or every event, in the browser, and again with every save.

    Only this machine can look. Ctrl-C ends it.

    \b
    Examples:
      deckwright serve
      deckwright serve docker-meetup-edinburgh-2018 --open
    """
    workspace = console.workspace()
    name = console.known((event,), workspace)[0] if event else ""
    try:
        from deckwright.serve.server import serve as run
    except ModuleNotFoundError as missing:
        if missing.name not in _PACKAGES:
            raise
        message = (
            "the preview needs some more packages: pipx install 'PATH[serve]', "
            "PATH being a copy of deckwright's repository or its wheel"
        )
        raise click.ClickException(message) from missing

    def started(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl-C ends it", err=True)
        if browse:
            click.launch(address)

    try:
        run(workspace, port, started, name)
    except OSError as refused:
        if refused.errno != errno.EADDRINUSE:
            raise
        message = f"port {port} is in use; name another one, such as --port {port + 1}"
        raise click.ClickException(message) from refused
