"""Markdown in, a `Talk` out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.blocks import NO_ATTRIBUTES, Block, Paragraph
from deckwright.model.inlines import Inlines
from deckwright.model.talk import Prose, Section, Talk, TalkSettings
from deckwright.parse.anchors import Anchors, find_anchors
from deckwright.parse.blocks import CONVERTERS
from deckwright.parse.drafts import Draft, cut_sections
from deckwright.parse.footnotes import read_footnotes
from deckwright.parse.inlines import attributes_of
from deckwright.parse.markdown import deck_markdown
from deckwright.parse.reader import Reader
from deckwright.parse.source import Source
from deckwright.parse.text import clean_source
from deckwright.parse.tree import build_tree

_SLIDE = 2
"""The level of a section that is a slide."""

_FENCES = {
    "unclosed": ("DW205", "`::: {}` is never closed", "end it with a line `:::`"),
    "stray": ("DW206", "`:::` closes nothing", "remove it, or open a container above"),
    "deep": ("DW211", "`::: {}` is nested too deep and is ignored", "use fewer levels"),
}
"""Code, message and hint of what may be wrong with a fence."""


def parse_talk(
    settings: TalkSettings, body: str, first_line: int = 1
) -> tuple[Talk, tuple[Diagnostic, ...]]:
    """The talk that `body` holds; its first line is line `first_line` of the file.

    Any text is a talk: what is wrong with it comes back as warnings, sorted by line.
    """
    text = clean_source(body)
    source = Source(str(settings.path), tuple(text.split("\n")), first_line)
    diagnostics: list[Diagnostic] = []

    def report(kind: str, row: int, words: str) -> None:
        code, message, hint = _FENCES[kind]
        diagnostics.append(warning(code, source.span(row), message.format(words), hint))

    env: dict[str, Any] = {}
    tree = build_tree(deck_markdown().parse(text, env), report)
    drafts = cut_sections(tree, settings.title)
    anchors = find_anchors(drafts, source)
    reader = Reader(source, CONVERTERS, anchors.sections, anchors.heading_ids, env)
    sections = tuple(_sections(drafts, anchors, settings.prose, reader))
    talk = Talk(settings, sections, read_footnotes(reader))
    found = (*diagnostics, *anchors.diagnostics, *reader.diagnostics)
    return talk, tuple(sorted(found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    return diagnostic.span.line, diagnostic.span.column


def _sections(
    drafts: list[Draft], anchors: Anchors, prose: Prose, reader: Reader
) -> Iterator[Section]:
    for draft, section_id in zip(drafts, anchors.section_ids, strict=True):
        section = _section(draft, section_id, prose, reader)
        if draft.heading or section.blocks or section.notes:
            yield section


def _section(draft: Draft, section_id: str, prose: Prose, reader: Reader) -> Section:
    title: Inlines = ()
    attributes = NO_ATTRIBUTES
    if draft.heading:
        title = reader.inlines(draft.heading.children[0].token)
        attributes = attributes_of(draft.heading.token)
    blocks: list[Block] = []
    for node in draft.body:
        for block in reader.blocks([node]):
            if prose == "notes" and draft.level == _SLIDE and _is_prose(block):
                reader.notes.append(block)
            else:
                blocks.append(block)
    notes, reader.notes = tuple(reader.notes), []
    span = reader.source.span(draft.row)
    return Section(draft.level, title, span, tuple(blocks), notes, attributes, section_id)


def _is_prose(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.attributes.has("slide")
