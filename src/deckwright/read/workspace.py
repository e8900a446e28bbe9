"""The folders that deckwright works in, and names of files in them.

A workspace is a folder that holds `talks/`, one folder an event, and perhaps `templates/`.
Nothing outside it is ever read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace by its root folder."""

    root: Path

    @property
    def talks(self) -> Path:
        """Where the events are, one folder each."""
        return self.root / "talks"

    @property
    def templates(self) -> Path:
        """Where templates are, one folder each."""
        return self.root / "templates"

    @property
    def languages(self) -> Path:
        """Where words of the workspace's own are, one file a language."""
        return self.root / "languages"

    @property
    def build(self) -> Path:
        """Where outputs go."""
        return self.root / "build"

    def event_names(self) -> tuple[str, ...]:
        """The names of the event folders, sorted: those with an `event.yml` or any talk."""
        return tuple(sorted(folder.name for folder in self.talks.iterdir() if _is_event(folder)))


def talk_paths(folder: Path) -> list[Path]:
    """What is named as a talk in an event's folder, sorted; hidden files are editors' own."""
    return sorted(folder.glob("[!.]*.md"))


def find_workspace(start: Path) -> Workspace | None:
    """The workspace that `start` lies in, or None.

    The root stays relative where `start` is, so that messages show short paths.
    """
    above = start.absolute().parents
    root = next((f for f in (start, *start.parents, *above) if (f / "talks").is_dir()), None)
    return None if root is None else Workspace(root)


def _is_event(folder: Path) -> bool:
    if folder.name.startswith(".") or not folder.is_dir():
        return False
    return (folder / "event.yml").is_file() or bool(talk_paths(folder))


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


_LONGEST = 60


def slug(text: str) -> str:
    """`text` as a name that make and every file system take: `Über Go!` becomes `uber-go`.

    Empty where no Latin letter and no digit is in it.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[:_LONGEST].rstrip("-")


def unreadable_name(path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the name of a file whose bytes are no UTF-8, as Linux allows.

    Python keeps such bytes as surrogates (PEP 383), which no output can hold.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError:
        hint = "give it a name in plain letters"
        return (error("DW102", Span(str(path)), "the name of this file is not UTF-8", hint),)
    return ()
