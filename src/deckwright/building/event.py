"""An event brought up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deckwright.building.due import due, inputs_of, kept_output, kept_stranger, pictures_of
from deckwright.building.jobs import (
    Findings,
    Inputs,
    Job,
    Made,
    event_jobs,
    without_clashes,
)
from deckwright.building.outputs import refused_output
from deckwright.building.workers import Workers
from deckwright.diagnostics import Diagnostic, error, has_errors
from deckwright.model.source import Span
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace, talk_paths
from deckwright.write.files import sweep, write_file
from deckwright.write.lock import locked
from deckwright.write.manifest import Entry, Manifest, digest
from deckwright.write.place import beside, is_free, place_for

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
    name: str,
    workspace: Workspace,
    report: Report,
    workers: Workers,
    *,
    force: bool = False,
    overwrite: bool = False,
) -> Built:
    """Bring every output of an event up to date: its decks, the event deck, the handout, the page.

    A talk with a mistake keeps its last good deck, and with it the event deck and the handout;
    the other decks are built. An output that somebody changed is kept, and the new one written
    beside it, unless they are to `overwrite`. Two builds of one event wait for each other. Raises
    `OSError`.
    """
    folder = workspace.build / name
    if outside := outside_of(workspace, folder):
        return Built(findings=(outside,))
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
        built, after = _bring_up_to_date(
            jobs, before, report, workers, force=force, overwrite=overwrite
        )
        if not has_errors(found):
            after, strangers = _without_strangers(after, jobs)
            found = (*found, *strangers)
        after.write()
    findings = tuple(dict.fromkeys((*found, *built.findings)))
    return replace(built, findings=findings)


def outside_of(workspace: Workspace, folder: Path) -> Diagnostic | None:
    """What is wrong with a build folder that a link leads out of the workspace."""
    if folder.resolve().is_relative_to(workspace.root.resolve()):
        return None
    message = "this folder lies outside the workspace and is not written to"
    return error("DW119", Span(str(folder)), message, "remove the link that leads there")


def _bring_up_to_date(
    jobs: Sequence[Job],
    before: Manifest,
    report: Report,
    workers: Workers,
    *,
    force: bool,
    overwrite: bool,
) -> tuple[Built, Manifest]:
    """Make what is stale; what came of it, and what the outputs are made from now."""
    count = len(jobs)
    pictures = pictures_of(jobs, before)
    inputs = inputs_of(jobs, pictures)
    dues = {job.name: due(job, before, inputs[job.name], overwrite=overwrite) for job in jobs}
    why = {name: _ASKED if force else one.why for name, one in dues.items()}
    places = {name: one.place for name, one in dues.items()}
    kept = tuple(places[job.name] for job in jobs if not why[job.name])
    for path in kept:
        report(Done(path, (), count))
    made: dict[str, Made] = {}
    for one in workers.make([job for job in jobs if why[job.name]]):
        name = one.job.name
        if not overwrite:  # it may have been changed or opened since
            places[name] = place_for(before.folder / name, before.digest(name))
        made[name] = written = _written(one, places[name])
        if written.data:
            report(Done(places[name], why[name], count))
    pictures |= {name: dict(one.pictures) for name, one in made.items()}
    inputs = inputs_of(jobs, pictures)
    after = replace(before, entries={**before.entries, **_entries(made, inputs)})
    _remove_beside(before.folder, places.values())
    findings = [finding for job in jobs for finding in _findings(job, made, after)]
    return Built(
        written=tuple(places[name] for name, one in made.items() if one.data),
        kept=kept,
        findings=(*findings, *_kept(places, before)),
    ), after


def _written(made: Made, place: Path) -> Made:
    """What is left of `made` once it is a file: no bytes where the system refused that."""
    if not made.data:
        return made
    try:
        write_file(place, made.data)
    except OSError as refused:
        if not os.access(place.parent, os.W_OK):  # then no output can be written
            raise
        return replace(made, data=b"", findings=(*made.findings, refused_output(made.job, refused)))
    return made


def _remove_beside(folder: Path, places: Collection[Path]) -> None:
    """Remove the outputs beside others that are gone, or as they should be again."""
    for path in beside(folder):
        if path not in places:
            path.unlink(missing_ok=True)


def _kept(places: Mapping[str, Path], before: Manifest) -> Iterator[Diagnostic]:
    """What was not overwritten."""
    for name, place in places.items():
        if place.name != name and place.is_file():
            yield kept_output(before.folder / name, place, before.digest(name))


def _entries(made: Mapping[str, Made], inputs: Mapping[str, Inputs]) -> dict[str, Entry]:
    return {
        name: Entry(digest(one.data), inputs[name], tuple(one.pictures), one.findings)
        for name, one in made.items()
        if one.data
    }


def _findings(job: Job, made: Mapping[str, Made], after: Manifest) -> Findings:
    """What was found when `job` was made, now or then."""
    return made[job.name].findings if job.name in made else after.entries[job.name].findings


def _without_strangers(manifest: Manifest, jobs: Iterable[Job]) -> tuple[Manifest, Findings]:
    """`manifest` without what is no output any more, such as decks of talks that are gone.

    What somebody changed of them is kept, and told once.
    """
    names = {job.name for job in jobs}
    edited = []
    for name in sorted(manifest.entries.keys() - names):
        path = manifest.folder / name
        if is_free(path, manifest.digest(name)):
            path.unlink(missing_ok=True)
        else:
            edited.append(kept_stranger(path))
    entries = {name: entry for name, entry in manifest.entries.items() if name in names}
    return replace(manifest, entries=entries), tuple(edited)
