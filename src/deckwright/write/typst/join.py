"""PDF files of Typst as one: pages, tags, bookmarks, links and properties."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

from deckwright.write.typst.pdf_objects import Move, PdfFile, listed, reference, references

SCHEME: Final = "handout:"
"""Begins the address of a place in another part; the place's name follows."""

_PAGES, _OUTLINES, _STRUCTURE, _DOCUMENT, _CATALOG, _INFORMATION, _METADATA = _OWN = range(1, 8)
"""The numbers of what is made anew."""
_HEADER: Final = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
_AWAY: Final = re.compile(
    rb"/A<</Type/Action/S/URI/URI\(%b([\w-]+)\)>>(.*)/Contents\([^()]*\)" % SCHEME.encode()
)
_KEYED: Final = re.compile(rb"(\d+) (\d+) 0 R")
_NAMED: Final = re.compile(rb"\(([^()\\]*)\)(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Where links from other parts lead to."""

    page: int
    """In the whole file, from 1."""
    left: float
    top: float
    """Points from the page's corner."""
    title: str
    """What a screen reader says of such a link."""


@dataclass(frozen=True, slots=True)
class _JoinedFile:
    file: PdfFile
    move: Move

    @property
    def document(self) -> int:
        """The element that all others are in."""
        return next(references(self.file.node(b"StructTreeRoot"), b"K"))

    @property
    def pages(self) -> list[int]:
        return [self.move.number(kid) for kid in references(self.file.node(b"Pages"), b"Kids")]

    def named(self, body: bytes, name: bytes) -> dict[bytes, int]:
        """The pairs of the tree of names that `body` calls `name`."""
        _, _, tree = body.partition(b"/%b<<" % name)
        pairs = _NAMED.findall(listed(tree, b"Names")) if tree.startswith(b"/Names") else ()
        return {key: self.move.number(int(number)) for key, number in pairs}


def page_count(pdf: bytes) -> int:
    """How many pages a file of Typst has."""
    return len(list(references(PdfFile.read(pdf).node(b"Pages"), b"Kids")))


def join(files: Sequence[bytes], places: Mapping[str, PrintedPlace]) -> bytes:
    """`files` in their order as one, with the properties of the first.

    A link to `SCHEME` and a name of `places` becomes one to that place.
    """
    parts = _placed(map(PdfFile.read, files))
    titles = {name.encode(): _text(place.title) for name, place in places.items()}
    objects = [b""] * len(_OWN)
    for part in parts:
        objects += _moved(part, titles)
    for number, more in _outline_chain(parts).items():
        objects[number - 1] = b"<<" + more + objects[number - 1][2:]
    editions = b"".join(_identities(part.file)[1] for part in parts)
    edition = b64encode(sha256(editions).digest()[:16])
    objects[: len(_OWN)] = _own(parts, places, objects, edition)
    return _written(objects, _identities(parts[0].file)[0], edition)


def _placed(files: Iterable[PdfFile]) -> list[_JoinedFile]:
    """The files with the numbers that their objects get."""
    parts = []
    base, keys = len(_OWN), 0
    for at, file in enumerate(files):
        shared = {
            file.number(b"Pages"): _PAGES,
            file.number(b"Outlines"): _OUTLINES,
            file.number(b"StructTreeRoot"): _STRUCTURE,
            file.number(b"Metadata"): _METADATA,
            file.catalog: _CATALOG,
            file.information: _INFORMATION,
        }
        parts.append(_JoinedFile(file, Move(base, shared, keys, b"%d-" % at)))
        base += len(file.objects)
        keys += int(_found(rb"/ParentTreeNextKey (\d+)", file.node(b"StructTreeRoot")))
    return parts


def _moved(part: _JoinedFile, titles: Mapping[bytes, bytes]) -> Iterable[bytes]:
    """The objects of `part`, null for what the whole has one of; links know their places."""

    def there(link: re.Match[bytes]) -> bytes:
        return b"/Dest(%b)%b/Contents%b" % (link[1], link[2], titles[link[1]])

    document = part.document
    for number, body in enumerate(part.file.objects, 1):
        if number in part.move.shared:
            yield b"null"
            continue
        moved = part.move.moved(body)
        if number == document:
            yield moved.replace(b"/S/Document/P %d" % _STRUCTURE, b"/S/Part/P %d" % _DOCUMENT)
        else:
            yield _AWAY.sub(there, moved) if moved.startswith(b"<</Type/Annot") else moved


def _outline_chain(parts: Sequence[_JoinedFile]) -> dict[int, bytes]:
    """What the last bookmark of each part and the first of the next say of each other."""
    said: dict[int, bytes] = defaultdict(bytes)
    for one, other in pairwise(parts):
        last = one.move.number(reference(one.file.node(b"Outlines"), b"Last"))
        first = other.move.number(reference(other.file.node(b"Outlines"), b"First"))
        said[last] += b"/Next %d 0 R" % first
        said[first] += b"/Prev %d 0 R" % last
    return said


def _own(
    parts: Sequence[_JoinedFile],
    places: Mapping[str, PrintedPlace],
    objects: Sequence[bytes],
    edition: bytes,
) -> list[bytes]:
    """What is made anew, in the order of the numbers."""
    first = parts[0]
    pages = [page for part in parts for page in part.pages]
    names = {
        name: b"%d 0 R" % number
        for part in parts
        for name, number in part.named(part.file[part.file.catalog], b"Dests").items()
    }
    for name, place in places.items():
        page = pages[place.page - 1]
        height = float(_found(rb"/MediaBox\[0 0 [\d.]+ ([\d.]+)\]", objects[page - 1]))
        here = b"[%d 0 R/XYZ %.2f %.2f null]" % (page, place.left, height - place.top)
        names.setdefault(name.encode(), here)
    catalog = re.sub(rb"/Names<</Dests<<.*?>>>>", b"", first.file[first.file.catalog])
    return [
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), _row(pages)),
        _outlines(parts),
        _structure(parts),
        b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>"
        % (_STRUCTURE, _row(part.move.number(part.document) for part in parts)),
        first.move.moved(catalog)[:-2] + b"/Names<</Dests<</Names[%b]>>>>>>" % _pairs(names),
        first.file[first.file.information],
        _metadata(first.file, len(pages), edition),
    ]


def _outlines(parts: Sequence[_JoinedFile]) -> bytes:
    nodes = [(part, part.file.node(b"Outlines")) for part in parts]
    count = sum(int(_found(rb"/Count (\d+)", node)) for _, node in nodes)
    first = nodes[0][0].move.number(reference(nodes[0][1], b"First"))
    last = nodes[-1][0].move.number(reference(nodes[-1][1], b"Last"))
    return b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, count)


def _structure(parts: Sequence[_JoinedFile]) -> bytes:
    """The root of the tags: who is in what, by keys and by identifiers."""
    roles: dict[bytes, bytes] = {}
    parents: list[bytes] = []
    names: dict[bytes, bytes] = {}
    keys = 0
    for part in parts:
        root, move = part.file.node(b"StructTreeRoot"), part.move
        roles |= dict(re.findall(rb"/(\w+)/(\w+)", _found(rb"/RoleMap<<(.*?)>>", root)))
        parents += (
            b"%d %d 0 R" % (move.keys + int(key), move.number(int(number)))
            for key, number in _KEYED.findall(listed(root, b"Nums"))
        )
        names |= {
            move.prefix + name: b"%d 0 R" % number
            for name, number in part.named(root, b"IDTree").items()
        }
        keys = move.keys + int(_found(rb"/ParentTreeNextKey (\d+)", root))
    return (
        b"<</Type/StructTreeRoot/RoleMap<<%b>>/K[%d 0 R]/ParentTree<</Nums[%b]>>"
        b"/IDTree<</Names[%b]>>/ParentTreeNextKey %d>>"
    ) % (
        b"".join(b"/%b/%b" % role for role in roles.items()),
        _DOCUMENT,
        b" ".join(parents),
        _pairs(names),
        keys,
    )


def _metadata(first: PdfFile, pages: int, edition: bytes) -> bytes:
    """The properties of the first part, which has fewer pages."""
    packet = first.node(b"Metadata").partition(b"\nstream\n")[2].rpartition(b"\nendstream")[0]
    packet = re.sub(rb"(<xmpTPg:NPages>)\d+", rb"\g<1>%d" % pages, packet)
    packet = re.sub(rb"(<xmpMM:InstanceID>)[^<]*", rb"\g<1>" + edition, packet)
    head = b"<</Length %d/Type/Metadata/Subtype/XML>>" % len(packet)
    return head + b"\nstream\n" + packet + b"\nendstream"


def _identities(file: PdfFile) -> tuple[bytes, bytes]:
    """Of the document, and of this edition of it (ISO 32000-1, 14.4)."""
    document, edition = re.findall(rb"\(([^()]*)\)", listed(file.trailer, b"ID"))
    return document, edition


def _written(objects: Sequence[bytes], document: bytes, edition: bytes) -> bytes:
    """The file: `objects` with numbers from 1, and the table of where they are."""
    pdf = bytearray(_HEADER)
    table = bytearray(b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1))
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n\r\n" % len(pdf)
        pdf += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(pdf)
    pdf += table
    pdf += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[(%b)(%b)]>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, _CATALOG, _INFORMATION, document, edition, start,
    )  # fmt: skip
    return bytes(pdf)


def _found(pattern: bytes, body: bytes) -> bytes:
    """The first group of `pattern` where `body` has it first."""
    found = re.search(pattern, body)
    if found is None:
        raise ValueError(f"Typst wrote no {pattern!r}")
    return found[1]


def _row(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _pairs(names: Mapping[bytes, bytes]) -> bytes:
    """The pairs of a tree of names, which are sorted."""
    return b"".join(b"(%b)%b" % pair for pair in sorted(names.items()))


def _text(words: str) -> bytes:
    """A string of any characters."""
    return b"<feff%b>" % words.encode("utf-16-be").hex().encode()
