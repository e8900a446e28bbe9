"""The outputs of an event, and what each is made from.

A job is all that a worker is told, what came of it all that a worker tells. What it is made from is
told by what it is called, with a digest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import deckwright
from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span
from deckwright.model.talk import Event, OwnWords, TalkSettings
from deckwright.read.assets.fetched import fetched_picture
from deckwright.read.event import EventSource
from deckwright.read.settings.template_settings import template_files
from deckwright.read.talk import TalkSource
from deckwright.read.workspace import Refusal, Workspace, locate
from deckwright.write import modified
from deckwright.write.manifest import digest, digest_of

Findings = tuple[Diagnostic, ...]
Inputs = dict[str, str]
Kind = Literal["deck", "event deck", "handout", "slides", "page"]

WHOLE = ("event.pptx", "handout.pdf", "slides.pdf")
"""What can be downloaded of a whole event, besides its page."""


@dataclass(frozen=True, slots=True)
class Job:
    """An output to make, with all that a worker has to be told."""

    name: str
    """Of the file."""
    kind: Kind
    event: Event
    talks: tuple[TalkSource, ...]
    workspace: Workspace
    templates: Mapping[str, str]
    """The templates that it needs, by name: digests of their files."""
    moment: datetime
    """The time that the output carries."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a job. No bytes where a finding of severity error says why."""

    job: Job
    data: bytes
    findings: Findings
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Of a deck: what `picture_inputs` tells of the talk's pictures."""


def deck_name(talk: TalkSettings) -> str:
    """The file name of a talk's deck; without white space, which make could not name."""
    return "-".join(talk.name.split()) + ".pptx"


def event_jobs(source: EventSource, workspace: Workspace, *, whole: bool) -> tuple[Job, ...]:
    """An event's outputs; those of the whole event only where all of it could be read."""
    event, talks = source.event, source.talks
    templates = {name: template_digest(name, workspace) for name in source.templates}
    own = {event.template: templates[event.template]}
    job = partial(Job, workspace=workspace)
    alone, moment = replace(event, sessions=()), modified(event.date)
    decks = [
        job(
            deck_name(talk.settings),
            "deck",
            alone,
            (talk,),
            templates={talk.settings.template: templates[talk.settings.template]},
            moment=modified(talk.settings.date or event.date),
        )
        for talk in talks
    ]
    if not whole:
        return tuple(decks)
    return (
        *decks,
        job("event.pptx", "event deck", event, talks, templates=own, moment=moment),
        job("handout.pdf", "handout", event, talks, templates=templates, moment=moment),
        job("slides.pdf", "slides", event, talks, templates=own, moment=moment),
        job("index.html", "page", event, talks, templates=templates, moment=moment),
    )


def without_clashes(jobs: Sequence[Job]) -> tuple[tuple[Job, ...], Findings]:
    """The jobs without decks that would lie in the place of another output, and what to do."""
    whole = {job.name.casefold(): job for job in jobs if job.kind != "deck"}
    kept: dict[str, Job] = {}
    found: list[Diagnostic] = []
    for job in jobs:
        name = job.name.casefold()  # there are file systems that do not tell cases apart
        if job.kind == "deck" and (name in whole or name in kept):
            message = f"its deck would be another output's file, {job.name}"
            span = Span(str(job.talks[0].settings.path))
            found.append(error("DW592", span, message, "give the talk's file another name"))
        else:
            kept[name] = job
    return tuple(kept.values()), tuple(found)


def first_inputs(job: Job) -> Inputs:
    """What `job` is made from, without the pictures of its talks, which only parsing finds."""
    event, root = job.event, job.workspace.root
    inputs = {
        "deckwright": _program(),
        **{f"the template {name}": files for name, files in job.templates.items()},
        "what event.yml says": digest_of_value(event, root),
        "words of the workspace's own": digest_of_value(_own_words(job), root),
        "the date of outputs": job.moment.isoformat(),
    }
    if job.kind != "deck":
        return inputs
    (talk,) = job.talks
    name = talk.settings.path.name
    return inputs | {
        f"the text of {name}": digest(f"{talk.first_line}\n{talk.body}".encode()),
        f"the settings of {name}": digest_of_value(talk.settings, root),
    }


def _own_words(job: Job) -> tuple[OwnWords, ...]:
    return (job.event.own_words, *(talk.settings.own_words for talk in job.talks))


def all_inputs(
    jobs: Sequence[Job], first: Mapping[str, Inputs], pictures: Mapping[str, Mapping[str, str]]
) -> dict[str, Inputs]:
    """What each of an event's jobs is made from, once the pictures of its talks are known.

    What is made of the whole event is made from what its decks are made from.
    """
    decks = {
        job.name: first[job.name]
        | {f"the picture {source}": one for source, one in pictures[job.name].items()}
        for job in jobs
        if job.kind == "deck"
    }
    root = jobs[0].workspace.root if jobs else Path()
    of_talks = {name: digest_of_value(inputs, root) for name, inputs in decks.items()}
    whole = {job.name: first[job.name] | of_talks for job in jobs if job.kind != "deck"}
    return decks | whole


def picture_inputs(pictures: Iterable[str], job: Job, read_since: int | None = None) -> Inputs:
    """The files of a talk's pictures as they are now; an empty digest for what is no file.

    Where they were read already, at any time after `read_since` (nanoseconds of `time.time_ns`),
    it is empty for a file that changed since as well: nobody knows which of its states was read.
    """
    found = {source: _locate(source, job) for source in pictures}
    return {
        source: digest_of(path) if isinstance(path, Path) and not _changed(path, read_since) else ""
        for source, path in sorted(found.items())
    }


def _changed(path: Path, since: int | None) -> bool:
    if since is None:
        return False
    status = path.stat()
    changed = status.st_mtime_ns if os.name == "nt" else status.st_ctime_ns
    return changed > since


def _locate(source: str, job: Job) -> Path | Refusal:
    root = job.workspace.root
    folder = job.talks[0].settings.path.parent
    return fetched_picture(source, root) or locate(unquote(source), folder, root)


def template_digest(name: str, workspace: Workspace) -> str:
    """What tells the template from any other, and from what it was before."""
    files = template_files(name, workspace)
    return digest_of_value([(file, digest_of(file)) for file in files], workspace.root)


def digest_of_value(value: object, root: Path) -> str:
    """A digest of settings, whatever the working folder: paths count from the workspace's root."""
    return digest(_described(value, root).encode("utf-8", "surrogateescape"))


def _described(value: object, root: Path) -> str:
    match value:
        case Path():
            return value.relative_to(root).as_posix() if value.is_relative_to(root) else str(value)
        case Span(line=line, column=column):
            return f"{line}:{column}"
        case tuple() | list():
            return f"({','.join(_described(one, root) for one in value)})"
        case Mapping():
            pairs = (f"{key!r}:{_described(one, root)}" for key, one in sorted(value.items()))
            return f"{{{','.join(pairs)}}}"
        case _ if is_dataclass(value):
            own = (_described(getattr(value, one.name), root) for one in fields(value))
            return f"{type(value).__name__}({','.join(own)})"
        case _:
            return repr(value)


@cache
def _program() -> str:
    """A digest of the program's own text: a new version makes everything anew."""
    root = Path(deckwright.__file__).parent
    kinds = ("py", "typ", "html", "pptx", "yml")
    files = sorted(one for kind in kinds for one in root.rglob(f"*.{kind}"))
    return digest(b"".join(map(Path.read_bytes, files)))
