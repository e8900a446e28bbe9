"""Placeholders as the layouts name them. Index and name are the same in every design."""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.length import NO_INSETS, Box, Insets
from deckwright.model.theme import Anchor, Color, LevelStyle, Placeholder, PlaceholderType
from designs.design import Geometry, Place
from designs.grid import FOOTER_HEIGHT, FOOTER_TOP, across
from designs.levels import plain

Levels = tuple[LevelStyle, ...]

FOOTER_SIZE = 11.0
CONTENT_PROMPT = "Text, table, chart or picture"


def title(
    box: Box,
    levels: Levels,
    anchor: Anchor = "top",
    *,
    prompt: str = "Title",
    of_deck: bool = False,
) -> Place:
    """The title of a slide, or of the whole deck (`ctrTitle`)."""
    kind: PlaceholderType = "ctrTitle" if of_deck else "title"
    return Place(Placeholder(0, kind, "Title", box, levels, NO_INSETS, anchor), prompt)


def subtitle(box: Box, levels: Levels) -> Place:
    """The line under the title of the deck."""
    return Place(Placeholder(1, "subTitle", "Subtitle", box, levels, NO_INSETS), "Subtitle")


def content(idx: int, name: str, box: Box, levels: Levels, prompt: str = CONTENT_PROMPT) -> Place:
    """A place for text, a table, a chart or a picture."""
    return Place(Placeholder(idx, "obj", name, box, levels, NO_INSETS), prompt)


def text(
    idx: int, name: str, box: Box, levels: Levels, anchor: Anchor = "top", *, prompt: str = ""
) -> Place:
    """A place for text alone; its name is its prompt unless one is given."""
    return Place(Placeholder(idx, "body", name, box, levels, NO_INSETS, anchor), prompt or name)


def picture(idx: int, name: str, box: Box, geometry: Geometry = "rect") -> Place:
    """A place for a picture."""
    return Place(
        Placeholder(idx, "pic", name, box, plain(18, "tx2"), NO_INSETS), name, geometry=geometry
    )


def on_panel(place: Place, fill: Color, insets: Insets) -> Place:
    """The same place on a panel of its own, for text that stands on a picture."""
    return replace(place, placeholder=replace(place.placeholder, insets=insets), fill=fill)


def footers(color: Color = "tx2", event: Place | None = None) -> tuple[Place, ...]:
    """Event left, slide number right, and a date between them for those who want one."""
    right = tuple(replace(style, align="right") for style in plain(FOOTER_SIZE, color))
    return (
        _footer(10, "dt", "Date", (8, 10), right),
        event or event_line(1, 7, color),
        _footer(12, "sldNum", "Slide Number", (11, 12), right),
    )


def event_line(first: int, last: int, color: Color) -> Place:
    """The footer proper, over the columns `first` to `last`."""
    return _footer(11, "ftr", "Footer", (first, last), plain(FOOTER_SIZE, color))


def without_levels(place: Place) -> Place:
    """The same place, its levels left to be stated elsewhere."""
    return replace(place, placeholder=replace(place.placeholder, levels=()))


def _footer(
    idx: int, kind: PlaceholderType, name: str, columns: tuple[int, int], levels: Levels
) -> Place:
    box = across(*columns, FOOTER_TOP, FOOTER_TOP + FOOTER_HEIGHT)
    return Place(Placeholder(idx, kind, name, box, levels, NO_INSETS, "bottom"), "")
