"""Where a flow may stand on a slide: a placeholder's box, or a free one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckwright.model.length import NO_INSETS, Box, Insets, points
from deckwright.model.theme import (
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
