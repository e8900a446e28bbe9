"""An event brought up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deckwright.building.jobs import (
    Findings,
    Inputs,
    Job,
    Made,
    all_inputs,
    event_jobs,
    first_inputs,
    picture_inputs,
    without_clashes,
)
from deckwright.building.outputs import refused_output
from deckwright.building.workers import Workers
from deckwright.diagnostics import error, has_errors
from deckwright.model.source import Span
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace, talk_paths
from deckwright.write.files import sweep, write_file
from deckwright.write.lock import locked
from deckwright.write.manifest import Entry, Manifest, digest

_ASKED = ("it was asked for",)


@dataclass(frozen=True, slots=True)
class Done:
    """An output that is up to date; `why` it was written, empty where it was kept."""

    path: Path
    why: tuple[str, ...]
    count: int
    """How many outputs there are."""


Report = Callable[[Done], None]
"""Is told of each output when it is up to date."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    written: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    findings: Findings = ()


def build_event(
    name: str, workspace: Workspace, report: Report, workers: Workers, *, force: bool = False
) -> Built:
    """Bring every output of an event up to date: its decks, the event deck, the handout, the page.

    A talk with a mistake keeps its last good deck, and with it the event deck and the handout;
    the other decks are built. Two builds of one event wait for each other. Raises `OSError`.
    """
    folder = workspace.build / name
    if not folder.resolve().is_relative_to(workspace.root.resolve()):
        message = "this folder lies outside the workspace and is not written to"
        hint = "remove the link that leads there"
        return Built(findings=(error("DW119", Span(str(folder)), message, hint),))
    with locked(folder):
        sweep(folder)
        source, found = read_event(workspace.talks / name, workspace)
        if source is None:
            from deckwright.pipeline import Pipeline  # noqa: PLC0415 - most builds parse nothing

            paths = talk_paths(workspace.talks / name)
            _, more = Pipeline().parse_texts(paths, workspace.root)
            return Built(findings=tuple(dict.fromkeys((*found, *more))))
        jobs = event_jobs(source, workspace, whole=not has_errors(found))
        jobs, clashes = without_clashes(jobs)
        found = (*found, *clashes)
        before = Manifest.read(folder, workspace.root)
        built, after = _bring_up_to_date(jobs, before, report, workers, force=force)
        if not has_errors(found):
            after = _without_strangers(after, jobs)
        after.write()
    findings = tuple(dict.fromkeys((*found, *built.findings)))
    return replace(built, findings=findings)


def _bring_up_to_date(
    jobs: Sequence[Job], before: Manifest, report: Report, workers: Workers, *, force: bool
) -> tuple[Built, Manifest]:
    """Make what is stale; what came of it, and what the outputs are made from now."""
    folder, count = before.folder, len(jobs)
    pictures: dict[str, Mapping[str, str]] = {job.name: _pictures(job, before) for job in jobs}
    first = {job.name: first_inputs(job) for job in jobs}
    inputs = all_inputs(jobs, first, pictures)
    why = {job.name: _ASKED if force else before.why(job.name, inputs[job.name]) for job in jobs}
    kept = tuple(folder / job.name for job in jobs if not why[job.name])
    for path in kept:
        report(Done(path, (), count))
    made: dict[str, Made] = {}
    for one in workers.make([job for job in jobs if why[job.name]]):
        made[one.job.name] = written = _written(one, folder)
        if written.data:
            report(Done(folder / one.job.name, why[one.job.name], count))
    pictures |= {name: one.pictures for name, one in made.items()}
    inputs = all_inputs(jobs, first, pictures)
    after = replace(before, entries={**before.entries, **_entries(made, inputs)})
    return Built(
        written=tuple(folder / name for name, one in made.items() if one.data),
        kept=kept,
        findings=tuple(finding for job in jobs for finding in _findings(job, made, after)),
    ), after


def _written(made: Made, folder: Path) -> Made:
    """What is left of `made` once it is a file: no bytes where the system refused that."""
    if not made.data:
        return made
    try:
        write_file(folder / made.job.name, made.data)
    except OSError as refused:
        if not os.access(folder, os.W_OK):  # then no output can be written
            raise
        return replace(made, data=b"", findings=(*made.findings, refused_output(made.job, refused)))
    return made


def _pictures(job: Job, before: Manifest) -> Inputs:
    """The pictures that a talk had when its deck was made, as they are now."""
    entry = before.entries.get(job.name)
    return picture_inputs(entry.pictures, job) if entry else {}


def _entries(made: Mapping[str, Made], inputs: Mapping[str, Inputs]) -> dict[str, Entry]:
    return {
        name: Entry(digest(one.data), inputs[name], tuple(one.pictures), one.findings)
        for name, one in made.items()
        if one.data
    }


def _findings(job: Job, made: Mapping[str, Made], after: Manifest) -> Findings:
    """What was found when `job` was made, now or then."""
    return made[job.name].findings if job.name in made else after.entries[job.name].findings


def _without_strangers(manifest: Manifest, jobs: Iterable[Job]) -> Manifest:
    """`manifest` without what is no output any more, such as decks of talks that are gone."""
    names = {job.name for job in jobs}
    for gone in manifest.entries.keys() - names:
        (manifest.folder / gone).unlink(missing_ok=True)
    entries = {name: entry for name, entry in manifest.entries.items() if name in names}
    return replace(manifest, entries=entries)
