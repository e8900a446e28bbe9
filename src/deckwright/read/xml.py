"""Elements of XML files as they are read."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element."""


def local_name(name: str) -> str:
    """The name of an element or an attribute without its namespace."""
    return name.rpartition("}")[2]
