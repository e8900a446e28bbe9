"""What a build folder was made from, so that nothing is made twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from deckwright.diagnostics import Diagnostic, Severity
from deckwright.model.source import Span
from deckwright.write.files import write_file

NAME = ".deckwright.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """An output and what it was made from, each thing by what it is called and its digest."""

    digest: str
    inputs: Mapping[str, str]
    pictures: tuple[str, ...] = ()
    """Those among its inputs, as the talk calls them; whether or not there is such a file."""
    findings: tuple[Diagnostic, ...] = ()
    """What was found when it was made, to be said again."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The outputs in a build folder. `root` is the workspace's; paths are written down from it."""

    folder: Path
    root: Path
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, root: Path) -> Manifest:
        """The manifest in `folder`; an empty one where there is none, or none that can be read."""
        if not (folder / NAME).is_file():
            return cls(folder, root)
        try:
            outputs = json.loads((folder / NAME).read_bytes())["outputs"]
            entries = {name: _entry(one, root) for name, one in outputs.items() if _is_own(name)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(folder, root)
        return cls(folder, root, entries)

    def write(self) -> None:
        """Put the manifest beside its outputs. Raises `OSError`."""
        data = {name: _data(entry, self.root) for name, entry in self.entries.items()}
        text = json.dumps({"outputs": data}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        path = self.folder / NAME
        if not path.is_file() or path.read_bytes() != text.encode():
            write_file(path, text.encode())

    def digest(self, name: str) -> str:
        """The digest of what was last written as `name`; empty where nothing was."""
        entry = self.entries.get(name)
        return entry.digest if entry else ""

    def why(self, name: str, inputs: Mapping[str, str], path: Path) -> tuple[str, ...]:
        """Why `name` has to be made from `inputs`; nothing where it lies at `path` as it should."""
        entry = self.entries.get(name)
        if entry is None:
            return ("it was not made before",)
        changed = tuple(_changes(entry.inputs, inputs))
        if changed:
            return changed
        if not path.is_file():
            return ("it is missing",)
        return () if digest_of(path) == entry.digest else ("it is not as it was made",)


def digest(data: bytes) -> str:
    """What tells `data` from any other."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """The digest of a file. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_own(name: str) -> bool:
    """Whether it is the name of an output; the file may come from somebody else, as links may."""
    return Path(name).name == name and not name.startswith(".")


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*after, *before)):
        match before.get(name), after.get(name):
            case None, _:
                yield f"{name} is new"
            case _, None:
                yield f"{name} is gone"
            case old, new if old != new:
                yield f"{name} changed"


def _data(entry: Entry, root: Path) -> dict[str, Any]:
    return {
        "digest": entry.digest,
        "inputs": dict(entry.inputs),
        "pictures": list(entry.pictures),
        "findings": [
            {
                "severity": one.severity,
                "code": one.code,
                "path": _from(root, one.span.path),
                "place": [one.span.line, one.span.column],
                "texts": [one.message, one.hint],
            }
            for one in entry.findings
        ],
    }


def _entry(data: Mapping[str, Any], root: Path) -> Entry:
    return Entry(
        str(data["digest"]),
        dict(data["inputs"]),
        tuple(map(str, data["pictures"])),
        tuple(_findings(data["findings"], root)),
    )


def _findings(data: Iterable[Mapping[str, Any]], root: Path) -> Iterator[Diagnostic]:
    for one in data:
        path = str(root / one["path"]) if one["path"] else ""
        if not Path(path).resolve().is_relative_to(root.resolve()) and path:
            raise ValueError(path)
        line, column = one["place"]
        message, hint = one["texts"]
        severity = one["severity"]
        if severity not in get_args(Severity):
            raise ValueError(severity)
        span = Span(path, int(line), int(column))
        yield Diagnostic(severity, str(one["code"]), span, str(message), str(hint))


def _from(root: Path, path: str) -> str:
    """`path` from the root on, the same wherever the command was called and on any system."""
    own = Path(path)
    return own.relative_to(root).as_posix() if path and own.is_relative_to(root) else path
