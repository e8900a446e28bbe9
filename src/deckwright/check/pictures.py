"""Pictures against the boxes that they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.diagnostics import Diagnostic, info, warning
from deckwright.model.deck import Deck, PictureFrame
from deckwright.model.length import EMU_PER_INCH

SHARP = 96
"""Pixels to the inch that a projected slide shows at least: a slide of 13.33 in is then 1,280 wide,
what the plainest projectors have."""
_USEFUL = 330
"""Pixels to the inch above which PowerPoint itself sees nothing to gain (its "high fidelity")."""
_HUGE = 8_000_000
"""Pixels that a picture may have, however small it is shown: some 3 MB of JPEG."""


def blurred_pictures(deck: Deck) -> Iterator[Diagnostic]:
    """Pictures with fewer pixels than their place on the slide can show."""
    for frame in _bitmaps(deck):
        density = _density(frame)
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
        if pixels > _HUGE and _density(frame) > _USEFUL:
            enough = round(frame.asset.width * _USEFUL / _density(frame))
            yield info(
                "DW602",
                frame.image.span,
                f"`{frame.image.source}` has {pixels / 1e6:.0f} million pixels",
                f"{enough} pixels across are all that can be seen here",
            )


def _bitmaps(deck: Deck) -> Iterator[PictureFrame]:
    """Pictures of pixels; nobody chooses how large those in lines of text are."""
    for slide in deck.slides:
        for frame in slide.frames:
            if (
                isinstance(frame, PictureFrame)
                and frame.asset.format != "svg"
                and not frame.in_line
            ):
                yield frame


def _density(frame: PictureFrame) -> float:
    """Pixels to the inch, in the direction that has fewer."""
    left, top, right, bottom = frame.crop
    across = frame.asset.width * (1 - left - right) / max(1, frame.box.width)
    down = frame.asset.height * (1 - top - bottom) / max(1, frame.box.height)
    return min(across, down) * EMU_PER_INCH
