"""What is known of a talk while its text is read, and what was found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deckwright.diagnostics import Diagnostic
from deckwright.parse.source_map import SourceMap


@dataclass(slots=True, kw_only=True)
class TalkContext:
    """Where text stands, what it may name, and the findings and footnotes in it."""

    source: SourceMap
    anchors: Mapping[str, str]
    """Every id that a link may name, and the id of the section that holds it."""
    env: dict[str, Any]
    """What markdown-it remembers: link references, and footnotes written in place."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    """Footnote labels in order of first reference, and their numbers."""
    inline_notes: dict[str, tuple[int, tuple[int, int]]] = field(default_factory=dict)
    """Footnotes written in place: the number in `env`, and the rows they stand in."""

    def report(self, diagnostic: Diagnostic) -> None:
        """Keeps a finding."""
        self.diagnostics.append(diagnostic)
