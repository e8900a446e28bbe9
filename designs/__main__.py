"""Draws the templates anew: `python -m designs`, from the repository's root."""

from deckwright.model.theme import BUNDLED
from designs import draw, files_of

for name in BUNDLED:
    for path in files_of(name):
        path.write_bytes(draw(name))
