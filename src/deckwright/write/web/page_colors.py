"""A theme's colours for a page, by day and by night."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckwright.model.colors import contrast, luminance, mix, readable
from deckwright.model.theme import Theme

_WELL_READABLE = 7.0
"""WCAG 2.2, success criterion 1.4.6."""


@dataclass(frozen=True, slots=True)
class PageColors:
    """Colours of a page as `#RRGGBB`."""

    ground: str
    panel: str
    rule: str
    text: str
    quiet: str
    mark: str
    """The theme's accent, where nothing has to be read."""
    accent: str
    link: str
    on_link: str
    """Text on a surface of the links' colour."""


def palettes(theme: Theme) -> tuple[PageColors, PageColors]:
    """The light and the dark palette; one is the theme's own, the other its reverse."""
    one, other = theme.colors["bg1"], theme.colors["tx1"]
    if contrast(one, other) < _WELL_READABLE:
        one, other = "#FFFFFF", "#16181C"
    light, dark = sorted((one, other), key=luminance, reverse=True)
    return _palette(light, dark, theme), _palette(dark, light, theme)


def font_stack(family: str) -> str:
    """A family as CSS may name it, before what the reader's system has."""
    name = re.sub(r"[^\w -]", "", family).strip()
    return f'"{name}", system-ui, sans-serif' if name else "system-ui, sans-serif"


def _palette(ground: str, text: str, theme: Theme) -> PageColors:
    link = readable(theme.colors["hlink"], ground)
    return PageColors(
        ground=ground,
        panel=mix(ground, text, 0.05),
        rule=mix(ground, text, 0.18),
        text=text,
        quiet=readable(mix(text, ground, 0.3), mix(ground, text, 0.05)),
        mark=theme.colors["accent1"],
        accent=readable(theme.colors["accent1"], ground),
        link=link,
        on_link=max((ground, text), key=lambda color: contrast(color, link)),
    )
