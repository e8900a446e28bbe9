"""Inlines as lines of words, measured in em; and lines filled with them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeAlias, assert_never

from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    InlineImage,
    Inlines,
    Math,
    Run,
    Style,
    spelled_out,
)
from deckwright.plan.measure.words import Fragment, Typeface, Word, join

Typefaces: TypeAlias = Callable[[Style], Typeface]
_RAISED = Style(baseline="superscript")
_GLUED = re.compile(r" (?:(?=[!?)\]},.:;])|(?<=[(\[{] ))")
"""Spaces that part no words (UAX #14, LB13 and LB14): `Quoi ?`, `( so )`."""

_NO_BREAK = "\u00a0"
_WIDEST_PICTURE = 12.0
"""In em; the widest badges there are come to 11."""


@dataclass(frozen=True, slots=True)
class HardLine:
    """What stands between two hard breaks: words, and the space after each."""

    words: tuple[Word, ...]
    spaces: tuple[float, ...]
    starts: tuple[int, ...]
    """The offset of each word in `plain_text`, and of what follows the last."""
    width: float
    """On one line, the space at its end left out."""

    def offset(self, index: int, within: int) -> int:
        """The offset in `plain_text` of a place within the word of that index."""
        return self.starts[index] + within


@dataclass(slots=True)
class _Setter:
    """Collects the words of a paragraph."""

    typefaces: Typefaces
    lines: list[HardLine] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    spaces: list[float] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    open: list[Fragment] = field(default_factory=list)
    """The fragments of a word that may go on in the next run."""
    start: int = 0

    def run(self, text: str, style: Style) -> None:
        """Add the words of `text`; the last stays open."""
        typeface = self.typefaces(style)
        words = _GLUED.sub("\u00a0", text).split(" ")
        last = words.pop()
        if words and self.open:
            first = words.pop(0)
            self.add(typeface, first, len(first))
            self.close(typeface.space)
        if all(words):
            self.words += map(typeface.word, words)
            self.spaces += [typeface.space] * len(words)
            self.counts += [1] * len(words)
        else:
            for word in words:
                self.add(typeface, word, len(word))
                self.close(typeface.space)
        self.add(typeface, last, len(last))

    def add(self, typeface: Typeface, text: str, length: int) -> None:
        """Add `text`, which holds no space, to the open word."""
        if text:
            self.open.append(Fragment(typeface, text, length))

    def close(self, space: float) -> None:
        """End the open word with a space; where none is open, widen the last space."""
        if self.open or not self.words:
            self.end_word()
        self.spaces[-1] += space
        self.counts[-1] += 1

    def end_word(self) -> None:
        """End the open word, which may be empty."""
        match self.open:
            case [(typeface, text, length)] if len(text) == length:
                self.words.append(typeface.word(text))
            case fragments:
                self.words.append(join(tuple(fragments)))
        self.spaces.append(0.0)
        self.counts.append(0)
        self.open = []

    def end_line(self) -> None:
        """End the line with a hard break, which `plain_text` reads as a space."""
        if self.open or not self.words:
            self.end_word()
        lengths = (word.length + count for word, count in zip(self.words, self.counts, strict=True))
        starts = tuple(accumulate(lengths, initial=self.start))
        self.lines.append(
            HardLine(
                tuple(self.words),
                tuple(self.spaces),
                starts,
                sum(word.width for word in self.words) + sum(self.spaces[:-1]),
            )
        )
        self.start = starts[-1] + 1
        self.words, self.spaces, self.counts = [], [], []


def picture_gap(ratio: float, typeface: Typeface) -> str:
    """The no-break spaces that are as wide as a picture of that shape in a line."""
    width, _ = picture_size(ratio)
    return _NO_BREAK * max(1, math.ceil(width / typeface.advance(_NO_BREAK)))


def picture_size(ratio: float) -> tuple[float, float]:
    """Width and height in em of a picture in a line: as high as its letters, if not too wide."""
    width = min(ratio, _WIDEST_PICTURE)
    return width, width / ratio


def set_words(inlines: Inlines, typefaces: Typefaces) -> tuple[HardLine, ...]:
    """`inlines` as words; at least one line, of at least one word (which may be empty)."""
    setter = _Setter(typefaces)
    for inline in inlines:
        match inline:
            case Run(text=text, style=style):
                setter.run(text, style)
            case InlineImage(image=image, style=style, ratio=ratio) if ratio:
                setter.add(typefaces(style), picture_gap(ratio, typefaces(style)), len(image.alt))
            case InlineImage(image=image, style=style):
                setter.add(typefaces(style), "[", 0)
                setter.run(image.alt, style)
                setter.add(typefaces(style), "]", 0)
            case Math():
                for run in spelled_out(inline):
                    setter.run(run.text, run.style)
            case FootnoteMark(number=number):
                setter.add(typefaces(_RAISED), str(number), 0)
            case Break():
                setter.end_line()
            case _:
                assert_never(inline)
    setter.end_line()
    return tuple(setter.lines)


def line_starts(line: HardLine, width: float, indent: float = 0.0) -> Iterator[tuple[int, int]]:
    """Where each line of `width` em begins: the index of the word, the offset within it.

    The first one starts `indent` further in. Spaces hang over the end of a line. A piece that is
    wider than a line is broken between characters.
    """
    yield 0, 0
    left = x = indent
    for index, (word, space) in enumerate(zip(line.words, line.spaces, strict=True)):
        if x + word.width <= width:
            x += word.width + space
            continue
        for piece in word.pieces:
            if x + piece.width > width and x > left:
                yield index, piece.start
                left = x = 0.0
            if x + piece.width <= width:
                x += piece.width
                continue
            for offset, advance in piece.clusters():
                if x + advance > width and x > left:
                    yield index, offset
                    left = x = 0.0
                x += advance
        x += space
