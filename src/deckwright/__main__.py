"""The program: `deckwright`, or `python -m deckwright`."""

from __future__ import annotations

import gc
import io
import signal
import sys

signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while loading: there is nothing to clean up

from deckwright.cli import main  # noqa: E402


def run() -> None:
    """Run a command in a process of its own.

    It is short, and what it builds has next to no cycles and is needed to the end: looking for
    garbage would find none, and take a third of the time of a large deck.
    """
    gc.disable()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr: not all terminals say all
    main(prog_name="deckwright")


if __name__ == "__main__":
    run()
