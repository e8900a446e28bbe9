"""What make must know of a build: a depfile, written only after success."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from deckwright.read.workspace import Workspace
from deckwright.write.files import write_file
from deckwright.write.lock import locked

_UNSPEAKABLE = re.compile(r"""[\x00-\x1f:;|=%&*?~()\[\]{}\\]""")
"""What means something to make in a name and that no version of make lets one say otherwise."""


def write_rule(
    event: str, files: Sequence[Path], outputs: Sequence[Path], workspace: Workspace
) -> None:
    """Write `build/EVENT/.built` and its depfile.

    The depfile names what was read, the folder of the event (a file was added or removed), and
    asks for a build where an output is missing. A file that is gone needs no rule of its own: each
    has an empty one (https://www.gnu.org/software/make/manual/html_node/Force-Targets.html).
    Where make cannot say a name, it asks for the build each time, which keeps what is up to date.
    Raises `OSError`.
    """
    folder = workspace.build / event
    built = _name(folder / ".built", workspace)
    if built is None:
        return
    named = dict.fromkeys([*files, workspace.talks / event])
    sources = [_name(path, workspace) for path in named]
    results = [_name(path, workspace) for path in sorted(outputs)]
    speakable = " ".join(name for name in results if name)
    lines = [
        f"{built}: {' '.join(name for name in sources if name)}",
        f"{built}: $(if $(filter-out $(wildcard {speakable}),{speakable}),missing)",
        *((f"{speakable}: {built} ;",) if speakable else ()),
        *(f"{source}:" for source in sources if source),
        *((f"{built}: missing",) if None in (*sources, *results) else ()),
    ]
    with locked(folder):  # the next build, which sweeps, may have begun
        write_file(folder / ".built.d", ("\n".join(lines) + "\n").encode())
        write_file(folder / ".built", b"")


def _name(path: Path, workspace: Workspace) -> str | None:
    """A path from the workspace's root, as make spells it; None where it has no spelling."""
    text = os.path.relpath(path, workspace.root).replace(os.sep, "/")
    if _UNSPEAKABLE.search(text):
        return None
    return text.replace("$", "$$").replace("#", "\\#").replace(" ", "\\ ")
