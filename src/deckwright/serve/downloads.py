"""What can be downloaded, made when it is asked for from what the preview shows."""

from __future__ import annotations

from deckwright.building.exports import handout
from deckwright.diagnostics import is_blocked
from deckwright.model.deck import Deck
from deckwright.pipeline import Pipeline, whole_pptx
from deckwright.read.workspace import Workspace
from deckwright.serve.views import Findings, TalkView
from deckwright.write.dates import modified
from deckwright.write.typst.slides import write_slides


def make_whole(
    file: str, event: str, workspace: Workspace, pipeline: Pipeline
) -> tuple[bytes, Findings]:
    """One of `building.jobs.WHOLE` as a build makes it; no bytes where an error says why."""
    if file == "handout.pdf":
        return handout(event, workspace, pipeline)
    deck, found = pipeline.plan_whole_event(event, workspace)
    if deck is None or is_blocked(found):
        return b"", found
    if file == "slides.pdf":
        return _slides(deck)
    data, lost = whole_pptx(deck)
    return data, (*found, *lost)


def make_deck(talk: TalkView) -> tuple[bytes, Findings]:
    """The deck of a talk; no bytes where a mistake keeps it from being made."""
    found = talk.all_findings
    if talk.deck is None or talk.stale or is_blocked(found):
        return b"", found
    data, lost = whole_pptx(talk.deck)
    return data, (*found, *lost)


def _slides(deck: Deck) -> tuple[bytes, Findings]:
    return write_slides(deck, modified(deck.date))
