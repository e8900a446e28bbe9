"""Where a flow may stand on a slide: a placeholder's box, a free one, columns beside each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckwright.model.blocks import Columns
from deckwright.model.length import NO_INSETS, Box, Insets, points
from deckwright.model.theme import (
    Align,
    Anchor,
    Layout,
    LevelStyle,
    Placeholder,
    RoleLayout,
    Theme,
)

_BELOW_TITLE = 8.0
"""Points between a title that grew and what follows."""
_LOWEST, _NARROWEST = 0.2, 0.2
"""Shares of the slide that a place for content has at least."""
_LARGEST = 44.0
"""Points; large words stay below the size of a title slide's."""
_OPTICAL_MIDDLE = 0.15
"""The share of the height that stays free below, so that words stand a little above the middle."""
_PICTURE = 0.32
"""The share of the width that a picture beside text takes at most."""
_GUTTER = 0.04
COLUMN_GAP = 32.0
"""Between two columns, points."""
_NARROWEST_COLUMN = 8.0
"""The least width of a column against the size of its text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box with the text styles that hold in it."""

    box: Box
    levels: tuple[LevelStyle, ...]
    placeholder: int | None = None
    insets: Insets = NO_INSETS
    anchor: Anchor = "top"

    @property
    def inner(self) -> Box:
        """Where text may stand."""
        return self.box.inside(self.insets)

    def meets(self, box: Box) -> bool:
        """Whether this place and `box` have a stretch of the slide in common."""
        own = self.inner
        return _beneath(own, box) and own.top < box.bottom and box.top < own.bottom

    def free_of(self, title: Box | None, layout: Layout, theme: Theme) -> Place:
        """What of this place is below a title that grew into it, and above the footers."""
        box = self.box
        bottom = min(box.bottom, theme.height, *_foots(box, layout))
        top = max(0, box.top)
        if title is not None and title.top <= top and _beneath(title, box):
            top = max(top, title.bottom + points(_BELOW_TITLE))
        if (top, bottom) == (box.top, box.bottom):
            return self
        return replace(self, box=Box(box.left, top, box.width, max(0, bottom - top)))


def _foots(box: Box, layout: Layout) -> Iterator[int]:
    """Where the footers begin that would stand on the lower part of `box`."""
    for footer in layout.of_type("dt", "ftr", "sldNum"):
        if footer.box.top > box.top + box.height // 2 and _beneath(footer.box, box):
            yield footer.box.top


def _beneath(one: Box, other: Box) -> bool:
    """Whether two boxes share a stretch of the slide's width."""
    return one.left < other.right and other.left < one.right


def place_of(placeholder: Placeholder) -> Place:
    """A placeholder as a place."""
    return Place(
        placeholder.box,
        placeholder.levels,
        placeholder.idx,
        placeholder.insets,
        placeholder.anchor,
    )


def body_levels(theme: Theme) -> tuple[LevelStyle, ...]:
    """The text styles of ordinary content, for boxes that no placeholder stands behind."""
    content = theme.roles["content"]
    for idx in content.bodies:
        return content.layout.placeholder(idx).levels
    for placeholder in content.layout.of_type("body", "obj", "subTitle"):
        return placeholder.levels
    title = content.layout.title
    if title is not None:
        return tuple(replace(level, size=theme.minimums.body) for level in title.levels)
    return (LevelStyle(theme.minimums.body, theme.body_font),) * 9


def main_place(role: RoleLayout, theme: Theme) -> Place:
    """Where the content of a slide of this role goes: the first place that is large enough."""
    for idx in role.bodies:
        placeholder = role.layout.placeholder(idx)
        if _is_roomy(placeholder.box, theme) and not placeholder.vertical:
            return place_of(placeholder)
    content = theme.roles["content"]
    area = role.area if _is_roomy(role.area, theme) else content.area
    return Place(area, body_levels(theme))


def _is_roomy(box: Box, theme: Theme) -> bool:
    """Whether a few lines of text fit in `box`."""
    return box.height >= theme.height * _LOWEST and box.width >= theme.width * _NARROWEST


def display(
    role: RoleLayout, theme: Theme, factor: float, align: Align | None = None
) -> tuple[RoleLayout, Place]:
    """A box for a few large words below a title, `factor` times the size of text, and its layout.

    That is `role`'s where it has a title and no place for text, else the one of titles only.
    Without `align` the words stand as the title does.
    """
    if role.layout.title is None or role.bodies:
        role = theme.roles["title-only"]
    title = role.layout.title
    place = main_place(role, theme)
    body = place.levels[0]
    style = replace(
        body,
        size=min(_LARGEST, round(body.size * factor)),
        bullet=None,
        margin=0,
        indent=0,
        space_before=0.0,
        align=align or (title or place).levels[0].align,
    )
    height = round(place.box.height * (1 - _OPTICAL_MIDDLE))
    box = replace(place.box, height=height)
    return role, replace(place, box=box, levels=(style, *place.levels[1:]), anchor="middle")


def place_beside(role: RoleLayout, theme: Theme) -> tuple[Place, Box | None]:
    """Where text goes, and a square for a picture beside it.

    The layout's own places, or two ends of one; None where a layout made for the role has no place
    for a picture.
    """
    place = main_place(role, theme)
    if role.picture is not None:
        return place, role.layout.placeholder(role.picture).box
    if not role.composed:
        return place, None
    box = place.box
    side = min(box.height, round(box.width * _PICTURE))
    text = replace(box, width=box.width - side - round(box.width * _GUTTER))
    return replace(place, box=text), Box(box.right - side, box.top, side, side)


def column_shares(block: Columns) -> tuple[float, ...]:
    """Each column's share of the width; those without a wish share what is left."""
    wishes = [
        column.width.value / 100 if column.width and column.width.unit == "%" else None
        for column in block.columns
    ]
    taken = sum(wish for wish in wishes if wish is not None)
    open_ones = sum(wish is None for wish in wishes)
    rest = max(0.0, 1 - taken) / open_ones if open_ones else 0.0
    least = 0.1
    shares = [max(least, rest if wish is None else wish) for wish in wishes]
    return tuple(share / sum(shares) for share in shares)


def column_rows(block: Columns, width: float, size: float) -> tuple[Columns, ...]:
    """`block` in rows of as many columns as are readable beside each other in `width` points."""
    count = len(block.columns)
    across = max(1, int((width + COLUMN_GAP) / (size * _NARROWEST_COLUMN + COLUMN_GAP)))
    rows = math.ceil(count / across)
    if rows <= 1 or any(column.width for column in block.columns):
        return (block,)
    across = math.ceil(count / rows)
    return tuple(
        replace(block, columns=block.columns[start : start + across])
        for start in range(0, count, across)
    )
