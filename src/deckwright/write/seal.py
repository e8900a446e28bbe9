"""A seal: what an output carries so that it can be told from one that somebody changed.

It is a digest of the rest of the file, in a place that programs skip when they read and drop when
they save. An output is known by it wherever it lies, whatever it is called, and whether or not
the build that wrote it came to write its manifest.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import Final

_MARK: Final = b"deckwright sha256:"
_DIGITS: Final = 64
"""Of a SHA-256 in hexadecimal."""
_CHECK: Final = 4
"""Bytes behind the digest that it does not cover: in a PNG they are the check of the seal itself,
elsewhere the beginning of what always follows."""
_EMPTY: Final = bytes(2)
"""The length of an archive's comment where it has none: the end of the file, APPNOTE 4.3.16."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_END_OF_PNG: Final = b"\x00\x00\x00\x00IEND\xae\x42\x60\x82"
"""The last chunk, ISO/IEC 15948 11.2.5."""


def sealed(data: bytes) -> bytes:
    """An output with its seal: PPTX, PDF, PNG, SVG, HTML. Anything else has no place for one."""
    if data.startswith(b"PK\x03\x04") and data.endswith(_EMPTY):
        length = struct.pack("<H", len(_MARK) + _DIGITS)
        return _between(data[: -len(_EMPTY)] + length, b"")
    if data.startswith(b"%PDF-"):
        at = data.rindex(b"startxref")  # a comment may stand there, ISO 32000-1 7.2.4
        return _between(data[:at] + b"% ", b"\n" + data[at:])
    if data.startswith(_PNG) and data.endswith(_END_OF_PNG):
        return _in_chunk(data.removesuffix(_END_OF_PNG))
    if data.lstrip().startswith(b"<"):
        return _between(data + b"<!-- ", b" -->\n")
    return data


def is_sealed(data: bytes) -> bool:
    """Whether `data` is, byte by byte, what `sealed` gave."""
    at = data.rfind(_MARK)
    begin = at + len(_MARK)
    end = begin + _DIGITS
    return at >= 0 and data[begin:end] == _digest(data[:at], data[end:])


def _between(head: bytes, tail: bytes) -> bytes:
    return head + _MARK + _digest(head, tail) + tail


def _in_chunk(pixels: bytes) -> bytes:
    """A PNG without its end, with the seal as a text of it, ISO/IEC 15948 11.3.4.3."""
    keyword = b"tEXtSoftware\x00"
    length = struct.pack(">I", len(keyword) - len(b"tEXt") + len(_MARK) + _DIGITS)
    whole = _between(pixels + length + keyword, bytes(_CHECK) + _END_OF_PNG)
    end = len(whole) - len(_END_OF_PNG)
    check = zlib.crc32(whole[len(pixels) + len(length) : end - _CHECK])
    return whole[: end - _CHECK] + struct.pack(">I", check) + _END_OF_PNG


def _digest(before: bytes, after: bytes) -> bytes:
    return hashlib.sha256(before + after[_CHECK:]).hexdigest().encode()
