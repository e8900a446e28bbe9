"""Text sizes: what a role starts from, and the even steps down to the theme's minimum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from deckwright.model.theme import LevelStyle, Minimums

CODE = 20.0
CODE_ALONE = 24.0
"""Where a listing starts from that shares its slide with nothing."""
_TABLE = 22.0
_CAPTION = 16.0
_STEP = 2.0


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
