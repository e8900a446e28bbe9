"""Findings point into the file that a line was included from."""

from __future__ import annotations

from pathlib import Path

from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.parse import parse_talk


def test_a_finding_is_placed_where_its_line_was_written() -> None:
    origins = (Span("talk.md", 4), Span("part.md", 1), Span("part.md", 2), Span("talk.md", 6))
    settings = TalkSettings(Path("talk.md"), "Talk", Span("talk.md"))

    talk, (finding,) = parse_talk(settings, "## One\n\n[a](#nowhere)\n", 4, origins)

    assert finding.span == Span("part.md", 2, 5)
    assert talk.sections[0].blocks[0].span == Span("part.md", 2)
    assert talk.sections[0].span == Span("talk.md", 4)
