"""Whether what is to be said fits the time for it."""

from __future__ import annotations

from deckwright.check.words import character_count, word_count
from deckwright.diagnostics import Diagnostic, warning
from deckwright.language import words_of
from deckwright.model.talk import Talk

_TOLERANCE = 1.1
"""How much longer than its time a talk may seem: nobody reads notes to the letter."""


def check_timing(talk: Talk) -> tuple[Diagnostic, ...]:
    """A warning where the notes of `talk` take longer to say than it may last."""
    duration, words = talk.settings.duration, words_of(talk.settings)
    unit, rate = words.speaking_unit, int(words.speaking_rate)
    counted = character_count if unit == "characters" else word_count
    said = sum(counted(section.notes) for section in talk.sections)
    minutes = said / rate
    if duration is None or minutes <= duration * _TOLERANCE:
        return ()
    message = f"the notes are {said} {unit}, {minutes:.0f} minutes to say; the talk has {duration}"
    hint = f"{rate} {unit} are said in a minute: shorten them, or ask for more time"
    return (warning("DW630", talk.settings.span, message, hint),)
