"""Films and recordings: what kind of file it is, and how large a film's picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from deckwright.model.talk import Asset, MediaFormat
from deckwright.read.assets.pictures import PictureError, TooLargeError

MAX_BYTES = 200_000_000
"""A deck holds its films; a larger one cannot be sent to anybody."""
SUFFIXES: dict[str, MediaFormat] = {
    ".mp4": "mp4",
    ".m4v": "mp4",
    ".mov": "mov",
    ".mp3": "mp3",
    ".m4a": "m4a",
    ".wav": "wav",
}
FILMS = frozenset((".mp4", ".m4v", ".mov"))
"""The suffixes of films; the others are those of recordings."""
KINDS = "MP4, MOV, MP3, M4A or WAV"
_USUAL = (1280, 720)
_CONTAINERS = (b"moov", b"trak")
_HEADER = 8
_HEAD = 4_096


def read_clip(path: Path) -> Asset:
    """The film or recording at `path`. Its content must be what its name says.

    Raises `PictureError`.
    """
    kind = SUFFIXES[path.suffix.lower()]
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TooLargeError(f"is larger than {MAX_BYTES // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        raise PictureError(f"cannot be read: {reason}") from failure
    if not _is(kind, data[:_HEAD]):
        raise PictureError(f"is no {kind.upper()} file")
    if kind in ("mp4", "mov"):
        return Asset(path, kind, *_frame_size(data))
    return Asset(path, kind, 0, 0)


def _is(kind: MediaFormat, head: bytes) -> bool:
    match kind:
        case "mp4" | "m4a" | "mov":
            return head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free")
        case "wav":
            return head[:4] == b"RIFF" and head[8:12] == b"WAVE"
        case "mp3":
            return head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] >= 0xE0)  # noqa: PLR2004 - the sync word of MPEG audio


def _frame_size(data: bytes) -> tuple[int, int]:
    """Width and height of the first track that has any (ISO/IEC 14496-12, 8.3.2 `tkhd`)."""
    for box in _track_headers(data, 0, len(data)):
        width, height = struct.unpack(">II", box[-8:])
        if width >> 16 and height >> 16:
            return width >> 16, height >> 16
    return _USUAL


def _track_headers(data: bytes, start: int, end: int) -> Iterator[bytes]:
    while start + _HEADER <= end:
        size, kind = struct.unpack(">I4s", data[start : start + _HEADER])
        body = start + _HEADER
        if size == 1 and body + 8 <= end:
            (size,) = struct.unpack(">Q", data[body : body + 8])
            body += 8
        stop = min(end, start + size) if size >= _HEADER else end
        if kind in _CONTAINERS:
            yield from _track_headers(data, body, stop)
        elif kind == b"tkhd" and stop - body >= _HEADER:
            yield data[body:stop]
        start = stop
