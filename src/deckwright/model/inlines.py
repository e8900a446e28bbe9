"""What stands inside a line of text.

Markdown nests its inlines; slides and pages do not. A run carries everything that was wrapped
around it, so that measuring and writing are one loop over a flat tuple.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from deckwright.model.formulas import Formula
from deckwright.model.length import Length
from deckwright.model.source import Span

Baseline = Literal["normal", "superscript", "subscript"]
Fit = Literal["contain", "cover", "stretch"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run differs from the text around it."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    code: bool = False
    highlight: bool = False
    small_caps: bool = False
    baseline: Baseline = "normal"
    color: str | None = None
    """A colour of the theme (`accent1`), or `#RRGGBB`."""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Link:
    """Where a run leads.

    `target` is an address (`https:`, `mailto:`, `tel:`), `#id` for a slide of this talk, or
    `talk.md#id` for a slide of another talk of the event.
    """

    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `text` holds no line break."""

    text: str
    style: Style = PLAIN
    link: Link | None = None
    language: str = ""
    """A BCP 47 tag where the run's language differs from the talk's."""


@dataclass(frozen=True, slots=True)
class Break:
    """A hard line break within a paragraph."""


@dataclass(frozen=True, slots=True)
class Math:
    """A formula within a line, or on a line of its own."""

    tex: str
    """As written, in LaTeX."""
    style: Style = PLAIN
    formula: Formula = ()
    """Empty where the LaTeX could not be read."""
    linear: tuple[Run, ...] = ()
    """How it reads on one line of ordinary text."""
    display: bool = False
    """Whether it stands by itself."""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The mark of a footnote; `label` is its key in `Talk.footnotes`."""

    label: str
    number: int
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Image:
    """A reference to a picture, as written, within a line or by itself.

    Its file is in `Talk.assets` under `source`.
    """

    source: str
    alt: str
    span: Span
    width: Length | None = None
    height: Length | None = None
    fit: Fit = "contain"
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture that stands within a line, such as a badge."""

    image: Image
    style: Style = field(default=PLAIN)
    link: Link | None = None
    title: str = ""
    """The words that Markdown has for a tooltip."""
    ratio: float = 0.0
    """Its width against its height; 0 while its file is not known, or where there is none."""
    large: bool = False
    """Whether it is too large for a line, where no figure can take its place: in a table's cell."""
    gap: str = ""
    """The no-break spaces in a text of a slide on which it lies; planned."""


Inline: TypeAlias = Run | Break | Math | FootnoteMark | InlineImage
Inlines: TypeAlias = tuple[Inline, ...]


def spelled_out(math: Math) -> tuple[Run, ...]:
    """A formula as runs of ordinary text: as it reads on a line, else its LaTeX as code."""
    own = math.style
    return tuple(
        replace(
            run,
            style=replace(
                run.style,
                bold=own.bold,
                strike=own.strike,
                underline=own.underline,
                highlight=own.highlight,
                color=own.color,
            ),
        )
        for run in math.linear or (Run(math.tex, Style(code=True)),)
    )


def plain_text(inlines: Inlines) -> str:
    """The words of `inlines` without their styles; a hard break reads as a space."""
    words: list[str] = []
    for inline in inlines:
        match inline:
            case Run(text=text):
                words.append(text)
            case Break():
                words.append(" ")
            case Math():
                words += [run.text for run in spelled_out(inline)]
            case InlineImage(image=image):
                words.append(image.alt)
            case FootnoteMark():
                pass
    return "".join(words)


def stripped(inlines: Inlines) -> Inlines:
    """Without white space and hard breaks at the two ends."""
    parts = list(inlines)
    while parts and isinstance(parts[0], Break):
        parts.pop(0)
    while parts and isinstance(parts[-1], Break):
        parts.pop()
    if parts and isinstance(first := parts[0], Run):
        parts[0] = replace(first, text=first.text.lstrip())
    if parts and isinstance(last := parts[-1], Run):
        parts[-1] = replace(last, text=last.text.rstrip())
    return tuple(part for part in parts if not (isinstance(part, Run) and not part.text))


def without_large(inlines: Inlines) -> Inlines:
    """What stands between large pictures, with one space where one stood between two."""
    kept: list[Inline] = []
    for inline in inlines:
        before = kept[-1] if kept else None
        if isinstance(inline, InlineImage) and inline.large:
            continue
        spaced = isinstance(before, Run) and before.text.endswith(" ")
        if spaced and isinstance(inline, Run):
            kept.append(replace(inline, text=inline.text.lstrip()))
        else:
            kept.append(inline)
    return stripped(tuple(kept))
