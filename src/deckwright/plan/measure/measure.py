"""Text in the fonts of a theme, measured in points."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from deckwright.model.inlines import InlineImage, Inlines, Style, plain_text
from deckwright.model.theme import FontFaces, FontFile, LevelStyle, Theme
from deckwright.plan.measure.formulas import excess
from deckwright.plan.measure.paragraphs import HardLine, line_starts, picture_gap, set_words
from deckwright.plan.measure.words import Typeface, is_invisible, open_face

PITCH = 1.2
"""Least distance of two baselines, of the size.

PowerPoint sets Arial so. LibreOffice 7.4 set every face so that was tried, whatever its own
metrics (Arial 1.15, Courier New 1.13, Calibri 1.22, Cambria 1.17, Noto Sans CJK 1.45), at 14 to
40 points; a line spacing of 80 to 120 % multiplied it, that of the first line as well.
"""
FOREIGN_PITCH = 1.45
"""The same where another face steps in, in tables alone: Noto Sans CJK 1.45, DejaVu Sans 1.31."""
SCRIPT = 0.66
"""Size of superscripts and subscripts, of the text's."""
SUBSTITUTE = 1.12
"""Slack at least for a family that is not at hand: Noto Sans and DejaVu Sans, which LibreOffice
takes in its place, are up to this much wider than Arial."""
FIXED = 0.6
"""What a character takes at least that the code font lacks, because another fixed pitch face
steps in."""
TAB = 4
"""Columns between the tab stops of a listing."""
CAUTION = 0.996
"""Share of a line that is filled.

LibreOffice rounds advances, so that its lines come out up to 0.5 % longer or shorter than the
sum of the font's. Of 3,200 paragraphs in Arial, Calibri, Cambria and Courier New this foretells
97.9 % rightly and 1 in 3,000 with a line too few, which is what overflows; 0.998 foretells 98.3 %
rightly and 7 in 3,000 with a line too few.
"""
SMALL, MORE_CAUTION = 14.0, 0.001
"""Under this size, of which rounding takes a larger share, so much more stays free a point: a line
of 200 letters at 8 pt came out 0.7 % longer."""


class _Setting(NamedTuple):
    """What a level style says that changes widths in em; a key of caches."""

    font: str
    bold: bool
    italic: bool
    caps: bool
    tracking: float
    """In em."""


class Measure:
    """Measures text in the fonts of one theme, and remembers words and paragraphs it has seen.

    `inlines` are set in `style` as one paragraph: its runs may be bold, italic, raised, lowered or
    in the theme's code font, at the style's size. Raises `KeyError` where `Theme.faces` lacks the
    family.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._typeface = lru_cache(maxsize=64)(self._open_typeface)
        self._paragraph = lru_cache(maxsize=2048)(self._set)
        self._pitch = lru_cache(maxsize=64)(self._pitch_of)

    def width(self, inlines: Inlines, style: LevelStyle) -> float:
        """The least width in which no line is broken but at hard breaks."""
        return max(line.width for line in self._lines(inlines, style)) * _em(style)

    def advance(self, inlines: Inlines, style: LevelStyle) -> float:
        """How far the first line of `inlines` reaches where it is drawn, without caution."""
        return self._lines(inlines, style)[0].width * style.size

    def longest_word(
        self, inlines: Inlines, style: LevelStyle, *, at_hyphens: bool = True
    ) -> float:
        """The least width in which no word is broken where only an emergency would.

        `at_hyphens` is whether words may be broken at their hyphens.
        """
        return _em(style) * max(
            word.width if word.hyphenated and not at_hyphens else piece.width
            for line in self._lines(inlines, style)
            for word in line.words
            for piece in word.pieces
        )

    def lines(
        self, inlines: Inlines, style: LevelStyle, width: float, first_indent: float = 0.0
    ) -> int:
        """On how many lines `inlines` stand in `width`, the first of which is indented."""
        em, indent = _room(width, style), first_indent / style.size
        count = 0
        for line in self._lines(inlines, style):
            fits = line.width + indent <= em
            count += 1 if fits else sum(1 for _ in line_starts(line, em, indent))
            indent = 0.0
        return count

    def break_offsets(self, inlines: Inlines, style: LevelStyle, width: float) -> tuple[int, ...]:
        """Where each line begins, as offsets in `plain_text(inlines)`; the first is 0."""
        em = _room(width, style)
        return tuple(
            line.offset(*start)
            for line in self._lines(inlines, style)
            for start in line_starts(line, em)
        )

    def line_height(self, style: LevelStyle) -> float:
        """From one baseline to the next, line spacing included."""
        return style.size * self._pitch(style.font) * style.line_spacing

    def text_height(self, style: LevelStyle, lines: int) -> float:
        """What `lines` lines take, the space around the paragraph left out.

        Of that space LibreOffice drops what is before the first paragraph of a box, and adds the
        space after a paragraph to the space before the next.
        """
        return lines * self.line_height(style)

    def cell_height(self, inlines: Inlines, style: LevelStyle, lines: int) -> float:
        """What `lines` lines take in the cell of a table.

        There LibreOffice gives a line the height of the faces in it, which is larger than `PITCH`
        for those of East Asian and other scripts, and for many that stand in for a missing family.
        """
        family = self._theme.faces[style.font]
        face, text = open_face(family.regular), plain_text(inlines)
        own = family.exact and (
            text.isascii() or all(face.covers(char) or is_invisible(char) for char in text)
        )
        pitch = self.line_height(style)
        return lines * (pitch if own else max(pitch, style.size * FOREIGN_PITCH))

    def formulas_height(self, inlines: Inlines, style: LevelStyle) -> float:
        """What the formulas in a paragraph add to the height of its lines."""
        return excess(inlines) * self.line_height(style)

    def gap(self, picture: InlineImage, style: LevelStyle) -> str:
        """The no-break spaces on which a picture lies that is in a text of that style."""
        return picture_gap(picture.ratio, self._drawn(_setting(style), picture.style))

    def code_width(self, text: str, size: float) -> float:
        """The widest line of a listing in the theme's code font, tabs set as spaces."""
        code = _Setting(self._theme.code_font, bold=False, italic=False, caps=False, tracking=0.0)
        typeface = self._typeface(code, small_caps=False, scale=1.0)
        return size * max(map(typeface.advance, text.expandtabs(TAB).split("\n")))

    def missing(self, text: str) -> frozenset[str]:
        """The characters of `text` that no font of the theme has."""
        families = (*self._theme.faces.values(), *self._theme.fallback_faces)
        faces = [open_face(family.regular) for family in families]
        return frozenset(
            char
            for char in set(text)
            if not is_invisible(char) and not any(face.covers(char) for face in faces)
        )

    def _pitch_of(self, font: str) -> float:
        """The distance of two baselines in a font, in em."""
        return max(PITCH, open_face(self._theme.faces[font].regular).pitch)

    def _lines(self, inlines: Inlines, style: LevelStyle) -> tuple[HardLine, ...]:
        return self._paragraph(inlines, _setting(style))

    def _set(self, inlines: Inlines, setting: _Setting) -> tuple[HardLine, ...]:
        return set_words(inlines, partial(self._drawn, setting))

    def _drawn(self, setting: _Setting, style: Style) -> Typeface:
        """What runs of that style are set in."""
        drawn = setting._replace(
            font=self._theme.code_font if style.code else setting.font,
            bold=style.bold or setting.bold,
            italic=style.italic or setting.italic,
        )
        scale = 1.0 if style.baseline == "normal" else SCRIPT
        return self._typeface(drawn, small_caps=style.small_caps, scale=scale)

    def _open_typeface(self, setting: _Setting, *, small_caps: bool, scale: float) -> Typeface:
        families = (self._theme.faces[setting.font], *self._theme.fallback_faces)
        code = setting.font == self._theme.code_font
        return Typeface(
            [(_file(one, setting), one.slack if code else _slack(one)) for one in families],
            scale=scale,
            tracking=setting.tracking,
            caps=setting.caps,
            small_caps=small_caps,
            least=FIXED if code else 0.0,
        )


def _setting(style: LevelStyle) -> _Setting:
    tracking = style.tracking / style.size
    return _Setting(style.font, style.bold, style.italic, style.caps, tracking)


def _slack(family: FontFaces) -> float:
    """What advances are multiplied by; where the family is missing, another one may be drawn."""
    return family.slack if family.exact else max(family.slack, SUBSTITUTE)


def _em(style: LevelStyle) -> float:
    """The room in points that is kept for an em of text."""
    return style.size / (CAUTION - MORE_CAUTION * max(0.0, SMALL - style.size))


def _room(width: float, style: LevelStyle) -> float:
    """What of a line of `width` points is filled, in em; a rounding error is no reason to break."""
    return width / _em(style) + 1e-9


def _file(faces: FontFaces, setting: _Setting) -> FontFile:
    match setting.bold, setting.italic:
        case True, True:
            return faces.bold_italic
        case True, False:
            return faces.bold
        case False, True:
            return faces.italic
        case _:
            return faces.regular
