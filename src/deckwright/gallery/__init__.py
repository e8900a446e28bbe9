"""A template shown at work: a sample event, planned as any other, with every role in it.

The sample lies beside this module. Its slides name, in their footers and notes, the role and the
layout that the planner chose for them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckwright.model.blocks import Paragraph
from deckwright.model.deck import Deck, Slide
from deckwright.model.inlines import Run
from deckwright.model.theme import Theme
from deckwright.pipeline import Pipeline
from deckwright.read.event import read_event
from deckwright.read.workspace import Workspace

_SAMPLE = "engines"


def gallery(theme: Theme) -> Deck:
    """The sample event on `theme`."""
    workspace = Workspace(Path(__file__).parent)
    source, found = read_event(workspace.talks / _SAMPLE, workspace)
    if source is None:
        raise FileNotFoundError(found[0].message)
    pipeline = Pipeline()
    talks, _ = pipeline.parse_all(source.talks, workspace.root)
    deck, _ = pipeline.plan_event(source.event, talks, theme)
    return replace(deck, slides=tuple(_labelled(slide, theme) for slide in deck.slides))


def _labelled(slide: Slide, theme: Theme) -> Slide:
    label = f"{slide.role}: {slide.layout.name}"
    footer = replace(slide.footer, text=label) if slide.footer.text else slide.footer
    if theme.roles[slide.role].composed:
        label += ", which stands in: the template has no layout for this role"
    return replace(slide, footer=footer, notes=(Paragraph((Run(label),), slide.span),))
