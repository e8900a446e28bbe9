"""A folder that one process at a time may write to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

NAME = ".lock"
_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A link that lies there leads to a file that is not ours to touch, and a pipe would never open."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder`, which is made where it is not there; waits while another process holds it.

    The lock ends with the process, whatever becomes of it, and so needs no mending. Who holds it
    may remove the folder. Raises `OSError`.
    """
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(folder / NAME, _FLAGS, 0o666), "wb") as file:
            _hold(file)
            if _is_there(file, folder / NAME):
                yield
                return


def _is_there(file: BinaryIO, path: Path) -> bool:
    """Whether `path` still leads to the open file: it may have been removed while we waited."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt
    import time

    def _hold(file: BinaryIO) -> None:
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except PermissionError:
                time.sleep(0.1)
            else:
                return

else:
    import fcntl

    def _hold(file: BinaryIO) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX)  # unlike flock, not handed on to worker processes
