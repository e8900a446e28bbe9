"""What has to be made, why, and where it may lie: nobody's edit is overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from deckwright.building.jobs import (
    Findings,
    Inputs,
    Job,
    all_inputs,
    event_jobs,
    first_inputs,
    picture_inputs,
    without_clashes,
)
from deckwright.diagnostics import Diagnostic, has_errors, warning
from deckwright.model.source import Span
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace
from deckwright.write.manifest import Manifest
from deckwright.write.place import is_free, place_for

State = Literal["built", "stale", "edited", "missing"]


@dataclass(frozen=True, slots=True)
class Due:
    """Where an output may lie now, and why it has to be made: empty where it need not be."""

    place: Path
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How an output is, and why it would be made anew. One that is edited is not as we wrote it."""

    path: Path
    state: State
    why: tuple[str, ...]


def pictures_of(jobs: Sequence[Job], before: Manifest) -> dict[str, Inputs]:
    """The pictures that each talk had when its deck was last made, as they are now.

    Raises `OSError`.
    """
    entries = ((job, before.entries.get(job.name)) for job in jobs)
    return {job.name: picture_inputs(one.pictures, job) if one else {} for job, one in entries}


def inputs_of(jobs: Sequence[Job], pictures: Mapping[str, Inputs]) -> Mapping[str, Inputs]:
    """What each job is made from, its talk's pictures being these."""
    return all_inputs(jobs, {job.name: first_inputs(job) for job in jobs}, pictures)


def due(job: Job, before: Manifest, inputs: Inputs, *, overwrite: bool = False) -> Due:
    """Where the output of `job` may lie, and why it has to be made.

    It takes its own place on `overwrite`, whatever is there. Raises `OSError`.
    """
    own = before.folder / job.name
    why = before.why(job.name, inputs, own)
    place = place_for(own, before.digest(job.name)) if why and not overwrite else own
    return Due(place, why if place == own else before.why(job.name, inputs, place))


def event_status(name: str, workspace: Workspace) -> tuple[tuple[Status, ...], Findings]:
    """How the outputs of an event are now, and what keeps some from being made.

    Raises `OSError`.
    """
    source, found = read_event(workspace.talks / name, workspace)
    if source is None:
        return (), found
    jobs, clashes = without_clashes(event_jobs(source, workspace, whole=not has_errors(found)))
    before = Manifest.read(workspace.build / name, workspace.root)
    inputs = inputs_of(jobs, pictures_of(jobs, before))
    told = tuple(_status(job, before, inputs[job.name]) for job in jobs)
    return told, (*found, *clashes)


def _status(job: Job, before: Manifest, inputs: Inputs) -> Status:
    path = before.folder / job.name
    why = before.why(job.name, inputs, path)
    if not path.is_file():
        return Status(path, "missing", why)
    if not is_free(path, before.digest(job.name)):
        return Status(path, "edited", why)
    return Status(path, "stale" if why else "built", why)


def kept_output(own: Path, place: Path, digest: str) -> Diagnostic:
    """That what lies at `own`, last written with that digest, was kept, and where the new one is.

    Raises `OSError`.
    """
    beside = f"the new one is `{place.name}`"
    if is_free(own, digest):
        message = f"this file is open in a program and was kept; {beside}"
        return warning("DW594", Span(str(own)), message, "close it there, and build again")
    message = f"this file is not as deckwright wrote it and was kept; {beside}"
    hint = "bring the changes into the sources, then say: deckwright build --overwrite"
    return warning("DW593", Span(str(own)), message, hint)


def kept_stranger(path: Path) -> Diagnostic:
    """That a file was kept although it is no output any more, for somebody changed it."""
    message = "this file is no output any more, but not as deckwright wrote it, and was kept"
    return warning("DW593", Span(str(path)), message, "move it elsewhere, or delete it")
