"""A PDF file as Typst writes it: its objects, and what becomes of them in a larger file.

Not for any other files. Typst writes plain objects, a table of where they begin, and one flat node
each for pages, outlines, structure, parents, identifiers and named destinations (ISO 32000-1, 7.5,
7.7, 12.3, 14.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_TOKEN: Final = re.compile(
    rb"\\.|[()]|(?P<number>\b\d+) 0 R\b|(?P<holder>/StructParents?) (?P<key>\d+)"
    rb"|/ID\((?P<id>[^()\\]*)\)|/Headers\[(?P<ids>(?:\([^()\\]*\))*)\]",
    re.DOTALL,
)
"""What changes when objects move into a file of others, and where strings begin and end."""
_STREAM: Final = b">>\nstream\n"


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The objects of a file, as they are."""

    objects: tuple[bytes, ...]
    """What stands between `obj` and `endobj`; the first is number 1."""
    trailer: bytes

    @classmethod
    def read(cls, pdf: bytes) -> PdfFile:
        """The objects of `pdf`."""
        table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        rows, _, trailer = pdf[table:].partition(b"trailer")
        starts = [int(row[:10]) for row in rows.splitlines()[3:]]
        ends = dict(pairwise([*sorted(starts), table]))
        objects = (
            pdf[start : ends[start]].partition(b" obj\n")[2].rpartition(b"\nendobj")[0]
            for start in starts
        )
        return cls(tuple(objects), trailer)

    def __getitem__(self, number: int) -> bytes:
        return self.objects[number - 1]

    @property
    def catalog(self) -> int:
        """The number of the root of everything."""
        return reference(self.trailer, b"Root")

    @property
    def information(self) -> int:
        """The number of the properties of old."""
        return reference(self.trailer, b"Info")

    def number(self, name: bytes) -> int:
        """The number of what the catalog calls `name`."""
        return reference(self[self.catalog], name)

    def node(self, name: bytes) -> bytes:
        """What the catalog calls `name`."""
        return self[self.number(name)]


@dataclass(frozen=True, slots=True)
class Move:
    """How objects change when they move into a file of others."""

    base: int
    """What is added to their numbers."""
    shared: Mapping[int, int]
    """New numbers of those that the larger file has one of."""
    keys: int
    """What is added to the keys of the parent tree."""
    prefix: bytes
    """What identifiers of elements begin with."""

    def number(self, number: int) -> int:
        """Its new number."""
        return self.shared.get(number, self.base + number)

    def moved(self, body: bytes) -> bytes:
        """An object with its new numbers; streams and strings stay as they are."""
        if not body.endswith(b"endstream"):
            return self._renumbered(body)
        head, mark, stream = body.partition(_STREAM)
        return self._renumbered(head) + mark + stream

    def _renumbered(self, body: bytes) -> bytes:
        depth = 0  # of parentheses: within are strings

        def one(token: re.Match[bytes]) -> bytes:
            nonlocal depth
            text = token[0]
            if text in (b"(", b")"):
                depth += 1 if text == b"(" else -1
            elif depth:
                pass
            elif token["number"]:
                return b"%d 0 R" % self.number(int(token["number"]))
            elif token["key"]:
                return b"%b %d" % (token["holder"], self.keys + int(token["key"]))
            elif token["id"]:
                return b"/ID(%b%b)" % (self.prefix, token["id"])
            elif token["ids"]:
                return b"/Headers[%b]" % token["ids"].replace(b"(", b"(" + self.prefix)
            return text

        return _TOKEN.sub(one, body)


def reference(body: bytes, name: bytes) -> int:
    """The number of the object that the dictionary `body` calls `name`."""
    found = re.search(rb"/%b (\d+) 0 R" % name, body)
    if found is None:
        raise ValueError(f"no {name.decode()} in what Typst wrote")
    return int(found[1])


def listed(body: bytes, name: bytes) -> bytes:
    """What the array that the dictionary `body` calls `name` holds; nothing where there is none.

    It holds no arrays.
    """
    found = re.search(rb"/%b\[([^\]]*)\]" % name, body)
    return found[1] if found else b""


def references(body: bytes, name: bytes) -> Iterator[int]:
    """The numbers of the objects in that array."""
    return (int(found[1]) for found in re.finditer(rb"(\d+) 0 R", listed(body, name)))
