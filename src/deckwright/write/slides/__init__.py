"""Slides as they were planned, drawn by Typst."""

from deckwright.write.slides.deck_data import deck_data
from deckwright.write.slides.renderer import Drawing, SlideRenderer
from deckwright.write.slides.write import write_slide_images, write_slides
from deckwright.write.typst.staged_fonts import Lettering, stage_fonts

__all__ = [
    "Drawing",
    "Lettering",
    "SlideRenderer",
    "deck_data",
    "stage_fonts",
    "write_slide_images",
    "write_slides",
]
