"""Parts and relationships in a zip archive: the Open Packaging Conventions, ECMA-376 part 2.

python-pptx opens the template and says what its parts are and how they relate. It is known here
alone, and `_ContentTypeMap` is the one private name of version 1.0.2 that we need. Parts are then
plain records, because python-pptx searches the whole package for each part that is added to it;
and they are saved by us, because it writes the time of day into the archive.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, TypeAlias

from lxml import etree
from pptx.opc.package import _ContentTypeMap
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.opc.serialized import PackageReader
from pptx.oxml import parse_xml

from deckwright.write.pptx.names import CT
from deckwright.write.pptx.xml import attributes, document

Element: TypeAlias = Any
"""An lxml element."""

_CONTENT_TYPES: Final = "[Content_Types].xml"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
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
_UNKNOWN: Final = "application/octet-stream"
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
    _root: Element = None

    @property
    def root(self) -> Element:
        """The root element, to be read or changed."""
        if self._root is None:
            self._root = etree.fromstring(self.blob, _parser())
        return self._root

    @property
    def content(self) -> bytes:
        """The part's bytes as they are saved."""
        if self._root is None:
            return self.blob
        saved: bytes = etree.tostring(
            self._root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return saved

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


def read_parts(package: bytes) -> Part:
    """The package itself as a part, related to all the others. Raises `zipfile.BadZipFile`.

    A relationship to a part that is not there stays as it is: it is the template's.
    """
    reader = PackageReader(io.BytesIO(package))
    types = _ContentTypeMap.from_xml(reader[CONTENT_TYPES_URI])
    parts: dict[str, Part] = {}

    def part(name: PackURI) -> Part:
        if name not in parts:
            parts[name] = Part(str(name), _type_of(name, types), reader[name])
        return parts[name]

    whole = Part(str(PACKAGE_URI), "")
    for source in _breadth_first(whole):
        here = PackURI(source.name)
        rels = reader.rels_xml_for(here)
        for entry in parse_xml(rels).relationship_lst if rels else ():
            external = entry.targetMode == "External"
            name = None if external else PackURI.from_rel_ref(here.baseURI, entry.target_ref)
            target: Part | str = entry.target_ref
            # The reader is typed as a container of bytes, but is asked for names.
            if name is not None and name in reader:  # type: ignore[comparison-overlap]
                target = part(name)
            source.relations[entry.rId] = Relation(entry.reltype, target, external)
    return whole


def _type_of(name: PackURI, types: _ContentTypeMap) -> str:
    try:
        return str(types[name])
    except KeyError:
        return _UNKNOWN


def reachable(package: Part) -> Iterator[Part]:
    """Every part of a package once, breadth first: a chain of a thousand jumps is no recursion."""
    return (part for part in _breadth_first(package) if part is not package)


def save_parts(package: Part) -> bytes:
    """A package as a zip archive; the same parts give the same bytes."""
    parts = list(reachable(package))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _store(archive, _CONTENT_TYPES, _content_types(parts))
        _store(archive, _relations_name("/"), _relationships(package))
        for part in parts:
            _store(archive, part.name, part.content)
            if part.relations:
                _store(archive, _relations_name(part.name), _relationships(part))
    return buffer.getvalue()


def _breadth_first(first: Part) -> Iterator[Part]:
    """`first` and all that it leads to; a part's relationships are read after it was yielded."""
    queue, seen = [first], {first}
    for source in queue:
        yield source
        for relation in source.relations.values():
            if isinstance(relation.target, Part) and relation.target not in seen:
                seen.add(relation.target)
                queue.append(relation.target)


def _relations_name(name: str) -> str:
    folder, _, own = name.rpartition("/")
    return f"{folder}/_rels/{own}.rels"


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
    return document(f'<Types xmlns="{_TYPES}">{entries}</Types>')


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
    return document(f'<Relationships xmlns="{_RELATIONSHIPS}">{body}</Relationships>')


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


@cache
def _parser() -> etree.XMLParser:
    """Expands no entities and fetches nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _store(archive: zipfile.ZipFile, name: str, blob: bytes) -> None:
    member = zipfile.ZipInfo(name.lstrip("/"), _EPOCH)
    member.create_system = 0  # else it names the system that wrote it
    packed = name.rpartition(".")[2] in _COMPRESSED
    member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    archive.writestr(member, blob)
