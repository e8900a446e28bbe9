"""The templates that come with deckwright, which `make templates` draws from `designs/`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

Name: TypeAlias = Literal["light", "dark"]
FOLDER = Path(__file__).with_name("data")


def bundled_template(name: Name) -> bytes:
    """The bundled template of that name, a .pptx without slides."""
    return (FOLDER / f"{name}.pptx").read_bytes()
