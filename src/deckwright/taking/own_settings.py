"""What an event must know of a talk, written into its front matter; all else stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from deckwright.read.dialects import title_lines
from deckwright.read.front_matter import parts_of


def with_settings(text: str, dialect: str, speakers: str) -> str:
    """`text` as a talk of that dialect with those speakers, lines of YAML; none leave its own.

    Our own dialect needs no name. pandoc's `%` lines become front matter, beside which they would
    be text.
    """
    named = f"dialect: {dialect}\n" * (dialect != "deckwright")
    replaced = [name for name, new in (("dialect", named), ("speakers", speakers)) if new]
    if not replaced:
        return text
    parts = parts_of(text)
    lines = text.split("\n")
    if parts is None:
        data, count = title_lines(text) if dialect == "pandoc" else ({}, 0)
        said = yaml.safe_dump(data, allow_unicode=True, sort_keys=False) if data else ""
        return f"---\n{said}{named}{speakers}---\n" + "\n".join(lines[count:])
    first = parts.front_line - 1
    without = set(_lines_of(parts.front, replaced))
    front = [one for at, one in enumerate(parts.front.split("\n")) if at not in without]
    end = first + parts.front.count("\n") + 1 if parts.front else first
    new = f"{named}{speakers}".rstrip("\n")
    return "\n".join((*lines[:first], new, *(front if parts.front else ()), *lines[end:]))


def _lines_of(front: str, keys: list[str]) -> Iterator[int]:
    """The numbers of the lines on which these settings stand."""
    try:
        root = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value in keys:
            start, end = key.start_mark.line, value.end_mark
            yield start
            yield from range(start + 1, end.line + (end.column > 0))
