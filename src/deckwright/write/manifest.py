"""What a build folder was made from, so that nothing is made twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import deckwright
from deckwright.diagnostics import Diagnostic
from deckwright.model.source import Span
from deckwright.model.talk import Talk
from deckwright.model.theme import Theme
from deckwright.write.files import write_file

_NAME = ".deckwright.json"


def fingerprint(*parts: Theme | Talk | object) -> str:
    """A digest of everything that an output is made from, the program included."""
    digest = hashlib.sha256(program().encode())
    for part in parts:
        digest.update(b"\0")
        digest.update(_described(part).encode())
    return digest.hexdigest()


def _described(part: object) -> str:
    match part:
        case Theme(digest=digest, minimums=minimums, colors=colors, roles=roles):
            names = [(role, one.layout.name) for role, one in roles.items()]
            return repr((digest, minimums, colors, names))
        case Talk(settings=settings, digest=digest, assets=assets):
            files = [(source, _digest(asset.path)) for source, asset in sorted(assets.items())]
            return repr((settings, digest, files))
        case _:
            return repr(part)


@cache
def program() -> str:
    """A digest of the program's own text: a new version makes everything anew."""
    digest = hashlib.sha256()
    root = Path(deckwright.__file__).parent
    for path in sorted((*root.rglob("*.py"), *root.rglob("*.typ"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The outputs in a build folder: the key each was made from and the digest of its bytes."""

    folder: Path
    outputs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest in `folder`; an empty one where there is none, or none that can be read."""
        try:
            data = json.loads((folder / _NAME).read_bytes())
            outputs = dict(data["outputs"])
            return cls(folder, {name: outputs[name] for name in outputs if Path(name).name == name})
        except (OSError, ValueError, KeyError, TypeError):
            return cls(folder)

    def write(self) -> None:
        """Put the manifest beside its outputs. Raises `OSError`."""
        text = json.dumps({"outputs": self.outputs}, indent=1, sort_keys=True) + "\n"
        path = self.folder / _NAME
        if not path.is_file() or path.read_text("utf-8") != text:
            write_file(path, text.encode())

    def holds(self, name: str, key: str) -> bool:
        """Whether `name` was made from `key` and lies there unchanged."""
        entry = self.outputs.get(name)
        path = self.folder / name
        return (
            entry is not None
            and entry.get("key") == key
            and path.is_file()
            and _digest(path) == entry.get("digest")
        )

    def findings(self, name: str) -> tuple[Diagnostic, ...]:
        """What was found when `name` was made, to be said again."""
        return tuple(
            Diagnostic(one["severity"], one["code"], Span(*one["span"]), *one["texts"])
            for one in self.outputs[name].get("findings", ())
        )

    def with_output(
        self, name: str, key: str, data: bytes, findings: Iterable[Diagnostic]
    ) -> Manifest:
        """The manifest after `name` was made."""
        entry = {
            "key": key,
            "digest": hashlib.sha256(data).hexdigest(),
            "findings": [
                {
                    "severity": one.severity,
                    "code": one.code,
                    "span": [one.span.path, one.span.line, one.span.column],
                    "texts": [one.message, one.hint],
                }
                for one in findings
            ],
        }
        return replace(self, outputs={**self.outputs, name: entry})

    def others(self, names: Iterable[str]) -> tuple[str, ...]:
        """Outputs that are none of `names`: of talks that are gone."""
        keep = set(names)
        return tuple(name for name in self.outputs if name not in keep)

    def only(self, names: Iterable[str]) -> Manifest:
        """The manifest of `names` alone."""
        keep = set(names)
        return replace(
            self, outputs={name: one for name, one in self.outputs.items() if name in keep}
        )
