"""One output made: the phases from a talk's source to the bytes of a file."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from deckwright.building.inputs import Inputs, picture_inputs
from deckwright.building.job import Findings, Job, Made
from deckwright.diagnostics import Diagnostic, error, has_errors, refusal
from deckwright.model.source import Span
from deckwright.read.talk import TalkSource
from deckwright.read.workspace import Workspace

if TYPE_CHECKING:
    from deckwright.model.deck import Deck
    from deckwright.model.talk import Talk
    from deckwright.model.theme import Theme

# ruff: noqa: PLC0415 - the phases are loaded by those who make something: most builds do not


def make_all(jobs: Sequence[Job]) -> list[Made]:
    """What a worker is asked to do."""
    return list(make_each(jobs))


def make_in(folder: Path, jobs: Sequence[Job]) -> list[Made]:
    """What a worker elsewhere is asked to do: paths of jobs count from `folder`."""
    with chdir(folder):
        return make_all(jobs)


def make_each(jobs: Sequence[Job]) -> Iterator[Made]:
    """The outputs, each as soon as it is made. A fault in one keeps none of the others."""
    workshop = _Workshop()
    for job in jobs:
        try:
            yield workshop.make(job)
        except (OSError, MemoryError) as refused:
            yield Made(job, b"", (refused_output(job, refused),))
        except Exception as fault:  # noqa: BLE001 - whatever it is, it belongs to this one output
            yield Made(job, b"", (failure(job, _told(fault)),))


def failure(job: Job, what: str) -> Diagnostic:
    """That `job` failed by no mistake of its author."""
    hint = "this is a fault of deckwright; please report it together with the talk"
    return error("DW590", _span(job), f"{job.name} could not be made: {what}", hint)


def refused_output(job: Job, refused: OSError | MemoryError) -> Diagnostic:
    """That the system refused what `job` needs, or its file."""
    what, hint = refusal(refused)
    return error("DW591", _span(job), f"{job.name} could not be made: {what}", hint)


def _span(job: Job) -> Span:
    return job.talks[0].settings.span if job.kind == "deck" else job.event.span


def _told(fault: Exception) -> str:
    """An exception in a line: what, and where in the program."""
    where = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}: {fault} ({where.name}, line {where.lineno})"


def load(job: Job) -> None:
    """Load what `job` needs, so that processes that are forked from this one have it."""
    import deckwright.write.pptx  # noqa: F401

    _themes(job)


def _themes(job: Job) -> tuple[dict[str, Theme], Findings]:
    """The templates that `job` needs, by name; those that can be used."""
    spans = {one.settings.template: one.settings.template_span for one in job.talks}
    spans[job.event.template] = job.event.template_span
    themes: dict[str, Theme] = {}
    found: Findings = ()
    for name, files in job.templates.items():
        theme, more = _theme(name, files, spans[name], job.workspace)
        found += more
        if theme is not None:
            themes[name] = theme
    return themes, found


@lru_cache(maxsize=4)
def _theme(
    name: str,
    digest: str,  # noqa: ARG001 - another digest is another theme
    span: Span,
    workspace: Workspace,
) -> tuple[Theme | None, Findings]:
    from deckwright.pipeline import read_theme

    theme, _, found = read_theme(name, span, workspace)
    return theme, found


class _Workshop:
    """Makes outputs; a talk that several of them need is parsed and planned once."""

    def __init__(self) -> None:
        self._opened = time.time_ns()
        self._talks: dict[TalkSource, tuple[Talk, Findings]] = {}
        self._decks: dict[TalkSource, tuple[Deck, Findings]] = {}

    def make(self, job: Job) -> Made:
        themes, found = _themes(job)
        parsed = [self._talk(source, job) for source in job.talks]
        found = (*found, *(one for _, findings in parsed for one in findings))
        pictures = self._pictures(job)
        if len(themes) < len(job.templates) or has_errors(found):
            return Made(job, b"", found, pictures)
        data, more = self._bytes(job, themes, [talk for talk, _ in parsed])
        return Made(job, b"" if has_errors(more) else data, (*found, *more), pictures)

    def _bytes(
        self, job: Job, themes: Mapping[str, Theme], talks: Sequence[Talk]
    ) -> tuple[bytes, Findings]:
        from deckwright.pipeline import handout_design
        from deckwright.plan import plan_event
        from deckwright.write.pptx import write_pptx

        match job.kind:
            case "deck":
                deck, found = self._deck(job.talks[0], job, themes)
                return write_pptx(deck, job.moment), found
            case "event deck":
                deck, found = plan_event(job.event, talks, themes[job.event.template])
                return write_pptx(deck, job.moment), found
            case "handout":
                from deckwright.write.typst import write_handout

                decks = [self._deck(source, job, themes)[0] for source in job.talks]
                design = handout_design(job.event.template, job.workspace)
                return write_handout(job.event, talks, decks, job.moment, design)
            case "slides":
                from deckwright.write.typst.slides import write_slides

                deck, _ = plan_event(job.event, talks, themes[job.event.template])
                return write_slides(deck, job.moment)
            case "page":
                from deckwright.building.page import make_page

                of_talks = {one.settings.name: self._deck(one, job, themes)[0] for one in job.talks}
                return make_page(job, themes[job.event.template], of_talks)
            case _:
                assert_never(job.kind)

    def _talk(self, source: TalkSource, job: Job) -> tuple[Talk, Findings]:
        from deckwright.pipeline import parse_source

        if source not in self._talks:
            self._talks[source] = parse_source(source, job.workspace.root)
        return self._talks[source]

    def _deck(
        self, source: TalkSource, job: Job, themes: Mapping[str, Theme]
    ) -> tuple[Deck, Findings]:
        from deckwright.plan import plan_talk

        if source not in self._decks:
            theme = themes[source.settings.template]
            alone = replace(job.event, sessions=())  # no deck depends on its neighbours
            self._decks[source] = plan_talk(self._talk(source, job)[0], theme, alone)
        return self._decks[source]

    def _pictures(self, job: Job) -> Inputs:
        from deckwright.parse import images_of
        from deckwright.pipeline import portrait_source

        if job.kind != "deck":
            return {}
        (source,) = job.talks
        folder, speakers = source.settings.path.parent, source.settings.speakers
        portraits = [portrait_source(one.avatar, folder) for one in speakers if one.avatar]
        named = [image.source for image in images_of(self._talk(source, job)[0])]
        return picture_inputs((*named, *portraits), job, self._opened)
