"""The package: parts, their content types and relations, zipped (ECMA-376 part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from deckwright.theme.bundled.xml import Attribute, document, element

OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
PACKAGE_TYPE = "application/vnd.openxmlformats-package."
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows: the same bytes at every hour."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its content type, its bytes, and the parts it is related to, `rId1` first."""

    content_type: str
    content: bytes
    relations: tuple[tuple[str, str], ...] = field(default=())
    """Pairs of relation type and part name."""


def pack(parts: Mapping[str, Part], roots: tuple[tuple[str, str], ...]) -> bytes:
    """The parts, by name (`/ppt/presentation.xml`), as a zip.

    `roots` are the relations of the package itself.
    """
    files = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": _relations("/", roots)}
    for name, part in parts.items():
        files[name.lstrip("/")] = part.content
        if part.relations:
            folder, base = posixpath.split(name)
            path = f"{folder}/_rels/{base}.rels".lstrip("/")
            files[path] = _relations(folder, part.relations)
    return _zipped(files)


def _content_types(parts: Mapping[str, Part]) -> bytes:
    defaults = {"rels": f"{PACKAGE_TYPE}relationships+xml", "xml": "application/xml"}
    return document(
        element(
            "Types",
            *(
                element("Default", Extension=extension, ContentType=kind)
                for extension, kind in defaults.items()
            ),
            *(
                element("Override", PartName=name, ContentType=part.content_type)
                for name, part in parts.items()
            ),
            attributes={"xmlns": CONTENT_TYPES},
        )
    )


def _relations(folder: str, relations: tuple[tuple[str, str], ...]) -> bytes:
    return document(
        element(
            "Relationships",
            *(
                element("Relationship", attributes=_relation(number, kind, folder, target))
                for number, (kind, target) in enumerate(relations, start=1)
            ),
            attributes={"xmlns": RELATIONSHIPS},
        )
    )


def _relation(number: int, kind: str, folder: str, target: str) -> dict[str, Attribute]:
    return {
        "Id": f"rId{number}",
        "Type": kind,
        "Target": posixpath.relpath(target, folder),
    }


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, content)
    return buffer.getvalue()
