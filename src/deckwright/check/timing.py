"""Whether what is to be said fits the time for it."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.diagnostics import Diagnostic, warning
from deckwright.language import words_of
from deckwright.model.blocks import Blocks, MathBlock
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Talk
from deckwright.model.walk import parts, walk

_TOLERANCE = 1.1
"""How much longer than its time a talk may seem: nobody reads notes to the letter."""


def check_timing(talk: Talk) -> tuple[Diagnostic, ...]:
    """A warning where the notes of `talk` take longer to say than it may last."""
    duration, words = talk.settings.duration, words_of(talk.settings)
    unit, rate = words.speaking_unit, int(words.speaking_rate)
    counted = _characters if unit == "characters" else _words
    said = sum(counted(line) for section in talk.sections for line in _spoken(section.notes))
    minutes = said / rate
    if duration is None or minutes <= duration * _TOLERANCE:
        return ()
    message = f"the notes are {said} {unit}, {minutes:.0f} minutes to say; the talk has {duration}"
    hint = f"{rate} {unit} are said in a minute: shorten them, or ask for more time"
    return (warning("DW630", talk.settings.span, message, hint),)


def _spoken(blocks: Blocks) -> Iterator[str]:
    """What is said; formulas on lines of their own and listings are not read out."""
    spoken = (block for block in walk(blocks) if not isinstance(block, MathBlock))
    lines = (part for block in spoken for part in parts(block) if isinstance(part, tuple))
    yield from map(plain_text, lines)


def _words(line: str) -> int:
    return len(line.split())


def _characters(line: str) -> int:
    """Letters and digits: the measure of what parts no words."""
    return sum(map(str.isalnum, line))
