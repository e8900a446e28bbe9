"""Text files: UTF-8 in, clean text out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error, warning
from deckwright.model.source import Span

MAX_BYTES = 10_000_000
"""No schedule and no settings file is longer; what is longer is something else."""
MAX_TALK_BYTES = 2_000_000
_MOST_LINES = 100_000
_MOST_BARS = 100_000
"""Of tables' cells: what a talk of so many lines and cells costs is in docs/trust.md."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 (production 2, `Char`) cannot hold, and so no PPTX can."""


def read_text(path: Path) -> tuple[str | None, tuple[Diagnostic, ...]]:
    r"""The text of a file: UTF-8, a byte order mark dropped, every line end a `\n`.

    None where the file cannot be read or is no UTF-8. Control characters, which no output can
    hold, become spaces and are reported.
    """
    span = Span(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        return None, (error("DW101", span, f"this file cannot be read: {reason}"),)
    if len(data) > MAX_BYTES:
        message = f"this file is larger than {MAX_BYTES // 1_000_000} MB"
        return None, (error("DW101", span, message, "keep pictures and data in their own files"),)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as failure:
        return None, (_not_utf8(span.path, data, failure),)
    if _is_utf16(data):
        return None, (_wrong_encoding(Span(span.path, 1), "UTF-16"),)
    return _clean(span.path, text.replace("\r\n", "\n").replace("\r", "\n"))


def too_long_for_a_talk(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Why a text would take minutes and gigabytes as a talk, if it would."""
    hint = "make several talks of it, and keep data in their own files"
    for count, most, what in (
        (len(text.encode()), MAX_TALK_BYTES, "bytes"),
        (text.count("\n"), _MOST_LINES, "lines"),
        (text.count("|"), _MOST_BARS, "`|` of tables"),
    ):
        if count > most:
            message = f"this talk has {count:,} {what}, and at most {most:,} can be shown"
            return (error("DW101", Span(path), message, hint),)
    return ()


def without_controls(text: str) -> str:
    """`text` with a space for each control character that no output can hold."""
    return _UNWRITABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def source_lines(path: str) -> Sequence[str]:
    """The lines of a source file for excerpts in messages; none where it cannot be read."""
    file = Path(path)
    text, _ = read_text(file) if file.is_file() else (None, ())  # a pipe is read once
    return () if text is None else text.split("\n")


def _clean(path: str, text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    found: dict[int, Diagnostic] = {}
    for match in _UNWRITABLE.finditer(text):
        line, column = _position(text, match.start())
        message = f"this line holds the control character U+{ord(match[0]):04X}"
        hint = "delete it; a space stands in its place"
        found.setdefault(line, warning("DW106", Span(path, line, column), message, hint))
    return _UNWRITABLE.sub(" ", text), tuple(found.values())


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _not_utf8(path: str, data: bytes, failure: UnicodeDecodeError) -> Diagnostic:
    if _is_utf16(data):
        return _wrong_encoding(Span(path, 1), "UTF-16")
    before = failure.object[: failure.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return _wrong_encoding(Span(path, line, column), "Latin-1 or Windows-1252")


def _is_utf16(data: bytes) -> bool:
    """Whether it begins with the mark of UTF-16, or with many zero bytes as Latin letters have."""
    begin = data[:64]
    marked = begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return marked or begin.count(0) * 3 >= len(begin) > 1


def _wrong_encoding(span: Span, encoding: str) -> Diagnostic:
    message = f"this file is not UTF-8 text; it looks like {encoding}"
    return error("DW102", span, message, "save it with the encoding UTF-8")
