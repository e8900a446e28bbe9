"""A diagram that was drawn for paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing: its file, its size in EMU, and the share of the page's width that it wants."""

    path: Path
    width: int
    height: int
    share: float
    description: str
    complete: bool = False
    """Whether it says all that was written: every name and every number of a chart."""
