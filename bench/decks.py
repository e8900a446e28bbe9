"""The decks of an event's talks alone, without what is made of the whole event.

`python -m bench.decks EVENT` in a workspace builds them as `deckwright build` would.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from deckwright.building.jobs import event_jobs
from deckwright.building.workers import Workers
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace
from deckwright.write.files import write_file


def main(name: str) -> None:
    """Build the decks of the event of that name."""
    gc.disable()  # as the program does
    workspace = Workspace(Path.cwd())
    source, _ = read_event(workspace.talks / name, workspace)
    if source is None:
        sys.exit(1)
    with Workers() as workers:
        for made in workers.make(event_jobs(source, workspace, whole=False)):
            write_file(workspace.build / name / made.job.name, made.data)


if __name__ == "__main__":
    main(sys.argv[1])
