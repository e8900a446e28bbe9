"""How a file's bytes are letters: by a mark, by UTF-8's own rules, by what it says, by a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does, and so comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_BEGIN = 64
"""Bytes that show whether every letter has several, some of them zero as Latin letters have."""
_DECLARED = re.compile(
    rb"""(?:coding[ \t]*[:=]|encoding[ \t]*=|charset[ \t]*=)[ \t]*["']?([A-Za-z][\w.-]{1,30})"""
)
"""Editors' lines (`-*- coding: latin-1 -*-`, `vim: fileencoding=…`), XML's, HTML's, YAML's."""
_DECLARED_WITHIN = 1024
"""HTML looks for its declaration in as many bytes (https://html.spec.whatwg.org/#charset)."""
_LETTERS = re.compile(
    r"ascii|big5\w*|cp\d+|euc_\w+|gb(?:2312|k|18030)|hz|iso(?:8859|2022)[\w-]*|johab|koi8[\w-]+"
    r"|mac[\w-]+|ptcp154|shift_jis\w*|tis-620|utf-(?:8|16|32)[\w-]*"
)
"""Of Python's codecs those that are encodings of letters, and no escapes or compressions."""
_FALLBACK = "cp1252"
"""What text without any sign most often is (https://encoding.spec.whatwg.org/#names-and-labels)."""
_LARGEST_SHARE_OF_CONTROLS = 0.02
"""More of them are no text in any encoding, but a picture or a program."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's letters, and how they were told.

    `sign` is "utf-8" where nothing had to be found out; "marked" and "declared" are sure, "guessed"
    is not. `encoding` is its name for people; letters that it does not have are `\ufffd`.
    """

    text: str
    encoding: str
    sign: Literal["utf-8", "marked", "declared", "guessed"]


def decode(data: bytes) -> Decoded | None:
    """The text that `data` holds, a byte order mark dropped; None where it is no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.removeprefix(mark).decode(encoding, "replace")
            return Decoded(text, _name(encoding), "utf-8" if encoding == "utf-8" else "marked")
    if data[:_BEGIN].count(0) * 3 >= len(data[:_BEGIN]) > 1:
        wide = (_strictly(data, encoding) for encoding in _WIDE)
        likely = max((one for one in wide if one), key=_likeness, default=None)
        return likely if likely and _likeness(likely) > 0 else None
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    if not broken:
        return Decoded(text, "UTF-8", "utf-8")
    declared = _declared(data)
    if declared:
        return declared
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _LARGEST_SHARE_OF_CONTROLS:
        return None
    if sum(letter > "\x7f" for letter in text) > 2 * broken:  # some bytes of UTF-8 are damaged
        return Decoded(text, "UTF-8", "guessed")
    return Decoded(data.decode(_FALLBACK, "replace"), _name(_FALLBACK), "guessed")


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), _name(encoding), "guessed")
    except UnicodeDecodeError:
        return None


def _likeness(decoded: Decoded) -> float:
    """How much of a text are spaces, line ends and letters that most texts have."""
    common = sum(one.isprintable() or one in "\t\n\r" for one in decoded.text[:_BEGIN])
    plain = sum(one < "\u0250" and one != "\0" for one in decoded.text[:_BEGIN])
    controls = decoded.text[:_BEGIN].count("\0")
    return (common + plain - 4 * controls) / max(len(decoded.text[:_BEGIN]), 1)


def _declared(data: bytes) -> Decoded | None:
    """The text in the encoding that it names near its beginning, where it holds nothing else."""
    for named in _DECLARED.findall(data[:_DECLARED_WITHIN]):
        try:
            codec = codecs.lookup(named.decode("ascii"))
            if _LETTERS.fullmatch(codec.name):
                return Decoded(data.decode(codec.name), named.decode("ascii"), "declared")
        except (LookupError, UnicodeError):
            continue
    return None


def _name(encoding: str) -> str:
    return "Windows-1252" if encoding == _FALLBACK else encoding.removesuffix("-le").removesuffix(
        "-be"
    ).upper()  # fmt: skip
