"""Where the time of a deck goes, phase by phase, in a process of its own.

`python -m bench.phases TALK.md OUTPUT.pptx` prints a name and seconds of CPU time a line.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# ruff: noqa: PLC0415 - loading is what is measured first


def main(talk: Path, output: Path) -> None:
    """Build the deck of `talk` as the command does."""
    gc.disable()  # as the program does
    with phase("start Python and load the program"):
        from deckwright.cli.decks import deck as _command  # noqa: F401
        from deckwright.pipeline import Pipeline
        from deckwright.read.event import read_talk_file
        from deckwright.templates import theme_for
        from deckwright.write import modified
        from deckwright.write.files import write_file
        from deckwright.write.pptx import write_pptx
    with phase("read and parse"):
        file, _ = read_talk_file(talk)
        if file.source is None:
            sys.exit(1)
        pipeline = Pipeline()
        parsed, _ = pipeline.parse(file.source, file.root)
    with phase("template"):
        theme, _ = theme_for(parsed.settings, file.workspace)
    if theme is None:
        sys.exit(1)
    with phase("plan"):
        deck, _ = pipeline.plan(parsed, theme, file.event)
    with phase("write"):
        write_file(output, write_pptx(deck, modified(deck.date)))


@contextmanager
def phase(name: str) -> Iterator[None]:
    """Print how long what follows takes. The first phase counts from the start of the process."""
    start = time.process_time() if _begun else 0.0
    _begun.append(name)
    yield
    print(f"{time.process_time() - start:.3f} {name}")  # noqa: T201 - its only output


_begun: list[str] = []

if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
