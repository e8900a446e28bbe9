"""Checks of one planned deck: its titles, how much stands on a slide and how small, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.check.contrast import faint_texts
from deckwright.diagnostics import Diagnostic, info, warning
from deckwright.model.deck import Deck, Frame, PictureFrame, Slide, TableFrame, TextFrame
from deckwright.model.inlines import plain_text
from deckwright.model.length import EMU_PER_INCH

_OURS = frozenset(("title", "speaker", "agenda", "closing"))
"""Roles of slides that the planner makes from settings."""


def written(deck: Deck) -> Iterator[Slide]:
    """The slides that an author wrote."""
    return (slide for slide in deck.slides if slide.role not in _OURS)


def passages(deck: Deck) -> Iterator[Sequence[Slide]]:
    """What an author wrote as one slide each: that slide, or the parts that it was cut into."""
    parts: list[Slide] = []
    for slide in written(deck):
        if parts and slide.part[0] == 1:
            yield parts
            parts = []
        parts.append(slide)
    if parts:
        yield parts


def own_title(slide: Slide) -> str:
    """The title without the ` (2/3)` of a slide that was cut."""
    return slide.title.removesuffix(slide.suffix)


def same_titles(deck: Deck) -> Iterator[Diagnostic]:
    """Slides with the title of an earlier one, unless they go on from the slide before."""
    seen: dict[str, Slide] = {}
    before = ""
    for slide in deck.slides:
        name = own_title(slide)
        title = name.casefold()
        first = seen.setdefault(title, slide)
        if title and first is not slide and title != before and slide.part[0] == 1:
            yield info(
                "DW621",
                slide.span,
                f"slides {first.number} and {slide.number} are both called `{name}`",
                "say in the title what is new here",
            )
        before = title


def untitled_slides(deck: Deck) -> Iterator[Diagnostic]:
    """Slides that neither show nor hide a title."""
    for slide in written(deck):
        if not slide.title.strip():
            hint = "give it a heading: `## …`"
            yield warning("DW622", slide.span, f"slide {slide.number} has no title", hint)


SHARP = 96
"""Pixels to the inch that a projected slide shows at least: a slide of 13.33 in is then 1,280 wide,
what the plainest projectors have."""
_USEFUL = 330
"""Pixels to the inch above which PowerPoint itself sees nothing to gain (its "high fidelity")."""
_MOST_PIXELS = 8_000_000
"""Pixels that a picture may have, however small it is shown: some 3 MB of JPEG."""


def blurred_pictures(deck: Deck) -> Iterator[Diagnostic]:
    """Pictures with fewer pixels than their place on the slide can show."""
    for frame in _bitmaps(deck):
        density = _pixels_per_inch(frame)
        if density < SHARP:
            whole = round(deck.theme.width / EMU_PER_INCH * SHARP)
            yield warning(
                "DW601",
                frame.image.span,
                f"`{frame.image.source}` is blurred on its slide: {density:.0f} pixels to the inch",
                f"{whole} pixels fill a slide's width; or show it smaller with `{{width=…}}`",
            )


def huge_pictures(deck: Deck) -> Iterator[Diagnostic]:
    """Pictures whose pixels are for nothing but the size of the file."""
    for frame in _bitmaps(deck):
        pixels = frame.asset.width * frame.asset.height
        if pixels > _MOST_PIXELS and _pixels_per_inch(frame) > _USEFUL:
            enough = round(frame.asset.width * _USEFUL / _pixels_per_inch(frame))
            yield info(
                "DW602",
                frame.image.span,
                f"`{frame.image.source}` has {pixels / 1e6:.0f} million pixels",
                f"{enough} pixels across are all that can be seen here",
            )


def _bitmaps(deck: Deck) -> Iterator[PictureFrame]:
    """Pictures of pixels; how large those in lines of text are, nobody chooses."""
    for slide in deck.slides:
        for frame in slide.frames:
            match frame:
                case PictureFrame(in_line=False, asset=asset) if asset.format != "svg":
                    yield frame
                case _:
                    pass


def _pixels_per_inch(frame: PictureFrame) -> float:
    """Pixels to the inch, in the direction that has fewer."""
    left, top, right, bottom = frame.crop
    across = frame.asset.width * (1 - left - right) / max(1, frame.box.width)
    down = frame.asset.height * (1 - top - bottom) / max(1, frame.box.height)
    return min(across, down) * EMU_PER_INCH


_WORDS = 75
"""Words beyond which an audience reads instead of listening: half a minute of silent reading."""
_COMFORTABLE = 20.0
"""Points that can still be read from the last row; the planner goes down to the theme's minimum."""


def crowded_slides(deck: Deck) -> Iterator[Diagnostic]:
    """Slides with more words than an audience takes in beside a speaker; of parts the fullest."""
    for parts in passages(deck):
        fullest = max(parts, key=_words_on)
        words = _words_on(fullest)
        if words > _WORDS:
            yield warning(
                "DW610",
                fullest.span,
                f"{words} words stand on {_name(fullest)}",
                f"move sentences to `::: notes`; {_WORDS} words are read in half a minute",
            )


def small_texts(deck: Deck) -> Iterator[Diagnostic]:
    """Slides whose text had to be set smaller than one likes to read it; of parts the smallest.

    What is smaller than body text may be is a caption, and meant to be small.
    """
    least = deck.theme.minimums.body
    for parts in passages(deck):
        sizes = {
            size: slide
            for slide in reversed(parts)
            for size in map(_text_size, slide.frames)
            if size >= least
        }
        smallest = min(sizes, default=_COMFORTABLE)
        if smallest < _COMFORTABLE:
            yield info(
                "DW611",
                sizes[smallest].span,
                f"the text of {_name(sizes[smallest])} is set at {smallest:g} pt",
                "say less, or make two slides of it",
            )


def split_slides(deck: Deck) -> Iterator[Diagnostic]:
    """Slides of the source that became several."""
    for slide in deck.slides:
        part, parts = slide.part
        if part == 1 < parts:
            yield info(
                "DW612",
                slide.span,
                f"`{own_title(slide)}` does not fit on one slide; it was cut into {parts}",
                "cut it where the thought turns, with `---` or another `##`",
            )


def _text_size(frame: Frame) -> float:
    """The size of a frame's running text, points; 0 where it has none."""
    match frame:
        case TextFrame(role="body", paragraphs=paragraphs):
            return max((one.style.size for one in paragraphs if one.level == 0), default=0.0)
        case _:
            return 0.0


def _words_on(slide: Slide) -> int:
    return sum(map(_words_in, slide.frames))


def _words_in(frame: Frame) -> int:
    """Words to read; the title, code and the small print do not count."""
    match frame:
        case TextFrame(role="body" | "quote" | "label", paragraphs=paragraphs):
            return sum(len(plain_text(one.inlines).split()) for one in paragraphs)
        case TableFrame(rows=rows):
            return sum(len(plain_text(cell.inlines).split()) for row in rows for cell in row.cells)
        case _:
            return 0


def _name(slide: Slide) -> str:
    return f"slide {slide.number}, `{slide.title}`" if slide.title else f"slide {slide.number}"


_CHECKS = (
    blurred_pictures,
    huge_pictures,
    crowded_slides,
    small_texts,
    split_slides,
    faint_texts,
    same_titles,
    untitled_slides,
)


def check_deck(deck: Deck) -> tuple[Diagnostic, ...]:
    """What deserves a look in the deck of one talk, in the order of its slides."""
    found = dict.fromkeys(one for check in _CHECKS for one in check(deck))
    return tuple(sorted(found, key=lambda one: (one.span.path, one.span.line, one.code)))
