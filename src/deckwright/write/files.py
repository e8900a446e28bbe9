"""Outputs on disk: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_SUFFIX = ".part"
_LONGEST = 40
"""Characters of the name that the scratch file's repeats: a name has 255 bytes at most."""


def write_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; whatever stood there stays whole until then.

    Raises `OSError`; no stray file remains.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _replace(path, data)
    except OSError as refused:
        refused.filename = str(path)  # of the scratch file nobody knows
        raise


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(
        prefix=f".{path.name[:_LONGEST]}.", suffix=_SUFFIX, dir=path.parent
    )
    scratch = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.chmod(0o666 & ~_umask())
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove what a process left in `folder` that was ended while it wrote. Raises `OSError`."""
    for stray in folder.glob(f".*{_SUFFIX}"):
        stray.unlink(missing_ok=True)


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
