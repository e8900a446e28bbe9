"""The files that a talk shows, and their places beside it in an event's folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from deckwright.taking.sent import NotTakenError

_SOURCES = frozenset((".md", ".yml", ".yaml"))
"""What lies in an event's own folder with such an ending is a talk, or settings."""
_CODE = re.compile(
    r"(?ms)(?<=\n)(?P<fence>[ \t]*(?:`{3,}|~{3,}))[^\n]*\n(?P<listing>.*?)(?:^(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<span>[^\n]*?)(?<!`)(?P=ticks)(?!`)"
)
_BEFORE = (
    r"(?P<before>\]\(\s*<?|\b(?:src|href|data-background-image|background)\s*=\s*[\"']?"
    r"|\burl\(\s*[\"']?|^\s*\[[^\]\n]+\]:\s*<?|^\s*:{3,}\s*include\s+"
    r"|^\s*(?:- )?(?:bibliography|image|src|background|backgroundImage)\s*:\s*[\"']?)"
)
_AFTER = r"(?=[)\"'>\s#}]|$)"


@dataclass(frozen=True, slots=True)
class Placed:
    """Files by their places seen from the talk, and what references change to."""

    files: Mapping[str, bytes]
    moved: Mapping[str, str]


def placed(files: Iterable[Path], talk: Path, root: Path, path: Path) -> Placed:
    """Where the `files` of the `talk` go beside its new `path`: where they lay, if that is free.

    Others go to a folder of the talk's own. All of them lie within `root`. Raises `OSError`.
    """
    found: dict[str, bytes] = {}
    moved: dict[str, str] = {}
    for file in files:
        data = file.read_bytes()
        inside = PurePosixPath(Path(os.path.relpath(file, talk.parent)).as_posix())
        place = str(inside)
        if not _is_free(inside, path.parent, data):
            place = f"{path.stem}/{file.relative_to(root).as_posix()}"
            if not _is_free(PurePosixPath(place), path.parent, data):
                raise NotTakenError(f"`{place}` is there already", "move what lies there")
            moved[str(inside)] = place
        found[place] = data
    return Placed(found, moved)


def with_references(text: str, moved: Mapping[str, str]) -> str:
    """`text` with other references to files: only where one stands, and in no listing."""
    for old, new in moved.items():
        spellings = dict.fromkeys((old, quote(old), f"./{old}", f"./{quote(old)}"))
        pattern = f"(?m){_BEFORE}(?P<old>{'|'.join(map(re.escape, spellings))}){_AFTER}"
        code = [
            range(*found.span("listing" if found["fence"] else "span"))
            for found in _CODE.finditer(text)
        ]
        parts, end = [], 0
        for found in re.finditer(pattern, text):
            start, stop = found.span("old")
            if not any(start in one for one in code):
                here = "./" * found["old"].startswith("./")
                bare = found["old"].removeprefix(here)
                parts += [text[end:start], here, new if bare == old else quote(new)]
                end = stop
        text = "".join((*parts, text[end:]))
    return text


def _is_free(inside: PurePosixPath, folder: Path, data: bytes) -> bool:
    if ".." in inside.parts or (len(inside.parts) == 1 and inside.suffix.lower() in _SOURCES):
        return False
    place = folder / inside
    if not place.resolve().is_relative_to(folder.resolve()):
        raise NotTakenError(f"`{inside}` would lie outside of the event", "rename its folder")
    return not place.exists() or (place.is_file() and place.read_bytes() == data)
