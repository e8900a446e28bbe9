"""Font files, opened for measuring."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

from deckwright.model.theme import FontFile


class Face:
    """A font file that shapes text. Every length is in em, so that it holds at any size."""

    __slots__ = ("_em", "_font", "pitch")

    def __init__(self, file: FontFile) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(file.path)), file.number)
        self._font = hb.Font(face)
        if file.weight is not None:
            self._font.set_variations({"wght": file.weight})
        self._em = 1.0 / float(face.upem)
        extents = self._font.get_font_extents("ltr")
        self.pitch = self._em * float(extents.ascender - extents.descender + extents.line_gap)
        """From one baseline to the next as the font itself would have it, line gap included."""

    def covers(self, char: str) -> bool:
        """Whether the font has a glyph for `char`."""
        return self._font.get_nominal_glyph(ord(char)) is not None

    def advance(self, text: str) -> float | None:
        """The width of `text`, or None where the font lacks a character of it."""
        if not text:
            return 0.0
        buffer = self._shape(text)
        if any(info.codepoint == 0 for info in buffer.glyph_infos):
            return None
        return self._em * float(sum(position.x_advance for position in buffer.glyph_positions))

    def _shape(self, text: str) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        return buffer


@lru_cache(maxsize=256)
def open_face(file: FontFile) -> Face:
    """The face of `file`. Raises `OSError` or `hb.HarfBuzzError` where it cannot be read."""
    return Face(file)
