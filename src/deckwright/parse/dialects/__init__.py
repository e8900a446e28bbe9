"""How others write slides in Markdown, one module for each dialect.

A dialect turns its own spelling into ours before anything is parsed: slides apart, notes apart,
columns as containers, sizes as attributes. What it cannot say in ours it reports. Nothing behind
this package knows dialects. A new one is a module with a `read`, a row below, and rows of marks
in `read/dialect_marks.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from deckwright.model.talk import Dialect, TalkSettings
from deckwright.parse.dialects import (
    deck,
    marp,
    pandoc,
    presenterm,
    remark,
    reveal,
    ruled_slides,
    slides,
    slidev,
)
from deckwright.parse.dialects.slide_rows import Reading, Report, Rows, SlideSource
from deckwright.parse.syntax.extensions import Extension


@dataclass(frozen=True, slots=True)
class Spelling:
    """What sets a dialect apart."""

    read: Reading
    headings: bool = False
    """Whether headings divide, so that all of the talk is one `SlideSource`."""
    line_breaks: bool = False
    """Whether a line's end in the source ends the line on the slide."""
    captions: bool = False
    """Whether a picture's description is shown below it."""
    title_slide: bool = False
    """Whether a title in the front matter makes a slide."""
    extensions: frozenset[Extension] = frozenset()
    """What its Markdown has that others' shows as it is written."""


def _own(rows: Rows, _settings: TalkSettings, _report: Report) -> list[SlideSource]:
    return [SlideSource(rows)]


DIALECTS: Mapping[Dialect, Spelling] = {
    "deckwright": Spelling(
        _own, headings=True, extensions=frozenset(("emoji", "fancy_lists", "spans", "widths"))
    ),
    "marp": Spelling(marp.read, line_breaks=True, extensions=frozenset(("emoji",))),
    "pandoc": Spelling(
        pandoc.read,
        headings=True,
        captions=True,
        extensions=frozenset(
            ("fancy_lists", "line_blocks", "pandoc_tables", "quarto_divs", "smart", "widths")
        ),
    ),
    "slidev": Spelling(slidev.read),
    "reveal": Spelling(reveal.read),
    "remark": Spelling(remark.read),
    "presenterm": Spelling(presenterm.read, title_slide=True),
    "deck": Spelling(deck.read),
    "slides": Spelling(slides.read),
    "ruled": Spelling(ruled_slides.read),
}


def spelling_of(settings: TalkSettings) -> Spelling:
    """What sets a talk's dialect apart; k1LoW/deck keeps the ends of lines where it is told so."""
    spelling = DIALECTS[settings.dialect]
    breaks = settings.dialect == "deck" and dict(settings.options).get("breaks") == "true"
    return replace(spelling, line_breaks=True) if breaks else spelling


def extensions_of(settings: TalkSettings) -> frozenset[Extension]:
    """What a talk's Markdown has; pandoc has emoji where its reader is told so, or is GitHub's."""
    given = DIALECTS[settings.dialect].extensions
    reader = dict(settings.options).get("from", "")
    if settings.dialect == "pandoc" and ("-smart" in reader or reader.startswith("gfm")):
        given -= {"smart"}
    if settings.dialect == "pandoc" and ("+emoji" in reader or reader.startswith("gfm")):
        return given | {"emoji"}
    return given
