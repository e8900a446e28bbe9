"""What tests look for in a deck."""

from __future__ import annotations

from deckwright.model.deck import Deck, TextFrame


def text_frames(deck: Deck, role: str) -> list[TextFrame]:
    """The frames of text in that role, of all slides."""
    return [
        frame
        for slide in deck.slides
        for frame in slide.frames
        if isinstance(frame, TextFrame) and frame.role == role
    ]
