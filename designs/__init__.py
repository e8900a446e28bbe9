"""The designs of the templates that come with deckwright, and what draws them.

`make templates` writes them where the program finds them and where this workspace has them.
"""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from deckwright.theme.bundled import FOLDER, Name
from designs.dark import dark
from designs.light import light
from designs.template import build

TEMPLATES = Path(__file__).parents[1] / "templates"


def draw(name: Name) -> bytes:
    """The template of that name, a .pptx without slides. Always the same bytes."""
    match name:
        case "light":
            return build(light())
        case "dark":
            return build(dark())
        case _:
            assert_never(name)


def files_of(name: Name) -> tuple[Path, Path]:
    """Where the template lies: in the package, and in this repository's own workspace."""
    return FOLDER / f"{name}.pptx", TEMPLATES / name / f"{name}.pptx"
