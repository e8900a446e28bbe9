"""What the Markdown of some dialects has, and that of others shows as it is written.

Rules of the parser find the names in markdown-it's `env`, the memory of one talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias

Extension: TypeAlias = Literal[
    "emoji",
    "fancy_lists",
    "line_blocks",
    "pandoc_tables",
    "quarto_divs",
    "smart",
    "spans",
    "widths",
]
"""`:tada:`; `a.` and `(iv)` before items; lines after `| `; tables of dashes and grids, and
captions above tables; what Quarto knows of boxes; typographic punctuation; `||` and `^^` in tables;
columns as wide as the dashes below their heads."""

_KEY = "extensions"


def with_extensions(env: Mapping[str, Any], names: Iterable[Extension]) -> dict[str, Any]:
    """`env` for a talk whose Markdown has these extensions."""
    return {**env, _KEY: frozenset(names)}


def has_extension(env: Mapping[str, Any], name: Extension) -> bool:
    """Whether the talk that is being read has an extension."""
    return name in env.get(_KEY, ())


@contextmanager
def without_extension(env: dict[str, Any], name: Extension) -> Iterator[None]:
    """For the time of a `with`, the talk that is being read lacks an extension."""
    given = env[_KEY]
    env[_KEY] = given - {name}
    try:
        yield
    finally:
        env[_KEY] = given
