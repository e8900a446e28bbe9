"""Outputs made: from the sources that a job names to the bytes of its file."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from deckwright.building.jobs import (
    WHOLE,
    Findings,
    Inputs,
    Job,
    Made,
    deck_name,
    picture_inputs,
)
from deckwright.diagnostics import Diagnostic, error, has_errors, is_blocked, refusal
from deckwright.model.source import Span
from deckwright.write.seal import sealed

if TYPE_CHECKING:
    from deckwright.model.deck import Deck
    from deckwright.model.talk import Talk
    from deckwright.model.theme import Theme
    from deckwright.pipeline import Pipeline

# ruff: noqa: PLC0415 - the phases are loaded by those who make something: most builds do not

_PICTURE_WIDTH = 640
"""Pixels of a title slide on the page: twice what is shown, for fine screens."""


def make_all(jobs: Sequence[Job]) -> list[Made]:
    """What a worker is asked to do."""
    return list(make_each(jobs))


def make_in(folder: Path, jobs: Sequence[Job]) -> list[Made]:
    """What a worker elsewhere is asked to do: paths of jobs count from `folder`."""
    with chdir(folder):
        return make_all(jobs)


def make_each(jobs: Sequence[Job]) -> Iterator[Made]:
    """The outputs, each as soon as it is made. A fault in one keeps none of the others.

    A talk that several of them need is parsed and planned once.
    """
    from deckwright.pipeline import Pipeline

    pipeline, begun = Pipeline(), time.time_ns()
    for job in jobs:
        try:
            yield _make(job, pipeline, begun)
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


def _make(job: Job, pipeline: Pipeline, begun: int) -> Made:
    themes, found = _themes(job)
    talks, parsed = pipeline.parse_all(job.talks, job.workspace.root)
    found = (*found, *parsed)
    pictures = _pictures(job, talks, begun)
    if len(themes) < len(job.templates) or has_errors(found):
        return Made(job, b"", found, pictures)
    data, more = _bytes(job, themes, talks, pipeline)
    return Made(job, b"" if is_blocked(more) else sealed(data), (*found, *more), pictures)


def _themes(job: Job) -> tuple[Mapping[str, Theme], Findings]:
    """The templates that `job` needs, by name; those that can be used."""
    from deckwright.templates import read_themes

    spans = {one.settings.template: one.settings.template_span for one in job.talks}
    spans[job.event.template] = job.event.template_span
    return read_themes({name: spans[name] for name in job.templates}, job.workspace)


def _bytes(
    job: Job, themes: Mapping[str, Theme], talks: Sequence[Talk], pipeline: Pipeline
) -> tuple[bytes, Findings]:
    from deckwright.pipeline import whole_pptx

    def planned(talk: Talk) -> tuple[Deck, Findings]:
        return pipeline.plan(talk, themes[talk.settings.template], job.event)

    match job.kind:
        case "deck":
            deck, found = planned(talks[0])
            data, lost = whole_pptx(deck, job.moment)
            return data, (*found, *lost)
        case "event deck":
            deck, found = pipeline.plan_event(job.event, talks, themes[job.event.template])
            data, lost = whole_pptx(deck, job.moment)
            return data, (*found, *lost)
        case "handout":
            from deckwright.building.exports import design_of
            from deckwright.write.handout import write_handout

            decks = [planned(talk)[0] for talk in talks]
            design = design_of(job.event.template, job.workspace)
            return write_handout(job.event, talks, decks, job.moment, design)
        case "slides":
            from deckwright.write.slides import write_slides

            deck, _ = pipeline.plan_event(job.event, talks, themes[job.event.template])
            return write_slides(deck, job.moment)
        case "page":
            first = {talk.settings.name: _title_slide(planned(talk)[0]) for talk in talks}
            return _page(job, themes[job.event.template], first)
        case _:
            assert_never(job.kind)


def _page(job: Job, theme: Theme, pictures: Mapping[str, bytes]) -> tuple[bytes, Findings]:
    """The page of the event, with these pictures of its talks, by their names."""
    from deckwright.read.settings.template_settings import read_design
    from deckwright.write.schedule.linked import linked_data
    from deckwright.write.web import Downloads, write_page

    names = {talk.settings.name: deck_name(talk.settings) for talk in job.talks}
    own = read_design("page.html", job.event.template, job.workspace)
    downloads = Downloads(names, WHOLE)
    return write_page(job.event, theme, downloads, linked_data(job.event), pictures, own)


def _title_slide(deck: Deck) -> bytes:
    """Its picture, or nothing: a page can do without, and other outputs tell what is wrong."""
    from deckwright.write.slides import write_slide_images

    first = replace(deck, slides=deck.slides[:1])
    pictures, _ = write_slide_images(first, "png", _PICTURE_WIDTH)
    return next(iter(pictures), b"")


def _pictures(job: Job, talks: Sequence[Talk], begun: int) -> Inputs:
    """The pictures that a deck shows, as they were read since `begun`."""
    from deckwright.parse import images_of
    from deckwright.read.assets import portrait_source

    if job.kind != "deck":
        return {}
    (talk,) = talks
    folder, speakers = talk.settings.path.parent, talk.settings.speakers
    portraits = [portrait_source(one.avatar, folder) for one in speakers if one.avatar]
    named = (image.source for image in images_of(talk))
    return picture_inputs((*named, *portraits), job, begun)
