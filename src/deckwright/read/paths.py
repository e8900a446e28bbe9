"""From a name in a file to a file in the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Refusal = Literal["missing", "outside"]


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
