"""What is made because it is asked for, outside of a build: handouts and schedules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deckwright.diagnostics import has_errors
from deckwright.model.deck import Deck
from deckwright.model.talk import Dialect, Event, Talk
from deckwright.pipeline import Findings, Pipeline
from deckwright.read.event import read_event, read_talk_file
from deckwright.read.settings.template_settings import read_design
from deckwright.read.workspace import Workspace
from deckwright.templates import read_themes, theme_for
from deckwright.write import modified
from deckwright.write.schedule import ScheduleFormat, write_schedule

# ruff: noqa: PLC0415 - Typst is loaded where something is set

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def handout(
    name: str, workspace: Workspace, pipeline: Pipeline, asked: Mapping[str, Any] = _NOTHING
) -> tuple[bytes, Findings]:
    """The handout of an event as a PDF; no bytes where something keeps it from being made.

    `asked` takes the place of fields of the event: `form`, `paper`, `sides`, `qr`, `pdf_standard`.
    """
    from deckwright.write.handout import write_handout

    printed, found = _printed(name, workspace, pipeline, asked)
    if printed is None:
        return b"", found
    event, talks, decks, design = printed
    pdf, written = write_handout(event, talks, decks, modified(event.date), design)
    return pdf, (*found, *written)


def handout_pages(
    name: str, workspace: Workspace, pipeline: Pipeline
) -> tuple[tuple[bytes, ...], Findings]:
    """The pages of an event's handout as SVG; none where something keeps it from being made."""
    from deckwright.write.handout import draw_handout

    printed, found = _printed(name, workspace, pipeline, _NOTHING)
    if printed is None:
        return (), found
    pages, drawn = draw_handout(*printed)
    return pages, (*found, *drawn)


def _printed(
    name: str, workspace: Workspace, pipeline: Pipeline, asked: Mapping[str, Any]
) -> tuple[tuple[Event, Sequence[Talk], Sequence[Deck], Mapping[str, str]] | None, Findings]:
    """What an event's handout is made of: the event, its talks, their decks, the design."""
    source, found = read_event(workspace.talks / name, workspace)
    if source is None or has_errors(found):
        return None, found
    event = replace(source.event, **asked)
    themes, looked_up = read_themes(source.templates, workspace)
    talks, parsed = pipeline.parse_all(source.talks, workspace.root)
    found = (*found, *looked_up, *parsed)
    if len(themes) < len(source.templates):
        return None, found
    decks = [pipeline.plan(talk, themes[talk.settings.template], event)[0] for talk in talks]
    return (event, talks, decks, design_of(event.template, workspace)), found


def talk_handout(
    path: Path, asked: Mapping[str, Any] = _NOTHING, dialect: Dialect | None = None
) -> tuple[bytes, Findings]:
    """The handout of one talk file, in or outside a workspace; else as `handout`.

    `dialect` is whose Markdown it is, where that is not to be found.
    """
    from deckwright.write.handout import write_talk_handout

    pipeline = Pipeline()
    file, found = read_talk_file(path, dialect)
    if file.source is None:
        return b"", found
    talk, parsed = pipeline.parse(file.source, file.root)
    found = (*found, *parsed)
    if has_errors(found):
        return b"", found
    settings = talk.settings
    theme, looked_up = theme_for(settings, file.workspace)
    found = (*found, *looked_up)
    if theme is None:
        return b"", found
    deck, planned = pipeline.plan(talk, theme, file.event)
    event = file.event or Event(settings.name, settings.title, settings.span)
    design = design_of(settings.template, file.workspace)
    pdf, written = write_talk_handout(
        replace(event, **asked), talk, deck, modified(deck.date), design
    )
    return pdf, (*found, *planned, *written)


def design_of(template: str, workspace: Workspace | None) -> dict[str, str]:
    """What the template has of a handout's design of its own, by the names of its files.

    Raises `OSError`.
    """
    from deckwright.write.handout import DESIGN

    if workspace is None:
        return {}
    texts = {name: read_design(name, template, workspace) for name in DESIGN}
    return {name: text for name, text in texts.items() if text is not None}


def export_schedule(
    name: str, workspace: Workspace, form: ScheduleFormat
) -> tuple[bytes | None, Findings]:
    """The schedule of an event; None where a mistake keeps any of it from being read."""
    source, found = read_event(workspace.talks / name, workspace)
    if source is None or has_errors(found):
        return None, found
    return write_schedule(source.event, form, modified(source.event.date)), found
