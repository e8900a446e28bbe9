"""Stopping within a second, whatever runs, and leaving nothing behind.

Python heeds Ctrl-C between two of its own steps, and Typst may take a minute for one. So a thread
waits beside: it gives the program a moment to end by itself, and then ends it.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
    import multiprocessing  # noqa: PLC0415 - slow to load, and hardly ever needed

    for worker in multiprocessing.active_children():
        worker.kill()
    shutil.rmtree(scratch, ignore_errors=True)
    os.write(2, b"\nAborted!\n")
    os._exit(INTERRUPTED)
