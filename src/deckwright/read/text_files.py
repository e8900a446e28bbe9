"""Text files: any encoding that can be told in, clean text out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from deckwright.diagnostics import Diagnostic, error, info, warning
from deckwright.model.source import Span
from deckwright.read.encodings import Decoded, decode

MAX_BYTES = 10_000_000
"""No schedule and no settings file is longer; what is longer is something else."""
MAX_TALK_BYTES = 2_000_000
_MOST_LINES = 100_000
_MOST_BARS = 100_000
"""Of tables' cells: what a talk of so many lines and cells costs is in docs/trust.md."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 (production 2, `Char`) cannot hold, and so no PPTX can."""


def read_text(path: Path) -> tuple[str | None, tuple[Diagnostic, ...]]:
    r"""The text of a file, a byte order mark dropped, every line end a `\n`.

    None where the file cannot be read or is no text. An encoding other than UTF-8 is told, and
    control characters, which no output can hold, become spaces and are told, too.
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
    decoded = decode(data)
    if decoded is None:
        hint = "save it as text with the encoding UTF-8"
        return None, (error("DW102", span, "this file is no text", hint),)
    text, found = _clean(span.path, decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    return text, (*_foreign_letters(span.path, decoded), *found)


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


def _foreign_letters(path: str, decoded: Decoded) -> tuple[Diagnostic, ...]:
    """What is to be said of an encoding that is not UTF-8, or is damaged."""
    hint = "save it with the encoding UTF-8"
    if decoded.sign in ("marked", "declared"):
        message = f"this file is not UTF-8; it is read as {decoded.encoding}"
        return (info("DW102", Span(path, 1), message, hint),)
    lost = decoded.text.find("\ufffd")
    if decoded.sign == "guessed" and decoded.encoding == "UTF-8":
        span = Span(path, *_position(decoded.text, lost))
        return (warning("DW102", span, "a letter here is damaged; `\ufffd` stands for it", hint),)
    if decoded.sign == "guessed":
        odd = next((n for n, one in enumerate(decoded.text) if one > "\x7f"), 0)
        span = Span(path, *_position(decoded.text, odd))
        message = f"this file is not UTF-8; it looks like {decoded.encoding} and is read so"
        return (warning("DW102", span, message, f"see that the letters are right, and {hint}"),)
    return ()
