"""A table as it is drawn with characters, before its cells are read."""

from __future__ import annotations

from dataclasses import dataclass

from deckwright.diagnostics import columns
from deckwright.model.blocks import Alignment

__all__ = ["Alignment", "WrittenCell", "WrittenTable", "in_columns"]


def in_columns(line: str) -> list[str]:
    """What stands in each column that an editor shows; a wide character has an empty one behind."""
    if line.isascii():
        return list(line)
    places: list[str] = []
    for character in line:
        wide = columns(character)
        if wide:
            places += [character, *[""] * (wide - 1)]
        elif places:
            places[-1] += character
    return places


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell's Markdown, and the line where it begins, counted from the table's first."""

    text: str
    line: int
    across: int = 1
    down: int = 1
    covered: bool = False
    """Whether a cell to the left or above reaches over this place."""


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """Rows of as many cells each."""

    head: tuple[WrittenCell, ...]
    rows: tuple[tuple[WrittenCell, ...], ...]
    alignments: tuple[Alignment | None, ...]
    widths: tuple[float, ...]
    """Of the columns, against each other; empty where they are as wide as their words."""
    end: int
    """How many lines it has."""
    blocks: bool = False
    """Whether its cells hold blocks rather than a text."""
