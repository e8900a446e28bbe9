"""Where the links of a deck lead: an address outside, or a page of the same PDF."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TypeAlias

from deckwright.model.deck import Deck
from deckwright.write.typst.context import is_address

Destination: TypeAlias = dict[str, str | int]
"""An `url` or a `page`, counted from 1."""


class Pages:
    """The slides of a deck by what authors call them: `#id` and `talk.md#id`."""

    def __init__(self, deck: Deck) -> None:
        self._by_id: dict[str, int] = {}
        self._by_talk: dict[tuple[str, str], int] = {}
        for page, slide in enumerate(deck.slides, 1):
            self._by_id.setdefault(slide.id, page)
            self._by_talk.setdefault((slide.source, slide.id), page)
            self._by_talk.setdefault((slide.source, ""), page)

    def destination(self, target: str, source: str) -> Destination | None:
        """Where `target` leads on a slide of the talk `source`; None: nowhere."""
        if not target:
            return None
        if is_address(target):
            return {"url": target}
        path, _, name = target.partition("#")
        if path:
            page = self._by_talk.get((PurePosixPath(path).stem, name))
        else:
            page = self._by_talk.get((source, name)) or self._by_id.get(name)
        return {"page": page} if page else None
