"""What make must know of a build: a depfile, written only after success."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from deckwright.read.workspace import Workspace
from deckwright.write.files import write_file


def write_rule(
    event: str, files: Sequence[Path], outputs: Sequence[Path], workspace: Workspace
) -> None:
    """Write `build/EVENT/.built` and its depfile.

    The depfile names what was read, the folder of the event (a file was added or removed), and
    asks for a build where an output is missing. A file that is gone needs no rule of its own: each
    has an empty one (https://www.gnu.org/software/make/manual/html_node/Force-Targets.html).
    Raises `OSError`.
    """
    folder = workspace.build / event
    built = _name(folder / ".built", workspace)
    named = dict.fromkeys([*files, workspace.talks / event])
    sources = [_name(path, workspace) for path in named]
    results = " ".join(_name(path, workspace) for path in sorted(outputs))
    lines = [
        f"{built}: {' '.join(sources)}",
        f"{built}: $(if $(filter-out $(wildcard {results}),{results}),missing)",
        f"{results}: {built} ;",
        *(f"{source}:" for source in sources),
    ]
    write_file(folder / ".built.d", ("\n".join(lines) + "\n").encode())
    write_file(folder / ".built", b"")


def _name(path: Path, workspace: Workspace) -> str:
    """A path from the workspace's root, as make spells it."""
    text = os.path.relpath(path, workspace.root).replace(os.sep, "/")
    return text.replace("$", "$$").replace("#", "\\#").replace(" ", "\\ ")
