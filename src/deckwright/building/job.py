"""What there is to make, and what came of it: all that a worker is told, and tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from deckwright.diagnostics import Diagnostic
from deckwright.model.talk import Event, TalkSettings
from deckwright.read.talk import TalkSource
from deckwright.read.workspace import Workspace

Findings = tuple[Diagnostic, ...]
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
    """The templates that it needs, by name: digests of their files, by which a process knows
    whether it has read them."""
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
