"""Bringing an event's outputs up to date: what is stale is made anew, on all cores.

`inputs` says what each output is made from, `write.manifest` what it was made from last time,
`workshop` makes one, `workers` spreads that over processes. Whether anything is stale is told by
sources alone: nothing is parsed, planned or loaded for a build that has nothing to do.
"""

from deckwright.building.event import Built, Done, Report, build_event
from deckwright.building.workers import Workers

__all__ = ["Built", "Done", "Report", "Workers", "build_event"]
