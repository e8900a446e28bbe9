"""Runs one target under atheris until its time is over: `python -m fuzz.run TARGET [FLAG ...]`.

The flags are libFuzzer's (https://llvm.org/docs/LibFuzzer.html).
"""

from __future__ import annotations

import sys

import atheris


def main(name: str, flags: list[str]) -> None:
    """Feed the target until libFuzzer ends the process."""
    with atheris.instrument_imports(include=["deckwright", "markdown_it", "mdit_py_plugins"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415 - what is imported here is watched

    atheris.Setup([sys.argv[0], *flags], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
