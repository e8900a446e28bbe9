"""Where a thing was written, so that every message can point there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file.

    `line` and `column` count from 1; 0 means "the whole file" and "the whole line".
    """

    path: str
    line: int = 0
    column: int = 0


NOWHERE = Span("")
"""For values that the program made and no author wrote."""
