"""Parts and relationships that are written: the Open Packaging Conventions, ECMA-376 part 2.

Parts are plain records and are saved by us: python-pptx searches the whole package for each part
that is added to it, and writes the time of day into the archive.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from deckwright.ooxml.elements import Element, parse_xml, to_bytes
from deckwright.ooxml.markup import attributes, document
from deckwright.ooxml.names import CT, PACKAGE_RELATIONSHIPS, PACKAGE_TYPES

CONTENT_TYPES: Final = "[Content_Types].xml"
"""The member that says of which type each part is."""
_DEFAULT_TYPES: Final = {
    "rels": CT.RELATIONSHIPS,
    "xml": CT.XML,
    "bmp": CT.BMP,
    "gif": CT.GIF,
    "jpeg": CT.JPEG,
    "jpg": CT.JPEG,
    "png": CT.PNG,
    "svg": CT.SVG,
    "tiff": CT.TIFF,
}
_COMPRESSED: Final = frozenset({"gif", "jpeg", "jpg", "png"})
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip member can have."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads. `target` is text for an address outside, or as a template had it."""

    reltype: str
    target: Part | str
    external: bool = False


@dataclass(slots=True, eq=False)
class Part:
    """A part by its name (`/ppt/slides/slide1.xml`; `/` is the package itself).

    Its content is bytes until `root` is asked for, and then that tree. `relations` are by id.
    """

    name: str
    content_type: str
    blob: bytes = b""
    relations: dict[str, Relation] = field(default_factory=dict)
    _root: Element | None = None

    @property
    def root(self) -> Element:
        """The root element, to be read or changed."""
        if self._root is None:
            self._root = parse_xml(self.blob, comments=True)
        return self._root

    @property
    def content(self) -> bytes:
        """The part's bytes as they are saved."""
        if self._root is None:
            return self.blob
        return to_bytes(self._root)

    @property
    def extension(self) -> str:
        """The end of the name, in small letters and without the dot."""
        return self.name.rpartition(".")[2].lower()

    def relate(self, reltype: str, target: Part | str) -> str:
        """Add a relationship to a part, or to an address outside; its id."""
        number = len(self.relations) + 1
        while (rid := f"rId{number}") in self.relations:
            number += 1
        self.relations[rid] = Relation(reltype, target, isinstance(target, str))
        return rid

    def related(self, reltype: str) -> Iterator[Part]:
        """The parts that this one relates to by `reltype`, in the order of their ids' entries."""
        for relation in self.relations.values():
            if relation.reltype == reltype and isinstance(relation.target, Part):
                yield relation.target

    def drop(self, reltypes: Iterable[str]) -> frozenset[str]:
        """Take out the relationships of these types; their ids."""
        gone = frozenset(rid for rid, one in self.relations.items() if one.reltype in reltypes)
        for rid in gone:
            del self.relations[rid]
        return gone


def reachable(package: Part) -> Iterator[Part]:
    """Every part of a package once, breadth first: a chain of a thousand jumps is no recursion."""
    return (part for part in breadth_first(package) if part is not package)


def save_parts(package: Part, parts: Iterable[Part] = ()) -> bytes:
    """A package as a zip archive; the same parts give the same bytes.

    `parts` are all that are saved, in their order in the archive; unless given, the reachable.
    """
    parts = list(parts or reachable(package))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        store(archive, CONTENT_TYPES, _content_types(parts))
        store(archive, relationships_of("/"), _relationships(package))
        for part in parts:
            store(archive, part.name, part.content)
            if part.relations:
                store(archive, relationships_of(part.name), _relationships(part))
    return buffer.getvalue()


def breadth_first(first: Part) -> Iterator[Part]:
    """`first` and all that it leads to; a part's relationships are read after it was yielded."""
    queue, seen = [first], {first}
    for source in queue:
        yield source
        for relation in source.relations.values():
            if isinstance(relation.target, Part) and relation.target not in seen:
                seen.add(relation.target)
                queue.append(relation.target)


def relationships_of(part: str) -> str:
    """The name of the part that holds the relationships of `part`.

    The package itself is `/`, or nothing.
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _content_types(parts: Iterable[Part]) -> bytes:
    extensions = {"rels", "xml"}
    overrides = []
    for part in parts:
        if _DEFAULT_TYPES.get(part.extension) == part.content_type:
            extensions.add(part.extension)
        else:
            overrides.append({"PartName": part.name, "ContentType": part.content_type})
    defaults = [
        {"Extension": extension, "ContentType": _DEFAULT_TYPES[extension]}
        for extension in sorted(extensions)
    ]
    entries = _elements("Default", defaults) + _elements("Override", overrides)
    return document(f'<Types xmlns="{PACKAGE_TYPES}">{entries}</Types>')


def _relationships(source: Part) -> bytes:
    folder = source.name.rpartition("/")[0]
    entries = [
        {
            "Id": rid,
            "Type": relation.reltype,
            "Target": _reference(relation.target, folder),
            "TargetMode": "External" if relation.external else None,
        }
        for rid, relation in source.relations.items()
    ]
    body = _elements("Relationship", entries)
    return document(f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{body}</Relationships>')


def _elements(tag: str, entries: Iterable[Mapping[str, str | None]]) -> str:
    return "".join(f"<{tag}{attributes(entry)}/>" for entry in entries)


def _reference(target: Part | str, folder: str) -> str:
    """A target as a part in `folder` names it."""
    if isinstance(target, str):
        return target
    there, _, name = target.name.rpartition("/")
    return _way(folder, there) + name


@cache
def _way(folder: str, there: str) -> str:
    """The way from one folder to another, with a slash at its end where it has any step."""
    way = posixpath.relpath(there or "/", folder or "/")
    return "" if way == "." else f"{way}/"


def store(archive: zipfile.ZipFile, name: str, blob: bytes) -> None:
    """Put a member into an archive, in the same way on every machine and at every hour."""
    member = zipfile.ZipInfo(name.lstrip("/"), _EPOCH)
    member.create_system = 0  # else it names the system that wrote it
    packed = name.rpartition(".")[2] in _COMPRESSED
    member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    archive.writestr(member, blob)
