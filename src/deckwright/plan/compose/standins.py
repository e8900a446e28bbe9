"""Places on a layout that stands in for a role, where the template has none made for it."""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.length import Box
from deckwright.model.theme import Align, RoleLayout, Theme
from deckwright.plan.compose.places import Place, main_place

_LARGEST = 44.0
"""Points; large words stay below the size of a title slide's."""
_OPTICAL_MIDDLE = 0.15
"""The share of the height that stays free below, so that words stand a little above the middle."""
_PICTURE = 0.32
"""The share of the width that a picture beside text takes at most."""
_GUTTER = 0.04


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
