"""Captions below what stands in a box, and signs in place of what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckwright.model.colors import mix
from deckwright.model.deck import Panel, Stroke, TextFrame, TextParagraph
from deckwright.model.inlines import Break, Image, Inlines, Run, plain_text
from deckwright.model.length import NO_INSETS, Box, Insets, points, to_points
from deckwright.model.theme import LevelStyle
from deckwright.plan.compose.setting import Setting

_SIZE = (240.0, 160.0)
"""The width and height in points of a sign, where its words fit in it."""
_PADDING = 8.0
_LONGEST = 200
"""Characters of a description that is shown in place of its picture."""
CAPTION_GAP = 4.0
"""Above a caption, points."""


def sign_size(image: Image, setting: Setting, cell: float) -> tuple[float, float]:
    """The size in points that a sign would like, at most as wide as its cell."""
    style = setting.caption
    width = min(cell, _SIZE[0])
    words = _words(image, setting.words.missing, setting)
    lines = setting.measure.lines(words, style, max(1.0, width - 2 * _PADDING))
    height = setting.measure.text_height(style, lines) + 2 * _PADDING
    return width, min(max(height, _SIZE[1]), setting.height)


def sign(image: Image, box: Box, setting: Setting, missing: str) -> TextFrame:
    """A panel that says as much of what is missing as fits into `box`, below `missing`."""
    style = replace(setting.caption, align="center")
    insets = Insets(*[points(_PADDING)] * 4)
    room = box.inside(insets)
    choices = _choices(image, missing, setting)
    counted = ((words, _lines(words, style, room, setting)) for words in choices)
    words, lines = next(((words, lines) for words, lines in counted if lines), ((), 0))
    edge = mix(setting.color("bg1"), setting.color("tx1"), 0.4)
    return TextFrame(
        role="label",
        box=box,
        paragraphs=(TextParagraph(words, style, lines=lines),),
        levels=(style,) * 9,
        insets=insets if lines else NO_INSETS,
        anchor="middle",
        panel=Panel(fill=setting.panel, stroke=Stroke(edge, 1.0)),
        height=points(setting.measure.text_height(style, lines) + 2 * _PADDING) if lines else 0,
        description="" if image.alt in plain_text(words) else image.alt,
    )


def _choices(image: Image, missing: str, setting: Setting) -> Iterator[Inlines]:
    """What a sign may say, the fullest first."""
    yield _words(image, missing, setting)
    yield _below(missing, _name(image), setting)
    yield (Run(missing),)
    yield (Run("?"),)


def _words(image: Image, missing: str, setting: Setting) -> Inlines:
    """The description of a picture, or its file's name."""
    words = image.alt if 0 < len(image.alt) <= _LONGEST else _name(image)
    return _below(missing, words, setting)


def _below(missing: str, words: str, setting: Setting) -> Inlines:
    return (Run(missing + setting.words.colon.rstrip()), Break(), Run(words))


def _name(image: Image) -> str:
    return image.source.rstrip("/").rpartition("/")[2]


def _lines(words: Inlines, style: LevelStyle, room: Box, setting: Setting) -> int:
    """On how many lines `words` stand in `room`; 0 where they do not, or only in pieces."""
    measure = setting.measure
    width, height = to_points(room.width), to_points(room.height)
    if measure.longest_word(words, style) > width:
        return 0
    lines = measure.lines(words, style, width)
    return lines if measure.text_height(style, lines) <= height else 0


def caption_height(caption: Inlines, setting: Setting, width: float) -> float:
    """What a caption takes below its picture, points; 0 where there is none."""
    if not caption:
        return 0.0
    lines = setting.measure.lines(caption, setting.caption, width)
    return setting.measure.text_height(setting.caption, lines) + CAPTION_GAP


def caption_frame(caption: Inlines, box: Box, setting: Setting) -> TextFrame:
    """The caption in the middle of `box`."""
    style = replace(setting.caption, align="center")
    return TextFrame(
        role="caption",
        box=Box(
            box.left, box.top + points(CAPTION_GAP), box.width, box.height - points(CAPTION_GAP)
        ),
        paragraphs=(TextParagraph(caption, style),),
        levels=(style,) * 9,
        height=box.height - points(CAPTION_GAP),
    )
