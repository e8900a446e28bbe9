"""A deck of each dialect, as its own program reads it: the source in `decks`, the talk a golden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Talk
from deckwright.parse import parse_talk
from deckwright.read.talk import read_talk

DECKS = sorted(Path(__file__).parent.joinpath("decks").glob("*.*md"))


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_a_deck_is_read_as_its_golden_says(
    deck: Path,
    outline: Callable[[Talk, tuple[Diagnostic, ...]], str],
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(deck.parent)
    source, found = read_talk(Path(deck.name))
    assert source is not None
    talk, more = parse_talk(source.settings, source.body, source.first_line)
    settings = source.settings
    head = [
        f"{settings.title!r} {settings.subtitle!r} {settings.template}",
        f"{settings.dialect}: {settings.dialect_sign}",
        *(f"by {speaker.name}, {speaker.affiliation}" for speaker in settings.speakers),
    ]
    golden(f"parse/dialects/{deck.stem}.txt", "\n".join(head) + "\n" + outline(talk, found + more))
