"""A process that has the program loaded and runs commands of it, each in a process forked from it.

Such a process is as real as one that begins anew: it has its own working folder, environment,
permissions, files and exit code. It lacks only the start, which takes ten times as long as most
commands do. Nothing is run here itself, so that no command meets what another has left.

A line of JSON asks for a command (see `Order`), a line answers with its exit code.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TypedDict

import deckwright.building
import deckwright.checking
import deckwright.write.pptx
import deckwright.write.web  # noqa: F401 - all but Typst, beside which builds would fork no more
from deckwright.__main__ import run


class Order(TypedDict):
    """A command, where it runs, and the files that take what it says."""

    arguments: list[str]
    cwd: str
    env: dict[str, str]
    stdout: str
    stderr: str


def _obey(order: Order) -> None:
    """In the forked process: everything is as if it had begun so."""
    for number, path, mode in (
        (0, os.devnull, os.O_RDONLY),
        (1, order["stdout"], os.O_WRONLY),
        (2, order["stderr"], os.O_WRONLY),
    ):
        opened = os.open(path, mode)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    sys.argv = ["deckwright", *order["arguments"]]
    run()


def _serve() -> None:
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            _obey(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    _serve()
