"""Slides as they were planned, drawn by Typst."""

from deckwright.write.slides.deck_data import deck_data
from deckwright.write.slides.export import write_slide_images, write_slides
from deckwright.write.slides.renderer import DrawnSlides, SlideRenderer
from deckwright.write.typst.staged_fonts import StagedFonts, stage_fonts

__all__ = [
    "DrawnSlides",
    "SlideRenderer",
    "StagedFonts",
    "deck_data",
    "stage_fonts",
    "write_slide_images",
    "write_slides",
]
