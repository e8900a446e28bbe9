"""The package (ECMA-376 part 2): a template opened, its own slides taken out, parts added, saved.

The only module that knows python-pptx. It uses these private names of version 1.0.2, each
because the public way searches the whole package again for every slide: `Part._content_type`,
`Part._element` and `_Relationships._add_relationship`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package as PptxPackage

from deckwright.write.pptx.xml import A, R, attributes, document

__all__ = ["CT", "RT", "Element", "Package", "Part"]

Element: TypeAlias = Any
"""An lxml element."""

_LEFT_OUT = (
    RT.SLIDE,
    RT.PRINTER_SETTINGS,
    RT.THUMBNAIL,
    RT.VIEW_PROPS,
    RT.COMMENT_AUTHORS,
    RT.CUSTOM_PROPERTIES,
    "http://schemas.microsoft.com/office/2018/10/relationships/authors",
    "http://schemas.microsoft.com/office/2015/10/relationships/revisionInfo",
    "http://schemas.microsoft.com/office/2016/11/relationships/changesInfo",
)
"""What belongs to the template's own slides or to whoever last saved it."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip member can have."""

_DEFAULT_TYPES = {
    "rels": CT.OPC_RELATIONSHIPS,
    "xml": CT.XML,
    "bmp": CT.BMP,
    "gif": CT.GIF,
    "jpeg": CT.JPEG,
    "jpg": CT.JPEG,
    "png": CT.PNG,
    "svg": "image/svg+xml",
    "tiff": CT.TIFF,
}
_COMPRESSED = frozenset({"gif", "jpeg", "jpg", "png"})


class Package:
    """A template being filled. Adding a part takes the same time however many there are."""

    def __init__(self, template: bytes) -> None:
        """Opens a .pptx or .potx and takes its own slides out."""
        self._package = PptxPackage.open(io.BytesIO(template))
        self.presentation: Part = self._package.main_document_part
        self.presentation._content_type = CT.PML_PRESENTATION_MAIN  # noqa: SLF001 - a .potx opens as a .pptx
        for source in (self._package, self.presentation):
            self._drop(source, _LEFT_OUT)
        self._parts = {str(part.partname): part for part in self._reachable()}
        for part in self._parts.values():
            _drop_jumps(part)

    def part(self, name: str) -> Part:
        """A part of the template by its name. Raises `KeyError`."""
        return self._parts[name]

    def add(self, name: str, content_type: str, blob: bytes = b"") -> Part:
        """A new part, or one that takes the place of `name`; reachable once something relates to it."""  # noqa: E501 - one sentence
        part = Part(PackURI(name), content_type, self._package, blob)
        self._parts[name] = part
        return part

    def free_name(self, stem: str, extension: str, number: int) -> tuple[str, int]:
        """The first unused name from `number` on, such as `/ppt/media/image7.png`, and its number."""  # noqa: E501 - one sentence
        while (name := f"{stem}{number}.{extension}") in self._parts:
            number += 1
        return name, number

    def replace_property(self, name: str, content_type: str, reltype: str, blob: bytes) -> None:
        """Put a part of document properties in the place of the template's."""
        self._drop(self._package, (reltype,))
        self.relate(self._package, reltype, self.add(name, content_type, blob))

    def relate(self, source: Part | PptxPackage, reltype: str, target: Part | str) -> str:
        """Add a relationship to a part, or to an address outside; its id."""
        rels = source._rels  # noqa: SLF001 - see the module's docstring
        rid: str = rels._add_relationship(reltype, target, isinstance(target, str))  # noqa: SLF001
        return rid

    def has(self, source: Part, reltype: str) -> bool:
        """Whether `source` relates to a part by `reltype`."""
        return any(True for _ in self._targets(source, reltype))

    def related(self, source: Part, reltype: str) -> Part:
        """The first part that `source` relates to by `reltype`. Raises `StopIteration`."""
        return next(self._targets(source, reltype))

    def relation(self, source: Part, target: Part) -> str:
        """The id under which `source` relates to `target`. Raises `StopIteration`."""
        return next(
            rid
            for rid, rel in source.rels.items()
            if not rel.is_external and rel.target_part is target
        )

    def copy_relations(self, source: Part, target: Part) -> None:
        """Give `target` the relationships of `source`, under the same ids."""
        target.rels._rels.update(source.rels._rels)  # noqa: SLF001 - ids must stay

    def save(self) -> bytes:
        """The package as a zip archive; the same parts give the same bytes."""
        parts = list(self._reachable())
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            _store(archive, "[Content_Types].xml", _content_types(parts))
            _store(archive, "_rels/.rels", _relationships(self._package))
            for part in parts:
                _store(archive, part.partname.membername, part.blob)
                if part.rels:
                    _store(archive, part.partname.rels_uri.membername, _relationships(part))
        return buffer.getvalue()

    def _reachable(self) -> Iterator[Part]:
        """Every part once, breadth first: a chain of a thousand slide jumps is no recursion."""
        queue: list[Any] = [self._package]
        seen = set()
        for source in queue:
            for rel in source._rels.values():  # noqa: SLF001 - the package has no public name for it
                if not rel.is_external and rel.target_part not in seen:
                    seen.add(rel.target_part)
                    queue.append(rel.target_part)
                    yield rel.target_part

    def _targets(self, source: Part, reltype: str) -> Iterator[Part]:
        for rel in source.rels.values():
            if rel.reltype == reltype and not rel.is_external:
                yield rel.target_part

    def _drop(self, source: Part | PptxPackage, reltypes: Iterable[str]) -> None:
        rels = source._rels  # noqa: SLF001 - see the module's docstring
        for rid in [rid for rid, rel in rels.items() if rel.reltype in reltypes]:
            rels.pop(rid)


def element(part: Part) -> Element:
    """The root element of a part of the template."""
    return part._element  # type: ignore[attr-defined]  # noqa: SLF001 - see the module's docstring


def _drop_jumps(part: Part) -> None:
    """Take the links to the template's own slides out of a layout or master."""
    jumps = {rid for rid, rel in part.rels.items() if rel.reltype == RT.SLIDE}
    if not jumps:
        return
    for tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
        for link in list(element(part).iter(f"{{{A}}}{tag}")):
            if link.get(f"{{{R}}}id") in jumps:
                link.getparent().remove(link)
    for rid in jumps:
        part.rels.pop(rid)


def _content_types(parts: list[Part]) -> bytes:
    extensions = {"rels", "xml"}
    overrides = []
    for part in parts:
        extension = part.partname.ext.lower()
        if _DEFAULT_TYPES.get(extension) == part.content_type:
            extensions.add(extension)
        else:
            values = {"PartName": part.partname, "ContentType": part.content_type}
            overrides.append(f"<Override{attributes(values)}/>")
    defaults = [
        f'<Default Extension="{extension}" ContentType="{_DEFAULT_TYPES[extension]}"/>'
        for extension in sorted(extensions)
    ]
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return document(f'<Types xmlns="{namespace}">{"".join(defaults + overrides)}</Types>')


def _relationships(source: Part | PptxPackage) -> bytes:
    entries = "".join(
        "<Relationship"
        + attributes(
            {
                "Id": rid,
                "Type": rel.reltype,
                "Target": rel.target_ref,
                "TargetMode": "External" if rel.is_external else None,
            }
        )
        + "/>"
        for rid, rel in source._rels.items()  # noqa: SLF001 - the package has no public name for it
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return document(f'<Relationships xmlns="{namespace}">{entries}</Relationships>')


def _store(archive: zipfile.ZipFile, name: str, blob: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.create_system = 0  # else it names the system that wrote it
    packed = name.rpartition(".")[2] in _COMPRESSED
    member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    archive.writestr(member, blob)
