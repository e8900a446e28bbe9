"""What the program itself says, in each language: words, days and times, the direction of writing.

A language is one file of `data/`, in the form in which a workspace may bring its own.
"""

from deckwright.language.tags import direction, is_right_to_left, primary, subtags
from deckwright.language.words import (
    Words,
    has_language,
    languages,
    meanings,
    placeholders,
    words_for,
    words_of,
    written_date,
    written_day,
    written_time,
)

__all__ = [
    "Words",
    "direction",
    "has_language",
    "is_right_to_left",
    "languages",
    "meanings",
    "placeholders",
    "primary",
    "subtags",
    "words_for",
    "words_of",
    "written_date",
    "written_day",
    "written_time",
]
