"""The templates that come with deckwright, generated from two designs."""

from __future__ import annotations

from typing import assert_never

from deckwright.model.theme import BUNDLED
from deckwright.theme.bundled.dark import dark
from deckwright.theme.bundled.design import Name
from deckwright.theme.bundled.light import light
from deckwright.theme.bundled.template import build

CODE_FONT = "Courier New"
"""The templates' font for listings, for which a theme has no slot."""

__all__ = ["BUNDLED", "CODE_FONT", "Name", "build_template"]


def build_template(name: Name) -> bytes:
    """The bundled template of that name, a .pptx without slides. Always the same bytes."""
    match name:
        case "light":
            return build(light())
        case "dark":
            return build(dark())
        case _:
            assert_never(name)
