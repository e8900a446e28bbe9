"""What a flow is set in: a width, a height, sizes, and everything that they come from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from deckwright.language import Words, words_of
from deckwright.model.colors import contrast, mix
from deckwright.model.length import points
from deckwright.model.talk import Talk
from deckwright.model.theme import Color, Layout, LevelStyle, Theme
from deckwright.plan.compose.scale import Sizes
from deckwright.plan.measure import Measure

_LAST_LEVEL = 8
_MOST_INDENT = 0.6
"""The share of the width that the indent of a list may take."""
_READABLE = 4.5
_WELL_READABLE = 7.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.6."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of a flow. `width` and `height` are points."""

    talk: Talk
    theme: Theme
    layout: Layout
    measure: Measure
    levels: tuple[LevelStyle, ...]
    """At their final sizes."""
    sizes: Sizes
    width: float
    height: float
    language: str

    @property
    def words(self) -> Words:
        """What the program says in the language of the talk."""
        return words_of(self.talk.settings)

    def color(self, slot: str) -> str:
        """A theme colour as `#RRGGBB`, as it shows on the layout."""
        return self.theme.color(slot, self.layout)

    def slot(self, name: str) -> Color:
        """A theme colour by its slot, or as `#RRGGBB` where the layout shows another one."""
        return self.layout.colors.get(name, name)

    @property
    def deepest(self) -> int:
        """The last list level that the template says anything of, and that leaves room for text.

        Indents grow down to it; how deeper levels look is up to the program that draws them.
        """
        most = points(self.width * _MOST_INDENT)
        for level, (above, own) in enumerate(pairwise(one.margin for one in self.levels)):
            if own < above or own > most:
                return level
        return _LAST_LEVEL

    @property
    def quiet(self) -> Color:
        """The colour of small text: the theme's second one where that can be read."""
        readable = contrast(self.color("tx2"), self.color("bg1")) >= _READABLE
        return self.slot("tx2" if readable else "tx1")

    @property
    def panel(self) -> Color:
        """The fill behind code and callouts: quiet, and the text on it as readable as elsewhere."""
        ground, text = self.color("bg1"), self.color("tx1")
        if contrast(self.color("bg2"), text) >= min(_WELL_READABLE, contrast(ground, text) - 1):
            return self.slot("bg2")
        return mix(ground, text, 0.06)

    @property
    def caption(self) -> LevelStyle:
        """Small text: captions, attributions, footnotes."""
        return replace(
            self.levels[0],
            size=self.sizes.caption,
            bullet=None,
            margin=0,
            indent=0,
            space_before=0.0,
            space_after=0.0,
            color=self.quiet,
            italic=False,
            bold=False,
        )
