"""Where a flow may stand on a slide: a placeholder's box, or a free one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckwright.model.length import NO_INSETS, Box, Insets
from deckwright.model.theme import Anchor, LevelStyle, Placeholder, RoleLayout, Theme


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

    def lowered(self, top: int) -> Place:
        """The same place, begun at `top` (EMU) where it would begin above."""
        if self.box.top >= top:
            return self
        height = max(0, self.box.bottom - top)
        return replace(self, box=Box(self.box.left, top, self.box.width, height))


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
    """Where the content of a slide of this role goes."""
    if role.bodies:
        return place_of(role.layout.placeholder(role.bodies[0]))
    return Place(role.area, body_levels(theme))
