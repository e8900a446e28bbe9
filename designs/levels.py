"""Text levels of the designs: nine to a placeholder, as DrawingML has them."""

from __future__ import annotations

from deckwright.model.length import points
from deckwright.model.theme import Bullet, Color, LevelStyle

TEXT_FONT = "Arial"
"""On Windows and macOS; elsewhere Arimo or Liberation Sans, which share its metrics."""

LEVELS = 9
Sizes = tuple[float, float, float]
"""Points, of the first three levels; those below stay at the last."""

BODY_SIZES: Sizes = (28.0, 24.0, 20.0)
NARROW_SIZES: Sizes = (24.0, 20.0, 18.0)
"""For columns of five twelfths of the slide and less."""

SPACE_BEFORE = (12.0, 5.0, 4.0)
"""Points. A first-level item stands off from the one before it more than from its children."""
HANG = (24.0, 20.0, 18.0)
"""Points from a bullet to its text."""
LINE_SPACING = 1.05
"""Of Arial's single line, which is 1.15 of its size."""


def bullets(chars: str, sizes: Sizes = BODY_SIZES) -> tuple[LevelStyle, ...]:
    """Running text in three levels that can be told apart by size, bullet and colour.

    `chars` are the bullets of these levels; the last one serves those below.
    """
    styles: list[LevelStyle] = []
    margin = 0.0
    for number in range(LEVELS):
        shape = min(number, len(sizes) - 1)
        margin += HANG[shape]
        styles.append(
            LevelStyle(
                size=sizes[shape],
                font=TEXT_FONT,
                color="tx2" if number > 1 else "tx1",
                bullet=Bullet(chars[shape], font=TEXT_FONT, color="accent1"),
                margin=points(margin),
                indent=-points(HANG[shape]),
                space_before=SPACE_BEFORE[shape],
                line_spacing=LINE_SPACING,
            )
        )
    return tuple(styles)


def plain(
    size: float,
    color: Color = "tx1",
    *,
    bold: bool = False,
    before: float = 0.0,
    spacing: float = 1.0,
) -> tuple[LevelStyle, ...]:
    """Text without bullets, the same on every level. `size` and `before` in points."""
    style = LevelStyle(
        size=size,
        font=TEXT_FONT,
        color=color,
        bold=bold,
        space_before=before,
        line_spacing=spacing,
    )
    return (style,) * LEVELS
