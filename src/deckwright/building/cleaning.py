"""Build folders emptied: of what a build wrote, and of nothing that somebody changed."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from deckwright.building.event import outside_of
from deckwright.building.jobs import Findings
from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.source import Span
from deckwright.read.workspace import Workspace
from deckwright.write import lock, manifest
from deckwright.write.files import sweep
from deckwright.write.manifest import Manifest
from deckwright.write.place import is_free, is_open


def built_events(workspace: Workspace) -> tuple[str, ...]:
    """The names of the folders that were built to, those of events that are gone among them."""
    return tuple(sorted(path.parent.name for path in workspace.build.glob(f"[!.]*/{lock.NAME}")))


def clean_event(name: str, workspace: Workspace, *, force: bool = False) -> Findings:
    """Remove the outputs of an event; what was kept, because somebody changed it or has it open.

    With `force` nothing is kept. Waits for a build of the same event. Raises `OSError`.
    """
    folder = workspace.build / name
    if outside := outside_of(workspace, folder):
        return (outside,)
    with lock.locked(folder):
        sweep(folder)
        before = Manifest.read(folder, workspace.root)
        paths = sorted(path for path in folder.iterdir() if path.name != lock.NAME)
        if force:
            for path in paths:
                _remove(path)
        found = tuple(filter(None, (_removed(path, before) for path in paths)))
        (folder / manifest.NAME).unlink(missing_ok=True)
        if [path.name for path in folder.iterdir()] == [lock.NAME]:
            with suppress(OSError):  # Windows keeps a file that is open
                (folder / lock.NAME).unlink()
                folder.rmdir()
    return found


def _removed(path: Path, before: Manifest) -> Diagnostic | None:
    """Why `path` was kept; nothing where it is gone, or hidden and none of our business."""
    if path.name.startswith((".", "~$")) or not path.exists():
        return None
    hint = "`deckwright clean --force` removes it as well"
    if not path.is_file() or not is_free(path, before.digest(path.name)):
        message = "this is not as deckwright wrote it and was kept"
        return warning("DW593", Span(str(path)), message, hint)
    if is_open(path):
        message = "this file is open in a program and was kept"
        return warning("DW594", Span(str(path)), message, hint)
    path.unlink()
    return None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
