"""What text is set in: what all slides of a talk share, a flow's surroundings, and its sizes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from deckwright.diagnostics import Diagnostic
from deckwright.language import Words, words_of
from deckwright.model.colors import contrast, mix
from deckwright.model.deck import Footer
from deckwright.model.length import points, to_points
from deckwright.model.talk import Talk
from deckwright.model.theme import Color, Layout, LevelStyle, Minimums, Placeholder, Theme
from deckwright.plan.blocks.runs import run
from deckwright.plan.measure import Measure

_LAST_LEVEL = 8
_MOST_INDENT = 0.6
"""The share of the width that the indent of a list may take."""
_READABLE = 4.5
_WELL_READABLE = 7.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.6."""
CODE = 20.0
CODE_ALONE = 24.0
"""Where a listing starts from that shares its slide with nothing."""
_TABLE = 22.0
_CAPTION = 16.0
_STEP = 2.0


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


@dataclass
class TalkContext:
    """A talk with what it is set with, and the findings on the way."""

    talk: Talk
    theme: Theme
    measure: Measure
    footer: Footer
    findings: list[Diagnostic] = field(default_factory=list)
    shortened: dict[str, Footer] = field(default_factory=dict)
    """The footer as it fits on each layout, by the layout's part."""

    def footer_on(self, layout: Layout) -> Footer:
        """The footer, its text cut where the layout's place for it is too small."""
        if layout.part not in self.shortened:
            place = next(iter(layout.of_type("ftr")), None)
            text = self.footer.text if place is None else self._cut(self.footer.text, place)
            self.shortened[layout.part] = replace(self.footer, text=text)
        return self.shortened[layout.part]

    def _cut(self, text: str, place: Placeholder) -> str:
        style = place.levels[0]
        inner = place.box.inside(place.insets)
        width = max(1.0, to_points(inner.width))
        most = max(1, int(to_points(inner.height) / self.measure.line_height(style)))
        starts = self.measure.break_offsets(run(text), style, width)
        if len(starts) <= most:
            return text
        shown = text[: starts[most]]
        while shown and self.measure.lines(run(_trailing(shown)), style, width) > most:
            shown = shown.rpartition(" ")[0] or shown[:-1]
        return _trailing(shown)

    @property
    def language(self) -> str:
        """The language of the talk."""
        return self.talk.settings.language

    @property
    def words(self) -> Words:
        """What the program says in that language."""
        return words_of(self.talk.settings)


def _trailing(text: str) -> str:
    return text.rstrip(" .,;:") + "…"


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes in points that the roles on one slide have together."""

    body: float
    """Of the first list level; deeper ones keep their proportion to it."""
    code: float
    table: float
    caption: float

    def scaled(self, share: float) -> Sizes:
        """All of them times `share`."""
        body, code, table, caption = (
            max(1.0, round(2 * share * size) / 2)
            for size in (self.body, self.code, self.table, self.caption)
        )
        return Sizes(body, code, table, caption)


def steps(
    base: float, minimums: Minimums, floor: float | None = None, largest_code: float = CODE
) -> tuple[Sizes, ...]:
    """Sizes from `base` (the first level's, points) down to `floor` or the body's minimum.

    Code starts from `largest_code` and tables from 22 pt, or the body's size where that is smaller;
    they reach their own minimum together with the body.
    """
    lowest = min(base, minimums.body if floor is None else floor)
    count = max(1, round((base - lowest) / _STEP))
    code, table = min(largest_code, base), min(_TABLE, base)
    lowest_code, lowest_table = min(code, minimums.code), min(table, minimums.table)
    last = count if base > lowest or code > lowest_code else 0
    return tuple(
        Sizes(
            body=_between(base, lowest, at / count),
            code=_between(code, lowest_code, at / count),
            table=_between(table, lowest_table, at / count),
            caption=max(min(_CAPTION, base), minimums.caption),
        )
        for at in range(last + 1)
    )


def _between(high: float, low: float, share: float) -> float:
    return round(2 * (high - (high - low) * share)) / 2


@lru_cache(maxsize=512)
def scaled(levels: tuple[LevelStyle, ...], size: float, minimum: float) -> tuple[LevelStyle, ...]:
    """`levels` with the first at `size` points and the others in proportion, none under `minimum`.

    Spacing shrinks with the text; margins stay, so that bullets keep to the template's grid.
    """
    factor = size / levels[0].size
    return tuple(_scaled(style, factor, minimum) for style in levels)


def _scaled(style: LevelStyle, factor: float, minimum: float) -> LevelStyle:
    size = max(minimum, round(2 * style.size * factor) / 2)
    if size == style.size:
        return style
    ratio = min(1.0, size / style.size)
    return replace(
        style,
        size=size,
        space_before=round(style.space_before * ratio, 1),
        space_after=round(style.space_after * ratio, 1),
    )
