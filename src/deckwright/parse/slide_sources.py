"""Slides as a dialect cuts them from the text, and the sections that they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.source import Span
from deckwright.model.talk import TalkSettings
from deckwright.parse.blocks.node import Node
from deckwright.parse.blocks.node_tree import Report, build_tree
from deckwright.parse.dialects import DIALECTS, Spelling, extensions_of, spelling_of
from deckwright.parse.dialects.slide_rows import Rows, SlideSource, rows_of, text_of
from deckwright.parse.section_drafts import (
    SectionDraft,
    cut_levels,
    cut_sections,
    one_slide,
    with_chapters,
)
from deckwright.parse.source_map import SourceMap
from deckwright.parse.syntax.deck_markdown import block_tokens, deck_markdown
from deckwright.parse.syntax.extensions import with_extensions


def cut_slides(
    text: str, settings: TalkSettings, first_line: int
) -> tuple[Sequence[SlideSource], list[Diagnostic]]:
    """The slides of a talk as its dialect cuts them, and what that cannot say in our words."""
    found: list[Diagnostic] = []

    def report(place: int | Span, message: str, hint: str) -> None:
        if isinstance(place, int):
            place = Span(str(settings.path), first_line + place)
        found.append(warning("DW230", place, message, hint))

    return DIALECTS[settings.dialect].read(rows_of(text), settings, report), found


def map_of(slides: Sequence[SlideSource], path: str, text: str, first_line: int) -> SourceMap:
    """The rows of all slides, and where they come from."""
    rows = tuple(chain.from_iterable((*slide.rows, *slide.notes) for slide in slides))
    return SourceMap(
        path,
        tuple(row.text for row in rows),
        first_line,
        tuple(row.line for row in rows),
        tuple(text.split("\n")),
    )


def references(slides: Sequence[SlideSource], settings: TalkSettings) -> dict[str, Any]:
    """What markdown-it remembers of link references and footnotes: slides share them."""
    env = with_extensions({}, extensions_of(settings))
    text = "\n\n".join(text_of((*one.rows, *one.notes)) for one in slides)
    if len(slides) == 1 or "]:" not in text:
        return env
    found = dict(env)
    block_tokens(text, found)
    labels = found.get("footnotes", {}).get("refs", {})
    return {
        **env,
        "references": found.get("references", {}),
        "footnotes": {"refs": dict.fromkeys(labels, -1)},
    }


def read_drafts(
    slides: Sequence[SlideSource], settings: TalkSettings, env: dict[str, Any], report: Report
) -> list[SectionDraft]:
    """The sections of a talk."""
    spelling = spelling_of(settings)
    drafts: list[SectionDraft] = []
    row = 0
    for number, slide in enumerate(slides, 1):
        nodes = _nodes(slide.rows, row, spelling, env, report)
        row += len(slide.rows)
        notes = _nodes(slide.notes, row, spelling, env, report)
        row += len(slide.notes)
        if settings.dialect == "deckwright":
            return cut_sections(nodes, settings.title)
        if spelling.headings:
            return cut_levels(nodes, _level(settings))
        draft = one_slide(nodes, slide.attributes, number)
        draft.notes = notes
        drafts.append(draft)
    opening = not (spelling.title_slide and "title" in dict(settings.options))
    return with_chapters(drafts, settings.title, opening=opening)


def _level(settings: TalkSettings) -> int:
    """The slide level that the front matter gives; Quarto's is 2, pandoc's is found."""
    options = dict(settings.options)
    level = options.get("slide-level", "")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2 * ("format" in options)


def _nodes(
    rows: Rows, first: int, spelling: Spelling, env: dict[str, Any], report: Report
) -> list[Node]:
    """The tree of some rows, the first of which is row `first` of the source."""
    tokens = deck_markdown().parse(text_of(rows), env) if rows else []
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + first, token.map[1] + first]
        if token.type == "fence" and spelling.read is not DIALECTS["deckwright"].read:
            token.meta["info"] = replace(token.meta["info"], rest="")  # for its own program
        for child in token.children or ():
            if spelling.line_breaks and child.type == "softbreak":
                child.type = "hardbreak"
            elif spelling.captions and child.type == "image" and child.content:
                child.meta["captioned"] = True
    return build_tree(tokens, env, report)
