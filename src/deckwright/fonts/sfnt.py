"""The names of font files, read straight from their tables.

OpenType 1.9, "Organization of an OpenType Font" and "name": a directory, then the names. Reading
only these takes some microseconds a file, so a whole system can be listed at the first miss.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_COLLECTION = b"ttcf"
_FLAVOURS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_FAMILY, _SUBFAMILY, _TYPOGRAPHIC_FAMILY = 1, 2, 16
_MICROSOFT, _MACINTOSH = 3, 1
_ENGLISH_US = 0x409
_MAX_FACES, _MAX_TABLES, _MAX_NAMES = 64, 128, 1 << 20


@dataclass(frozen=True, slots=True)
class Face:
    """A face in a file."""

    path: Path
    number: int
    family: str
    bold: bool
    italic: bool
    variable: bool


def read_faces(path: Path) -> tuple[Face, ...]:
    """The upright, bold and italic faces in a font file; none where it is no such file.

    Weights other than regular and bold have a family of their own here, as they have in Office.
    """
    try:
        with path.open("rb") as file:
            return tuple(
                face
                for number, offset in enumerate(_offsets(file))
                if (face := _face(file, path, number, offset)) is not None
            )
    except (OSError, struct.error):
        return ()


def _offsets(file: BinaryIO) -> tuple[int, ...]:
    magic = file.read(4)
    if magic in _FLAVOURS:
        return (0,)
    if magic != _COLLECTION:
        return ()
    _, count = struct.unpack(">LL", file.read(8))
    count = min(count, _MAX_FACES)
    return struct.unpack(f">{count}L", file.read(4 * count))


def _face(file: BinaryIO, path: Path, number: int, offset: int) -> Face | None:
    tables = _tables(file, offset)
    if "name" not in tables:
        return None
    file.seek(tables["name"][0])
    names = _names(file.read(min(tables["name"][1], _MAX_NAMES)))
    style = names.get(_SUBFAMILY, "").casefold()
    variable = "fvar" in tables
    family = names.get(_TYPOGRAPHIC_FAMILY) if variable else None
    return Face(
        path=path,
        number=number,
        family=family or names.get(_FAMILY, ""),
        bold="bold" in style,
        italic="italic" in style or "oblique" in style,
        variable=variable,
    )


def _tables(file: BinaryIO, offset: int) -> dict[str, tuple[int, int]]:
    file.seek(offset + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    directory = file.read(16 * min(count, _MAX_TABLES))
    return {
        tag.decode("latin-1"): (start, length)
        for tag, start, length in struct.iter_unpack(">4s4xLL", directory)
    }


def _names(table: bytes) -> dict[int, str]:
    _, count, strings = struct.unpack_from(">HHH", table)
    found: dict[int, str] = {}
    for index in range(count):
        record = struct.unpack_from(">6H", table, 6 + 12 * index)
        platform, _, language, name, length, offset = record
        if name not in (_FAMILY, _SUBFAMILY, _TYPOGRAPHIC_FAMILY):
            continue
        text = table[strings + offset : strings + offset + length]
        if platform == _MICROSOFT and language == _ENGLISH_US:
            found[name] = text.decode("utf-16-be", "replace")
        elif platform == _MACINTOSH and language == 0:
            found.setdefault(name, text.decode("mac-roman", "replace"))
    return found
