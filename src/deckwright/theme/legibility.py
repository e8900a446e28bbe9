"""Whether a template's text and colours can be read: contrast after WCAG 2.2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckwright.model.colors import contrast
from deckwright.model.theme import Layout, LevelStyle, Placeholder, Theme
from deckwright.ooxml.colors import SLOTS, blend, to_hex, to_rgb

TEXT, LARGE = 4.5, 3.0
"""Success criterion 1.4.3: what text and large text need; 1.4.11: figures need the latter."""
_LARGE_SIZE, _LARGE_BOLD_SIZE = 18.0, 14.0
"""Points from which text counts as large."""
_TEXT_SLOTS = frozenset({"tx1", "tx2", "hlink", "folHlink"})
_STEPS = 20


@dataclass(frozen=True, slots=True)
class WeakColor:
    """A colour of the theme that cannot be told well enough from the background."""

    slot: str
    color: str
    ratio: float
    needed: float
    better: str
    """The nearest that can, as `#RRGGBB`."""


def needed(style: LevelStyle) -> float:
    """The contrast that text of this style needs."""
    large = style.size >= (_LARGE_BOLD_SIZE if style.bold else _LARGE_SIZE)
    return LARGE if large else TEXT


def contrast_on(placeholder: Placeholder, layout: Layout, theme: Theme) -> float:
    """The contrast of a placeholder's text with what it stands on."""
    ground = layout.grounds.get(placeholder.idx) or theme.color("bg1", layout)
    return contrast(theme.color(placeholder.levels[0].color, layout), ground)


def text_ground(theme: Theme) -> str:
    """What the text of a content slide stands on: a sheet that its template draws, or its page."""
    content = theme.roles["content"]
    page = theme.color("bg1", content.layout)
    return content.layout.grounds.get(content.bodies[0], page) if content.bodies else page


def contrasts(theme: Theme) -> Iterator[tuple[str, float]]:
    """The theme's colours, by slot, with their contrast on the `text_ground`."""
    layout, ground = theme.roles["content"].layout, text_ground(theme)
    for slot in SLOTS:
        if not slot.startswith("bg"):
            yield slot, contrast(theme.color(slot, layout), ground)


def weak_colors(theme: Theme) -> Iterator[WeakColor]:
    """The colours that are too near the `text_ground`: those of texts, links and accents."""
    layout, ground = theme.roles["content"].layout, text_ground(theme)
    for slot, ratio in contrasts(theme):
        least = TEXT if slot in _TEXT_SLOTS else LARGE
        if ratio < least:
            color = theme.color(slot, layout)
            yield WeakColor(slot, color, ratio, least, _stronger(color, ground, least))


def _stronger(color: str, ground: str, least: float) -> str:
    """`color` drawn towards black or white, no further than it must."""
    pole = max("#000000", "#FFFFFF", key=lambda one: contrast(one, ground))
    steps = (
        to_hex(blend(to_rgb(pole), to_rgb(color), step / _STEPS)) for step in range(1, _STEPS + 1)
    )
    return next((one for one in steps if contrast(one, ground) >= least), pole)
