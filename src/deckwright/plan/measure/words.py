"""Words and their widths in em, in font files that are opened for measuring."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

import uharfbuzz as hb

from deckwright.model.theme import FontFile
from deckwright.plan.measure.breaks import opportunities

_WORDS = 10_000
"""How many words a typeface remembers; about 5 MB."""
_LONGEST = 64
"""Characters of a word that is worth remembering."""
SMALL_CAPS = 0.8
"""Of the size, for small letters set as small capitals."""
SEAM = 0.25
"""Space that is set between East Asian and other text where the author wrote none; LibreOffice
was seen to take 0.23 to 0.25 em."""
_ASIAN = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_SEAM = f"(?<=[{_ASIAN}])(?=[^{_ASIAN}])|(?<=[^{_ASIAN}])(?=[{_ASIAN}])"
"""Compiled where it is met: large classes of characters take milliseconds."""
COMPLEX = 1.15
"""Slack for scripts that programs set in a font of their own (`a:cs`), whichever is at hand."""
KOREAN = 1.02
"""Slack for Korean, about whose full stops LibreOffice was seen to put up to 1.3 % more space."""
_HYPHENS = ("-", "\u2010")
_HANGUL = "[\u1100-\u11ff\uac00-\ud7ff]"
_COMPLEX = "[\u0590-\u0e7f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]"
"""Hebrew and Arabic, the scripts of India and South East Asia."""
WIDE, NARROW = 1.0, 0.6
"""What a character takes that no font has, wide (UAX #11) or not."""
_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Skin tones, which change the emoji before them."""


class Fragment(NamedTuple):
    """Text without a space in one typeface. `length` is what it counts in `plain_text`."""

    typeface: Typeface
    text: str
    length: int


@dataclass(frozen=True, slots=True)
class WordPart:
    """What no line break may divide, but in an emergency."""

    width: float
    start: int
    """Offset within the word."""
    fragments: tuple[Fragment, ...]

    def clusters(self) -> Iterator[tuple[int, float]]:
        """Offset within the word and width of each user-perceived character."""
        start = self.start
        for fragment in self.fragments:
            for offset, width in fragment.typeface.clusters(fragment.text):
                yield start + min(offset, fragment.length), width
            start += fragment.length


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces."""

    width: float
    length: int
    pieces: tuple[WordPart, ...]

    @property
    def hyphenated(self) -> bool:
        """Whether it may be broken at hyphens and nowhere else."""
        ends = (piece.fragments[-1].text for piece in self.pieces[:-1])
        return len(self.pieces) > 1 and all(end.endswith(_HYPHENS) for end in ends)


class Typeface:
    """A way to set text: faces to ask in turn, and what is done to their advances.

    Each is opened when the one before lacks a character.
    """

    __slots__ = (
        "_caps",
        "_face",
        "_files",
        "_least",
        "_scale",
        "_slack",
        "_small_caps",
        "_tracking",
        "_words",
        "space",
    )

    def __init__(
        self,
        files: Sequence[tuple[FontFile, float]],
        *,
        scale: float = 1.0,
        tracking: float = 0.0,
        caps: bool = False,
        small_caps: bool = False,
        least: float = 0.0,
    ) -> None:
        """Takes the files of faces with the slack of each; `tracking` in em.

        `least` is the width in em of a character that the first face lacks.
        """
        self._least = least
        self._files = files
        self._face, self._slack = open_face(files[0][0]), files[0][1]
        self._scale = scale
        self._tracking = tracking
        self._caps = caps
        self._small_caps = small_caps
        self._words: dict[str, Word] = {}
        self.space = self.advance(" ")

    def word(self, text: str) -> Word:
        """`text`, which holds no space, measured."""
        try:
            return self._words[text]
        except KeyError:
            word = join((Fragment(self, text, len(text)),))
            if len(text) <= _LONGEST:
                self._remember(text, word)
            return word

    def advance(self, text: str) -> float:
        """The width of `text`."""
        if self._caps:
            width = self._shaped(text.upper())
        elif self._small_caps:
            width = sum(
                self._shaped("".join(part).upper()) * (SMALL_CAPS if small else 1.0)
                for small, part in groupby(text, str.islower)
            )
        else:
            width = self._shaped(text)
        return width * self._scale + self._tracking * len(text)

    def clusters(self, text: str) -> Iterator[tuple[int, float]]:
        """Offset and width of each user-perceived character of `text`."""
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or not _extends(text[end - 1], text[end]):
                yield start, self.advance(text[start:end])
                start = end

    def _remember(self, text: str, word: Word) -> None:
        if len(self._words) == _WORDS:
            for oldest in list(self._words)[: _WORDS // 2]:
                del self._words[oldest]
        self._words[text] = word

    def _shaped(self, text: str) -> float:
        return self._drawn(text) * (1.0 if text.isascii() else _caution(text))

    def _drawn(self, text: str) -> float:
        width = self._face.advance(text)
        if width is not None:
            return width * self._slack
        return sum(
            self._advance_in(index, "".join(part)) for index, part in groupby(text, self._face_for)
        )

    def _face_for(self, char: str) -> int | None:
        files = enumerate(file for file, _ in self._files)
        return next((at for at, file in files if open_face(file).covers(char)), None)

    def _advance_in(self, index: int | None, text: str) -> float:
        if index is None:
            return sum(map(_guess, text))
        file, slack = self._files[index]
        width = open_face(file).advance(text)
        if width is None:
            return sum(map(_guess, text))
        least = self._least * sum(not _joins(char) for char in text) if index else 0.0
        return max(width * slack, least)


def join(fragments: tuple[Fragment, ...]) -> Word:
    """The word that `fragments` make together."""
    text = "".join(fragment.text for fragment in fragments)
    bounds = (0, *opportunities(text), len(text))
    seams = () if text.isascii() else tuple(seam.start() for seam in re.finditer(_SEAM, text))
    pieces = []
    start = 0
    for begin, end in pairwise(bounds):
        parts = tuple(_cut(fragments, begin, end))
        width = sum(part.typeface.advance(part.text) for part in parts)
        width += SEAM * sum(begin < seam <= end for seam in seams)
        pieces.append(WordPart(width, start, parts))
        start += sum(part.length for part in parts)
    return Word(sum(piece.width for piece in pieces), start, tuple(pieces))


def _cut(fragments: tuple[Fragment, ...], begin: int, end: int) -> Iterator[Fragment]:
    """The stretch from `begin` to `end` of the fragments' joined text."""
    for fragment in fragments:
        typeface, text, length = fragment
        size = len(text)
        first, last = (min(max(offset, 0), size) for offset in (begin, end))
        if first < last:
            counted = length if last == size else min(last, length)
            yield Fragment(typeface, text[first:last], counted - min(first, length))
        begin -= size
        end -= size


def is_invisible(char: str) -> bool:
    """Whether no glyph is expected of `char`: a space, a control, a variation selector."""
    return char.isspace() or unicodedata.category(char)[0] == "C" or "\ufe00" <= char <= "\ufe0f"


def _caution(text: str) -> float:
    """By how much `text` may come out longer than its advances."""
    if re.search(_COMPLEX, text):
        return COMPLEX
    return KOREAN if re.search(_HANGUL, text) else 1.0


def _guess(char: str) -> float:
    if _joins(char):
        return 0.0
    return WIDE if unicodedata.east_asian_width(char) in "FW" else NARROW


def _extends(before: str, char: str) -> bool:
    """Whether `char` belongs to one user-perceived character with what stands before it."""
    return before == "\u200d" or _joins(char)


def _joins(char: str) -> bool:
    return char == "\u200d" or unicodedata.category(char) in ("Mn", "Me", "Cf") or char in _TONES


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
