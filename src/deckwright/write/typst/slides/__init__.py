"""Slides as they were planned, drawn by Typst."""

from deckwright.write.typst.slides.data import deck_data
from deckwright.write.typst.slides.fonts import Lettering, stage_fonts
from deckwright.write.typst.slides.renderer import Drawing, SlideRenderer
from deckwright.write.typst.slides.write import write_slide_images, write_slides

__all__ = [
    "Drawing",
    "Lettering",
    "SlideRenderer",
    "deck_data",
    "stage_fonts",
    "write_slide_images",
    "write_slides",
]
