"""Whether what is to be said fits the time for it."""

from __future__ import annotations

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.blocks import Blocks, MathBlock
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Talk
from deckwright.model.walk import parts, walk

_WORDS_PER_MINUTE = 130
"""An unhurried speaker (National Center for Voice and Speech: 150 in conversation)."""
_TOLERANCE = 1.1
"""How much longer than its time a talk may seem: nobody reads notes to the letter."""


def check_timing(talk: Talk) -> tuple[Diagnostic, ...]:
    """A warning where the notes of `talk` take longer to say than it may last."""
    duration = talk.settings.duration
    words = sum(_word_count(section.notes) for section in talk.sections)
    minutes = words / _WORDS_PER_MINUTE
    if duration is None or minutes <= duration * _TOLERANCE:
        return ()
    message = f"the notes are {words} words, {minutes:.0f} minutes to say; the talk has {duration}"
    hint = f"{_WORDS_PER_MINUTE} words are said in a minute: shorten them, or ask for more time"
    return (warning("DW630", talk.settings.span, message, hint),)


def _word_count(blocks: Blocks) -> int:
    """How many words are said; formulas on lines of their own and listings are not read out."""
    spoken = (block for block in walk(blocks) if not isinstance(block, MathBlock))
    lines = (part for block in spoken for part in parts(block) if isinstance(part, tuple))
    return sum(len(plain_text(line).split()) for line in lines)
