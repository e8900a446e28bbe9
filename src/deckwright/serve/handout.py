"""The pages of a handout, drawn while somebody looks at them."""

from __future__ import annotations

import hashlib
from asyncio import Lock, to_thread
from collections.abc import Mapping
from dataclasses import dataclass, field

from deckwright.building.exports import handout_pages
from deckwright.pipeline import Pipeline
from deckwright.read.workspace import Workspace
from deckwright.serve.views import EventView, Findings


@dataclass(frozen=True, slots=True)
class HandoutView:
    """A handout as it is now; where it cannot be made, as it was before."""

    digests: tuple[str, ...] = ()
    """One for each page, in order."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """SVG by digest, with those from before the last change: a page may still ask."""
    findings: Findings = ()
    """Why it cannot be made."""


class Handouts:
    """The handouts that somebody looks at; each is drawn once for every state of its event."""

    def __init__(self, workspace: Workspace, pipeline: Pipeline) -> None:
        self._workspace = workspace
        self._pipeline = pipeline
        self._drawn: dict[str, tuple[EventView, HandoutView]] = {}
        self._drawing = Lock()

    def picture(self, event: str, digest: str) -> bytes | None:
        """A page of the event's handout, an SVG; None where there is none of that digest."""
        return self._drawn[event][1].pictures.get(digest) if event in self._drawn else None

    async def view(self, event: EventView) -> HandoutView:
        """The handout of an event in that state."""
        async with self._drawing:
            seen, before = self._drawn.get(event.name, (None, HandoutView()))
            if seen is event:
                return before
            pages, found = await to_thread(
                handout_pages, event.name, self._workspace, self._pipeline
            )
            now = _view(pages, before) if pages else _as_before(before, found)
            self._drawn[event.name] = (event, now)
            return now


def _view(pages: tuple[bytes, ...], before: HandoutView) -> HandoutView:
    digests = tuple(hashlib.sha256(page).hexdigest()[:32] for page in pages)
    older = {one: before.pictures[one] for one in before.digests}
    return HandoutView(digests, older | dict(zip(digests, pages, strict=True)))


def _as_before(before: HandoutView, found: Findings) -> HandoutView:
    errors = tuple(one for one in found if one.severity == "error")
    return HandoutView(before.digests, before.pictures, errors)
