"""What make must know of a build: when it began, and when it was done.

make compares times and asks for `deckwright build` where anything is newer. It is told no names: a
name of a file or a folder in a Makefile would be read as rules and commands.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from deckwright.read.workspace import Workspace
from deckwright.write.files import write_file

_BEGUN, _BUILT, _PROGRAM = ".begun", ".built", ".program"
"""In `build/`: files whose times say when the last whole build began and when it was done, and a
link to the program's folder, by which make's `find` sees that the program was changed."""


def clock(workspace: Workspace) -> int | None:
    """The time by the clock of the file system that holds `build/`, in nanoseconds.

    It is the clock that files are dated by, which need not be that of this machine. None where
    `build/` leads out of the workspace: nothing is written there. Raises `OSError`.
    """
    if not workspace.build.resolve().is_relative_to(workspace.root.resolve()):
        return None
    workspace.build.mkdir(exist_ok=True)
    with tempfile.TemporaryFile(dir=workspace.build) as file:
        return os.fstat(file.fileno()).st_mtime_ns


def mark_built(workspace: Workspace, begun: int) -> None:
    """Say that all outputs are up to date with the sources as they were at `begun`, by `clock`.

    What changed since then counts as newer, and so does what changed at that very moment, for it
    may have been read before. Raises `OSError`.
    """
    folder = workspace.build
    _link_program(folder / _PROGRAM)
    write_file(folder / _BEGUN, b"")
    os.utime(folder / _BEGUN, ns=(begun - 1, begun - 1))
    built = folder / _BUILT
    built.touch()
    os.utime(built)  # later than the folder, into which it may just have come


def _link_program(link: Path) -> None:
    """Where a file system has no links, make asks each time."""
    program = Path(__file__).resolve().parents[1]
    with suppress(OSError):
        if not link.is_symlink() or link.readlink() != program:
            link.unlink(missing_ok=True)
            link.symlink_to(program)
