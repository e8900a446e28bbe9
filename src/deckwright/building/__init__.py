"""Bringing an event's outputs up to date: what is stale is made anew, on all cores.

`jobs` says what there is to make and from what, `write.manifest` what it was made from last time,
`due` what is stale and where the new one may lie, `outputs` makes one, `workers` spreads that over
processes. `cleaning` removes what was made. `exports` makes what is asked for apart
from a build. Whether anything is stale is told by
sources alone: nothing is parsed, planned or loaded for a build that has nothing to do.
"""

from deckwright.building.event import Built, Done, Report, build_event
from deckwright.building.workers import Workers

__all__ = ["Built", "Done", "Report", "Workers", "build_event"]
