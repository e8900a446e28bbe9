"""A folder that one process at a time may write to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder`, which is made where it is not there; waits while another process holds it.

    The lock ends with the process, whatever becomes of it, and so needs no mending. Raises
    `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("wb") as file:
        _hold(file)
        yield


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
