"""What an output is made from: each thing by what it is called, with a digest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import deckwright
from deckwright.building.job import Job
from deckwright.model.source import Span
from deckwright.model.talk import OwnWords
from deckwright.read.fetched import fetched_picture
from deckwright.read.paths import Refusal, locate
from deckwright.read.template import template_files
from deckwright.read.workspace import Workspace
from deckwright.write.manifest import digest, digest_of

Inputs = dict[str, str]


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


def picture_inputs(pictures: Iterable[str], job: Job) -> Inputs:
    """The files of a talk's pictures as they are now; an empty digest for what is no file."""
    found = {source: _locate(source, job) for source in pictures}
    return {
        source: digest_of(path) if isinstance(path, Path) else ""
        for source, path in sorted(found.items())
    }


def picture_files(pictures: Iterable[str], job: Job) -> tuple[Path, ...]:
    """The files among a talk's pictures."""
    found = (_locate(source, job) for source in pictures)
    return tuple(path for path in found if isinstance(path, Path))


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
    return digest(os.fsencode(_described(value, root)))


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
    files = sorted(one for kind in ("py", "typ", "html", "yml") for one in root.rglob(f"*.{kind}"))
    return digest(b"".join(map(Path.read_bytes, files)))
