"""Where an output may be written: never over what somebody changed, or has open."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

from deckwright.write.manifest import digest
from deckwright.write.seal import is_sealed


def place_for(path: Path, known: str = "") -> Path:
    """`path`, or else a name beside it that is free: `deck (new).pptx`, `deck (new 2).pptx`.

    `known` is the digest of what was last written there. Raises `OSError`.
    """
    beside = (path.with_stem(f"{path.stem} ({new})") for new in _new())
    return next(one for one in chain((path,), beside) if is_free(one, known) and not is_open(one))


def beside(folder: Path) -> list[Path]:
    """The outputs in `folder` that lie beside one that was kept, and are as they were written."""
    names = sorted(path for path in folder.glob("* (new*).*") if path.is_file())
    return [path for path in names if is_free(path) and not is_open(path)]


def is_free(path: Path, known: str = "") -> bool:
    """Whether nothing of anybody's is lost if an output takes this place.

    There is no file, or an empty one, or one that is as we wrote it: that has the digest `known`,
    or its own seal. Of a link only the link would go, not what it leads to. Raises `OSError`.
    """
    if path.is_symlink() or not path.is_file():
        return True
    data = path.read_bytes()
    return not data or digest(data) == known or is_sealed(data)


def is_open(path: Path) -> bool:
    """Whether an office program says that it has the file open, by the file that it puts beside it.

    Microsoft Office calls it `~$deck.pptx`, LibreOffice `.~lock.deck.pptx#`.
    """
    return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))


def _new() -> chain[str]:
    return chain(("new",), (f"new {number}" for number in count(2)))
