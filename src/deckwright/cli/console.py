"""What commands share: how they find the workspace, and how they speak."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import tempfile
import threading
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from deckwright.diagnostics import Diagnostic, Severity
    from deckwright.model.talk import Dialect
    from deckwright.read.workspace import Workspace

# ruff: noqa: PLC0415 - see the package


OUTPUT = click.Path(path_type=Path, dir_okay=False)
"""A file to write."""


class Input(click.Path):
    """A file to read: a pipe would be waited for, perhaps for ever."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, exists=True, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, if it is that of a file."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.is_file():
            self.fail(f"`{path}` is no file", param, ctx)
        return path


class Output(click.Path):
    """A file to write whose name ends as what is in it, or no program would open it."""

    def __init__(self, ending: str) -> None:
        super().__init__(path_type=Path, dir_okay=False)
        self._ending = ending

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, if it ends so."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.suffix.lower() != self._ending:
            self.fail(f"`{path}` does not end in {self._ending}", param, ctx)
        return path


DIALECT = click.Choice(
    (
        "deckwright",
        "marp",
        "pandoc",
        "slidev",
        "reveal",
        "remark",
        "presenterm",
        "deck",
        "slides",
        "ruled",
    )
)
"""The dialects of Markdown (`model.talk.Dialect`)."""

_READ_AS = "DW231"
_OVERWRITE = f"{__name__}.overwrite"

_TONES: Mapping[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}

TEMPLATE = click.option(
    "--template",
    default="",
    metavar="NAME|FILE",
    help="Use this template, whatever the talk says: by its name, or any .pptx or .potx.",
)
FROM = click.option(
    "--from",
    "dialect",
    type=DIALECT,
    help="Whose Markdown a talk is, where that is not found by itself.",
)
FETCH = click.option(
    "--fetch", is_flag=True, help="First fetch pictures that are https addresses, into build/."
)


def _overwrite(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    ctx.meta[_OVERWRITE] = value


OVERWRITE = click.option(
    "--overwrite",
    is_flag=True,
    expose_value=False,
    callback=_overwrite,
    help="Write over a file that is not as deckwright wrote it.",
)
"""Of the commands that `deliver` what they make."""
STRICT = click.option("--strict", is_flag=True, help="Warnings count as errors.")


class FaultError(click.ClickException):
    """A fault of the program itself, in one line."""

    exit_code = getattr(os, "EX_SOFTWARE", 70)

    def __init__(self, fault: Exception) -> None:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        what = f"{type(fault).__name__}: {fault} ({place.name}, line {place.lineno})"
        super().__init__(
            f"this is a fault of deckwright, please report it: {' '.join(what.split())}; "
            "DECKWRIGHT_DEBUG=1 shows where it happened"
        )


class Commands(click.Group):
    """A group of commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command. No exception reaches the user: each becomes a line that says what to do.

        With `DECKWRIGHT_DEBUG` set, faults of the program show where they happened.
        """
        from deckwright.diagnostics import printable, refusal

        try:
            with interruptible():
                return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort) as ended:
            if isinstance(ended, click.Abort) and not isinstance(
                ended.__context__, KeyboardInterrupt
            ):
                raise
            click.echo("\nAborted!", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (OSError, MemoryError) as refused:
            if isinstance(refused, BrokenPipeError) or getattr(refused, "errno", 0) == errno.EPIPE:
                raise  # click ends quietly where nobody reads on
            told = "; ".join(part for part in refusal(refused) if part)
            raise click.ClickException(printable(told)) from refused
        except Exception as fault:
            if os.environ.get("DECKWRIGHT_DEBUG"):
                traceback.print_exception(fault)
            raise FaultError(fault) from fault


def write(path: Path, data: bytes) -> None:
    """Put an output where it belongs, and print its path."""
    from deckwright.write.files import write_file

    write_file(path, data)
    say(path)


def deliver(path: Path, data: bytes) -> None:
    """As `write`, but over a file that is not as we wrote it only where that is asked for."""
    from deckwright.diagnostics import printable
    from deckwright.write.place import is_free
    from deckwright.write.seal import sealed

    if not (click.get_current_context().meta[_OVERWRITE] or is_free(path)):
        message = f"{path} is there, and not as deckwright wrote it"
        raise click.UsageError(printable(f"{message}; choose another name, or say --overwrite"))
    write(path, sealed(data))


def say(line: object, *, before: str = "", color: bool | None = None) -> None:
    """Print a line that names files, whose names may hold what steers a terminal.

    What stands `before` it may be styled.
    """
    from deckwright.diagnostics import printable

    click.echo(before + printable(str(line)), color=color)


def workspace() -> Workspace:
    """The workspace that the working folder lies in."""
    from deckwright.read.workspace import find_workspace

    found = find_workspace(Path())
    if found is None:
        raise click.UsageError(
            "there is no talks/ folder here or above; go to your workspace, or begin one: "
            "deckwright new workspace FOLDER"
        )
    return found


def known(events: Sequence[str], where: Workspace) -> tuple[str, ...]:
    """The names of the events that are meant; `talks/NAME` is understood too."""
    from deckwright.diagnostics import did_you_mean, printable

    have = where.event_names()
    if not have and not events:
        tell_of_no_event(where)
    names = tuple(Path(event).name for event in events) or have
    for name in names:
        if name not in have:
            mend = did_you_mean(name, have) or f"there are: {', '.join(have) or 'none yet'}"
            raise click.UsageError(printable(f"no event `{name}` under {where.talks}; {mend}"))
    return names


def of_many_talks(dialect: Dialect | None) -> None:
    """Refuses one dialect for all the talks of an event: each may have its own."""
    if dialect is not None:
        raise click.UsageError("--from is for the file of one talk; an event's say `dialect:`")


def tell_of_no_event(where: Workspace) -> None:
    """Say that nothing is done because there is nothing, and how to begin."""
    hint = "an event is a folder there with an event.yml: deckwright new event TITLE"
    click.echo(f"there is no event under {where.talks} yet; {hint}", err=True)


def fetched(talk: Path, dialect: Dialect | None) -> tuple[Diagnostic, ...]:
    """What keeps pictures of a talk from being fetched; the others are there afterwards."""
    from deckwright.fetching import fetch_for_talk

    return fetch_for_talk(talk, dialect)


def judged(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings as grave as the workspace takes them, and what is wrong with its settings."""
    from deckwright.diagnostics import at_levels
    from deckwright.read.settings.levels import read_levels
    from deckwright.read.workspace import find_workspace

    own = find_workspace(Path())
    levels, mistakes = read_levels(own.root if own else Path())
    return (*mistakes, *at_levels(found, levels))


def show(found: Iterable[Diagnostic]) -> bool:
    """Print findings to stderr; whether any of them is an error.

    Of what is merely information, only whose Markdown a talk was taken for: all depends on that.
    """
    from deckwright.diagnostics import has_errors

    found = [one for one in judged(found) if one.severity != "info" or one.code == _READ_AS]
    tell(found, err=True)
    return has_errors(found)


def tell(found: Sequence[Diagnostic], *, err: bool = False) -> None:
    """Print findings; on a terminal in colour, unless `NO_COLOR` is set (https://no-color.org)."""
    from deckwright.diagnostics import render_all
    from deckwright.read.text_files import source_lines

    color = False if os.environ.get("NO_COLOR") else None
    for one, text in zip(found, render_all(found, cache(source_lines)), strict=True):
        grade = f"{one.severity}[{one.code}]"
        painted = click.style(grade, fg=_TONES[one.severity], bold=True)
        click.echo(text.replace(grade, painted, 1), err=err, color=color)


def warned(found: Iterable[Diagnostic]) -> bool:
    """Whether there is a warning among findings: under `--strict` a command fails for it."""
    return any(one.severity == "warning" for one in judged(found))


_PATIENCE = 0.5
"""Seconds."""
INTERRUPTED = 130
"""128 + SIGINT, as shells count (POSIX.1-2017, shell command language, 2.8.2)."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Within, Ctrl-C ends the program soon; temporary files lie in one folder, which goes too."""
    if threading.current_thread() is not threading.main_thread():
        yield  # a signal reaches the main thread alone
        return
    before, scratch = tempfile.tempdir, Path(tempfile.mkdtemp(prefix="deckwright-"))
    tempfile.tempdir = str(scratch)
    ours, bell = socket.socketpair()
    bell.settimeout(0)
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    heard = signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(ours, scratch), daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(heard)
        signal.signal(signal.SIGINT, handler)
        bell.close()
        tempfile.tempdir = before
        shutil.rmtree(scratch, ignore_errors=True)


def _watch(bell: socket.socket, scratch: Path) -> None:
    with bell:
        while rung := bell.recv(1):
            ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
            if rung[0] == signal.SIGINT and ours:
                time.sleep(_PATIENCE)
                _end(scratch)


def _end(scratch: Path) -> None:
    import multiprocessing

    for worker in multiprocessing.active_children():
        worker.kill()
    shutil.rmtree(scratch, ignore_errors=True)
    os.write(2, b"\nAborted!\n")
    os._exit(INTERRUPTED)
