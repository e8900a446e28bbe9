"""The page of an event, with pictures of its title slides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckwright.building.job import WHOLE, Findings, Job, deck_name
from deckwright.model.deck import Deck
from deckwright.model.theme import Theme
from deckwright.read.template import read_design
from deckwright.write.schedule.linked import linked_data
from deckwright.write.typst.slides import write_slide_images
from deckwright.write.web import Downloads, write_page

_WIDTH = 640
"""Pixels of a slide's picture: twice what is shown, for fine screens."""


def make_page(job: Job, theme: Theme, decks: Mapping[str, Deck]) -> tuple[bytes, Findings]:
    """The page of the event; `decks` are those of its talks, by their names."""
    names = {talk.settings.name: deck_name(talk.settings) for talk in job.talks}
    pictures = {name: _picture(deck) for name, deck in decks.items()}
    return write_page(
        job.event,
        theme,
        Downloads(names, WHOLE),
        linked_data(job.event),
        pictures,
        read_design("page.html", job.event.template, job.workspace),
    )


def _picture(deck: Deck) -> bytes:
    """The title slide, or nothing: a page can do without, and other outputs tell what is wrong."""
    pictures, _ = write_slide_images(replace(deck, slides=deck.slides[:1]), "png", _WIDTH)
    return next(iter(pictures), b"")
