"""Opening a template or a deck that may come from a stranger, and saving it again.

A .pptx is a zip (ECMA-376 part 2). Everything that could hurt is refused before it is unpacked:
macros, encryption, zip bombs, document type declarations, links to files elsewhere.
"""

from __future__ import annotations

import codecs
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from deckwright.model.theme import MAX_FILE
from deckwright.ooxml.elements import Element, parse_xml
from deckwright.ooxml.names import P
from deckwright.ooxml.parts import CONTENT_TYPES, relationships_of, store

MIB = 1 << 20
MAX_UNPACKED = 512 * MIB
MAX_XML_PART = 32 * MIB
MAX_XML = 128 * MIB
"""All parts of XML together; as trees they take ten times that."""
MAX_RATIO = 200
"""Unpacked over packed, for parts above one MiB; Office's own XML stays below 60."""
MAX_PARTS = 10_000

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = {
    b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\0": "utf-16-le", b"\0<": "utf-16-be",
}  # fmt: skip
"""By how a part begins (XML 1.0, appendix F.1)."""
_OTHER_UNITS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<", b"Lo\xa7\x94")
"""How a part in UTF-32 or EBCDIC begins (the same)."""
_ENCODINGS = frozenset(
    (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
)
"""UTF-8 and UTF-16, which alone are allowed (part 2, 8.1.4), and those in which ASCII is ASCII."""
_DECLARED = re.compile(rb"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
_DOCTYPE = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
"""A document type after all that may stand before it (XML 1.0, production 22, `prolog`)."""
_NO_POWERPOINT = "save it as .pptx or .potx with PowerPoint or LibreOffice Impress"


class PackageError(Exception):
    """A template or a deck that cannot be used, or must not be.

    `code` is that of a template's diagnostic.
    """

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part to another, or to a file elsewhere."""

    id: str
    kind: str
    """The last word of its type: `slideLayout`, `theme`, `image`, …"""
    target: str
    """A part name without its leading slash or, where `external`, an address."""
    external: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """An opened template or deck."""

    archive: ZipFile
    texts: Mapping[str, bytes]
    """The XML parts, by member name."""
    main: str
    """The member name of the presentation's part."""
    subject: str = "template"
    """What messages call it."""

    def xml(self, part: str) -> Element:
        """The root of an XML part."""
        try:
            return parse_xml(self.texts[part])
        except KeyError:
            raise PackageError(
                "DW305", f"the {self.subject} lacks its part {part}", _NO_POWERPOINT
            ) from None
        except ValueError as error:
            raise PackageError(
                "DW305", f"the {self.subject}'s part {part} is broken: {error}", _NO_POWERPOINT
            ) from error

    def blob(self, part: str) -> bytes:
        """The bytes of any part; empty where there is none or it is damaged."""
        try:
            return self.archive.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error):
            return b""

    def relations(self, part: str) -> tuple[Relationship, ...]:
        """The relationships of a part, in the order of its file."""
        rels = relationships_of(part)
        if rels not in self.texts:
            return ()
        folder = posixpath.dirname(part)
        return tuple(_relationship(element, folder) for element in self.xml(rels))

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The targets of a part's relationships of one kind, as far as they exist."""
        return tuple(
            relation.target
            for relation in self.relations(part)
            if relation.kind == kind and relation.target in self.texts
        )

    def save(self) -> bytes:
        """The package as a file, the same bytes for the same parts."""
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            for name in self.archive.namelist():
                text = self.texts.get(name)
                store(archive, name, self.blob(name) if text is None else text)
        return file.getvalue()


def open_package(data: bytes, subject: str = "template") -> Package:
    """The presentation in `data`. Raises `PackageError` for what is none or not safe.

    `subject` is what messages call it: a template, a deck.
    """
    if data.startswith(_OLE_MAGIC):
        raise PackageError(
            "DW302",
            f"the {subject} is protected by a password or an old .ppt file",
            "remove the password in PowerPoint (File > Info), or save it as .pptx",
        )
    if len(data) > MAX_FILE:
        raise _too_large(subject, f"{len(data) // MIB} MiB")
    try:
        archive = ZipFile(BytesIO(data))
        for info in _bounded(archive.infolist(), subject):
            _check_member(info, subject)
        texts = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
        damaged = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise PackageError(
            "DW302", f"the {subject} is no .pptx file, or a damaged one", _NO_POWERPOINT
        ) from error
    if damaged:
        raise PackageError("DW305", f"the {subject}'s part {damaged} is damaged", _NO_POWERPOINT)
    for name, text in texts.items():
        _check_doctype(name, text, subject)
    package = Package(archive, texts, "", subject)
    _check_contents(package)
    return replace(package, main=_main_part(package))


def _bounded(members: list[ZipInfo], subject: str) -> list[ZipInfo]:
    names = {info.filename.lower() for info in members}  # case is no difference: part 2, 6.2.2.3
    if len(names) < len(members):
        raise PackageError("DW303", f"the {subject} names one part twice", _NO_POWERPOINT)
    if len(members) > MAX_PARTS:
        raise _too_large(subject, f"{len(members)} parts")
    unpacked = sum(info.file_size for info in members)
    if unpacked > MAX_UNPACKED:
        raise _too_large(subject, f"{unpacked // MIB} MiB unpacked")
    xml = sum(info.file_size for info in members if info.filename.endswith((".xml", ".rels")))
    if xml > MAX_XML:
        raise _too_large(subject, f"{xml // MIB} MiB of XML")
    return members


def _check_member(info: ZipInfo, subject: str) -> None:
    name = info.filename
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise PackageError("DW303", f"the {subject} hides a path: {name!r}", _NO_POWERPOINT)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # part 2, B.5
        raise PackageError("DW302", f"{name} is packed as in no .pptx file", _NO_POWERPOINT)
    if info.flag_bits & 1:
        raise PackageError("DW302", f"the {subject} is encrypted", "remove its password")
    if name.endswith((".xml", ".rels")) and info.file_size > MAX_XML_PART:
        raise _too_large(subject, f"{name}: {info.file_size // MIB} MiB")
    if info.file_size > MIB and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise _too_large(subject, f"{name} unpacks to {info.file_size // MIB} MiB")


def _too_large(subject: str, what: str) -> PackageError:
    return PackageError(
        "DW303",
        f"the {subject} is too large ({what})",
        "compress its pictures (Picture Format > Compress Pictures) and delete its slides",
    )


def _check_doctype(name: str, text: bytes, subject: str) -> None:
    if code := _UTF_16.get(text[:2]):
        text = text if text.startswith(_OTHER_UNITS) else text.decode(code, "replace").encode()
    text = text.removeprefix(codecs.BOM_UTF8)
    declared = _DECLARED.match(text)
    if text.startswith(_OTHER_UNITS) or (declared and declared[1].lower() not in _ENCODINGS):
        message = f"the {subject}'s part {name} is in an encoding that no .pptx file has"
        raise PackageError("DW303", message, _NO_POWERPOINT)
    if _DOCTYPE.match(text):
        raise PackageError(
            "DW303", f"the {subject}'s part {name} declares a document type", _NO_POWERPOINT
        )


def _check_contents(package: Package) -> None:
    """Refuses macros, controls, and files elsewhere that PowerPoint would fetch."""
    names = package.archive.namelist()
    types = package.texts.get(CONTENT_TYPES, b"")
    if b"macroEnabled" in types or b"vbaProject" in types or any("/activeX/" in n for n in names):
        raise PackageError(
            "DW304",
            f"the {package.subject} holds macros or controls",
            "save it without them as .pptx or .potx",
        )
    unwritten = ["/ppt/slides", "/ppt/notesSlides"]
    if package.subject == "deck":  # a chart's cached values are read, its workbook never fetched
        unwritten.append("/ppt/charts")
    for name in names:
        folder, mark, rels = f"/{name}".rpartition("/_rels/")
        if mark and folder not in unwritten:
            _check_links(package, posixpath.join(folder[1:], rels.removesuffix(".rels")))


def _check_links(package: Package, part: str) -> None:
    for relation in package.relations(part):
        if relation.external and relation.kind != "hyperlink":
            raise PackageError(
                "DW304",
                f"the {package.subject}'s {part} loads a file from elsewhere: {relation.target}",
                f"embed the file in the {package.subject}, or break the link "
                "(File > Info > Edit Links to Files)",
            )


def _main_part(package: Package) -> str:
    mains = package.related("", "officeDocument")
    if mains:
        root = package.xml(mains[0])
        if root.tag == f"{P}presentation":
            return mains[0]
        if "purl.oclc.org" in str(root.tag):
            raise PackageError(
                "DW302",
                f"the {package.subject} is a Strict Open XML file",
                "save it as plain .pptx",
            )
    raise PackageError("DW302", f"the {package.subject} is no .pptx file", _NO_POWERPOINT)


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(
        id=element.get("Id", ""),
        kind=element.get("Type", "").rpartition("/")[2],
        target=target,
        external=external,
    )
