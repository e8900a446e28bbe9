"""The program: `deckwright`, or `python -m deckwright`."""

from __future__ import annotations

import gc

from deckwright.cli import main


def run() -> None:
    """Run a command in a process of its own.

    It is short, and what it builds has next to no cycles and is needed to the end: looking for
    garbage would find none, and take a third of the time of a large deck.
    """
    gc.disable()
    main(prog_name="deckwright")


if __name__ == "__main__":
    run()
