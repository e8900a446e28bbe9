"""Runs one target under atheris until its time is over: `python -m fuzz.run TARGET [FLAG ...]`.

The flags are libFuzzer's (https://llvm.org/docs/LibFuzzer.html).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import atheris

LONGEST = 2.0
"""Seconds of the processor that an input may cost, slowed down by being watched. libFuzzer's own
limit is one of the clock, which other programs on the machine use up as well."""
CORPUS = Path(__file__).with_name("corpus")


class TooSlow(Exception):  # noqa: N818 - what happened, as atheris prints it
    """An input cost more than `LONGEST`."""


def main(name: str, flags: list[str]) -> None:
    """Feed the target until libFuzzer ends the process."""
    with atheris.instrument_imports(include=["deckwright", "markdown_it", "mdit_py_plugins"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415 - what is imported here is watched

        for sample in sorted((CORPUS / name).iterdir()):
            TARGETS[name](sample.read_bytes())  # imports what is imported late

    atheris.Setup([sys.argv[0], *flags], _timed(TARGETS[name]))
    atheris.Fuzz()


def _timed(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target within its time; of each input that is the slowest so far, the time is printed."""
    slowest = 0.0

    def timed(data: bytes) -> None:
        nonlocal slowest
        begun = process_time()
        target(data)
        spent = process_time() - begun
        if spent > slowest:
            slowest = spent
            sys.stderr.write(f"stat::slowest_unit_seconds: {spent:.3f}\n")
        if spent > LONGEST:
            raise TooSlow(f"{spent:.1f} s of the processor")

    return timed


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
