"""Mends that findings carry, made in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckwright.diagnostics import Edit


def with_edits(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """`text` with the `edits` that are safe, and those.

    An edit is safe where its old words stand, once, at its place or behind it on the same line.
    """
    lines = text.split("\n")
    made: list[Edit] = []
    for edit in sorted(set(edits), key=lambda one: (one.span.line, one.span.column), reverse=True):
        if not 0 < edit.span.line <= len(lines):
            continue
        line = lines[edit.span.line - 1]
        at = max(0, edit.span.column - 1)
        places = [*re.finditer(rf"(?<!\w){re.escape(edit.old)}(?!\w)", line[at:])]
        if len(places) == 1 or (places and places[0].start() == 0):
            start, end = at + places[0].start(), at + places[0].end()
            lines[edit.span.line - 1] = line[:start] + edit.new + line[end:]
            made.append(edit)
    return "\n".join(lines), tuple(reversed(made))
