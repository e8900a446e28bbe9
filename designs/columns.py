"""The layouts that differ between designs only by where the title ends and the content begins."""

from __future__ import annotations

from dataclasses import dataclass

from deckwright.model.length import inches
from designs.design import LayoutDesign, Place
from designs.grid import CONTENT_BOTTOM, across
from designs.levels import plain
from designs.places import Levels, content, footers, text

HEAD_HEIGHT = inches(0.5)


@dataclass(frozen=True, slots=True)
class Columns:
    """What the column layouts of a design share: its title, its text, the top of its content."""

    title: Place
    levels: Levels
    narrow_levels: Levels
    top: int

    def one(self) -> LayoutDesign:
        """Title and one place as wide as the grid."""
        place = self._content(1, "Content", 1, 12)
        return LayoutDesign("Title and Content", "obj", (self.title, place, *footers()))

    def agenda(self) -> LayoutDesign:
        """Title and one place for the running order."""
        place = self._content(1, "Agenda", 1, 12)
        return LayoutDesign("Agenda", "cust", (self.title, place, *footers()))

    def two(self) -> LayoutDesign:
        """Title and two places side by side."""
        places = (
            self._content(1, "Left Content", 1, 6),
            self._content(2, "Right Content", 7, 12),
        )
        return LayoutDesign("Two Content", "twoObj", (self.title, *places, *footers()))

    def three(self) -> LayoutDesign:
        """Title and three places side by side."""
        places = tuple(
            content(
                idx, f"{name} Content", across(first, first + 3, *self._heights), self.narrow_levels
            )
            for idx, name, first in ((1, "Left", 1), (2, "Middle", 5), (13, "Right", 9))
        )
        return LayoutDesign("Three Content", "cust", (self.title, *places, *footers()))

    def comparison(self) -> LayoutDesign:
        """Title and two places, each under a head of its own."""
        places = (
            self._head(1, "Left Head", 1, 6),
            self._below_head(2, "Left Content", 1, 6),
            self._head(3, "Right Head", 7, 12),
            self._below_head(4, "Right Content", 7, 12),
        )
        return LayoutDesign("Comparison", "twoTxTwoObj", (self.title, *places, *footers()))

    def title_only(self) -> LayoutDesign:
        """A title; the rest is free."""
        return LayoutDesign("Title Only", "titleOnly", (self.title, *footers()))

    @property
    def _heights(self) -> tuple[int, int]:
        return self.top, CONTENT_BOTTOM

    def _content(self, idx: int, name: str, first: int, last: int) -> Place:
        return content(idx, name, across(first, last, *self._heights), self.levels)

    def _head(self, idx: int, name: str, first: int, last: int) -> Place:
        box = across(first, last, self.top, self.top + HEAD_HEIGHT)
        return text(idx, name, box, plain(20, "accent1", bold=True), prompt="Head")

    def _below_head(self, idx: int, name: str, first: int, last: int) -> Place:
        box = across(first, last, self.top + HEAD_HEIGHT, CONTENT_BOTTOM)
        return content(idx, name, box, self.levels)
