"""Text against what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.colors import contrast
from deckwright.model.deck import Deck, Panel, PictureFrame, Slide, TextFrame
from deckwright.model.inlines import Inline, Math, Run
from deckwright.model.theme import Color, LevelStyle, Theme

_LEAST, _LEAST_LARGE = 4.5, 3.0
"""WCAG 2.2, success criterion 1.4.3."""
_LARGE, _LARGE_BOLD = 24.0, 18.66
"""Points. WCAG's 18 and 14 are of a page at arm's length; these look as large from a seat."""


def faint_texts(deck: Deck) -> Iterator[Diagnostic]:
    """Pairs of colours with too little contrast, each where it first occurs.

    Text on a picture is not judged: its ground is not one colour.
    """
    seen: set[tuple[str, str]] = set()
    for slide in deck.slides:
        if any(isinstance(one, PictureFrame) and one.background for one in slide.frames):
            continue
        for color, text, ground, least in _pairs(slide, deck.theme):
            ratio = contrast(text, ground)
            if ratio < least and (text, ground) not in seen:
                seen.add((text, ground))
                name = text if color == text else f"{color} ({text})"
                yield warning(
                    "DW620",
                    slide.span,
                    f"text in {name} on {ground} has a contrast of {ratio:.1f}, "
                    f"less than {least:g}, on slide {slide.number}",
                    "choose another colour, or replace it under `colors:` in template.yml",
                )


def _pairs(slide: Slide, theme: Theme) -> Iterator[tuple[Color, str, str, float]]:
    """Each colour of text as it is called and as it shows, its ground, the contrast it needs."""
    for frame in slide.frames:
        if not isinstance(frame, TextFrame):
            continue
        ground = _ground(frame, slide, theme)
        for paragraph in frame.paragraphs:
            for inline in paragraph.inlines:
                color = _color(inline, paragraph.style)
                if color:
                    shown = theme.color(color, slide.layout)
                    yield color, shown, ground, _least(inline, paragraph.style)


def _ground(frame: TextFrame, slide: Slide, theme: Theme) -> str:
    match frame.panel:
        case Panel(fill=fill) if fill:
            return theme.color(fill, slide.layout)
    plain = theme.color("bg1", slide.layout)
    if frame.placeholder is None:
        return plain
    return slide.layout.grounds.get(frame.placeholder, plain)


def _color(inline: Inline, style: LevelStyle) -> Color:
    """The colour that an inline shows in; empty for what is no text."""
    match inline:
        case Run(link=link) if inline.text.strip():
            return inline.style.color or ("hlink" if link else style.color)
        case Math():
            return inline.style.color or style.color
        case _:
            return ""


def _least(inline: Inline, style: LevelStyle) -> float:
    bold = style.bold or (isinstance(inline, Run) and inline.style.bold)
    return _LEAST_LARGE if style.size >= (_LARGE_BOLD if bold else _LARGE) else _LEAST
