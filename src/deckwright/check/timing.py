"""Whether what is to be said fits the time for it."""

from __future__ import annotations

from deckwright.check.words import word_count
from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.talk import Talk

_WORDS_PER_MINUTE = 130
"""An unhurried speaker (National Center for Voice and Speech: 150 in conversation)."""
_TOLERANCE = 1.1
"""How much longer than its time a talk may seem: nobody reads notes to the letter."""


def check_timing(talk: Talk) -> tuple[Diagnostic, ...]:
    """A warning where the notes of `talk` take longer to say than it may last."""
    duration = talk.settings.duration
    words = sum(word_count(section.notes) for section in talk.sections)
    minutes = words / _WORDS_PER_MINUTE
    if duration is None or minutes <= duration * _TOLERANCE:
        return ()
    message = f"the notes are {words} words, {minutes:.0f} minutes to say; the talk has {duration}"
    hint = f"{_WORDS_PER_MINUTE} words are said in a minute: shorten them, or ask for more time"
    return (warning("DW630", talk.settings.span, message, hint),)
