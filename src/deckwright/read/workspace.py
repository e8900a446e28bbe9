"""The folders that deckwright works in.

A workspace is a folder that holds `talks/`, one folder an event, and perhaps `templates/`.
Nothing outside it is ever read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
