"""What setting a handout costs in a process that lives on, as that of the preview does.

`python -m bench.warm EVENT` in a workspace prints seconds and what was set, a line each. Reading
and planning do not count. The event's first talk is changed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from deckwright.pipeline import Pipeline
from deckwright.plan import plan_talk
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace
from deckwright.templates import read_themes
from deckwright.write import modified
from deckwright.write.handout import write_handout


def main(name: str) -> None:
    """Set the event's handout, the same once more, and the one of a changed talk."""
    workspace = Workspace(Path.cwd())
    folder = workspace.talks / name
    for what in ("for the first time", "the same again"):
        print(f"{_seconds(folder, workspace):.3f} {what}")  # noqa: T201 - its only output
    talk = min(folder.glob("*.md"))
    talk.write_text(
        f"{talk.read_text(encoding='utf-8')}\n## A change\n\n- something new\n", encoding="utf-8"
    )
    print(f"{_seconds(folder, workspace):.3f} one talk changed")  # noqa: T201 - as above


def _seconds(folder: Path, workspace: Workspace) -> float:
    source, _ = read_event(folder, workspace)
    if source is None:
        sys.exit(1)
    themes, _ = read_themes(source.templates, workspace)
    talks, _ = Pipeline().parse_all(source.talks, workspace.root)
    decks = [plan_talk(one, themes[one.settings.template], source.event)[0] for one in talks]
    start = time.perf_counter()
    write_handout(source.event, talks, decks, modified(source.event.date))
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1])
