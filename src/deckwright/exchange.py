"""An event's data to and from other programs."""

from __future__ import annotations

from pathlib import Path

from deckwright.diagnostics import has_errors
from deckwright.pipeline import Findings
from deckwright.read.event import read_event
from deckwright.read.schedules import read_schedule
from deckwright.read.speakers import read_speakers
from deckwright.read.workspace import Workspace
from deckwright.scaffold.imported import write_imported
from deckwright.write.dates import modified
from deckwright.write.schedule import ScheduleFormat, write_schedule


def export_event(
    name: str, workspace: Workspace, form: ScheduleFormat
) -> tuple[bytes | None, Findings]:
    """The schedule of an event; None where a mistake keeps any of it from being read."""
    source, found = read_event(workspace.talks / name, workspace)
    if source is None or has_errors(found):
        return None, found
    return write_schedule(source.event, form, modified(source.event.date)), found


def import_schedule(
    path: Path, workspace: Workspace, title: str
) -> tuple[tuple[Path, ...], Findings]:
    """A new event of the schedule in a file; the files that were made. Raises `OSError`."""
    speakers, found = read_speakers(workspace.talks, workspace.talks)
    event, more = read_schedule(path, title, speakers)
    if event is None:
        return (), (*found, *more)
    made, refused = write_imported(event, workspace, frozenset(speakers))
    return made, (*found, *more, *refused)
