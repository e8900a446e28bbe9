"""Colours, fills and lines in DrawingML."""

from __future__ import annotations

from functools import lru_cache

from deckwright.model.deck import Stroke
from deckwright.model.length import points
from deckwright.model.theme import Color
from deckwright.ooxml.markup import attributes

NO_FILL = "<a:noFill/>"
HIGHLIGHT_STRENGTH = 0.25
"""How much of the accent a highlight mixes into the background: text on it stays readable."""


def color(value: Color) -> str:
    """A colour: a slot of the theme stays one, so that the deck follows a change of theme."""
    if value.startswith("#"):
        return f"<a:srgbClr{attributes({'val': value[1:].upper()})}/>"
    return f"<a:schemeClr{attributes({'val': value})}/>"


def fill(value: Color) -> str:
    """A solid fill, or none for an empty colour."""
    return f"<a:solidFill>{color(value)}</a:solidFill>" if value else NO_FILL


def line(stroke: Stroke | None, tag: str = "a:ln", ends: str = "") -> str:
    """A line as `tag` (`a:ln`, or a cell's `a:lnB`); without a stroke an explicit none."""
    if stroke is None:
        return f"<{tag}>{NO_FILL}</{tag}>"
    dash = '<a:prstDash val="dash"/>' if stroke.dashed else ""
    return f'<{tag} w="{points(stroke.width)}">{fill(stroke.color)}{dash}{ends}</{tag}>'


@lru_cache(maxsize=16)
def highlight(accent: str, ground: str) -> str:
    """The marker behind highlighted text: sRGB, the only kind that PowerPoint's own menu knows."""
    mixed = "".join(
        f"{round(ground_part + (accent_part - ground_part) * HIGHLIGHT_STRENGTH):02X}"
        for accent_part, ground_part in zip(_channels(accent), _channels(ground), strict=True)
    )
    return f'<a:highlight><a:srgbClr val="{mixed}"/></a:highlight>'


def _channels(rgb: str) -> bytes:
    return bytes.fromhex(rgb[1:])
