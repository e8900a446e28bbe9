"""From a name in a file to a file in the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

Refusal = Literal["missing", "outside"]
FileState: TypeAlias = tuple[Path, int, int, int]
"""A file and what tells, without reading it, that it is as it was: time, size, place on disk."""


def locate(reference: str, folder: Path, root: Path) -> Path | Refusal:
    """The file that `reference` names, as written in a file of `folder`.

    What lies outside `root` once symlinks are followed is refused, whether it exists or not.
    """
    path = folder / reference
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return "outside"
        return path if path.is_file() else "missing"
    except (OSError, ValueError, RuntimeError):  # too long, a NUL, a loop of links
        return "missing"


def state_of(path: Path) -> FileState:
    """The state that a file is in. Raises `OSError`."""
    found = path.stat()
    return path, found.st_mtime_ns, found.st_size, found.st_ino
