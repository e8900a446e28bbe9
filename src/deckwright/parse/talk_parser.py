"""Markdown in, a `Talk` out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckwright.diagnostics import Diagnostic, gathered, warning
from deckwright.model.blocks import Block, Paragraph
from deckwright.model.inlines import Inlines
from deckwright.model.source import Span
from deckwright.model.talk import Prose, Section, Talk, TalkSettings
from deckwright.model.walk import images_within
from deckwright.parse.blocks.block_reader import BlockReader
from deckwright.parse.blocks.converters import CONVERTERS
from deckwright.parse.blocks.footnote_texts import read_footnotes
from deckwright.parse.section_drafts import SectionDraft
from deckwright.parse.section_ids import Anchors, find_anchors
from deckwright.parse.slide_sources import cut_slides, map_of, read_drafts, references
from deckwright.parse.syntax.braces import attributes_of, merge
from deckwright.parse.syntax.clean_text import clean_source

_SLIDE = 2
"""The level of a section that is a slide."""

_FINDINGS = {
    "unclosed": ("DW205", "`::: {}` is never closed", "end it with a line `:::`"),
    "stray": ("DW206", "`:::` closes nothing", "remove it, or open a container above"),
    "comment": (
        "DW215",
        "the comment is never closed and hides the rest of the talk",
        "end it with `-->`",
    ),
    "code": (
        "DW201",
        "the HTML `<{}>` is left out with what it holds",
        "a deck runs no code and has the look of its template",
    ),
    "frame": ("DW201", "`{}` is left out", "nothing is run or fetched for a deck"),
    "component": ("DW201", "the component `<{}>` is left out", "its text is kept"),
    "deep": ("DW211", "`::: {}` is nested too deep and is ignored", "use fewer levels"),
}
"""Code, message and hint of what may be wrong with fences and with raw HTML."""


def parse_talk(
    settings: TalkSettings, body: str, first_line: int = 1, origins: tuple[Span, ...] = ()
) -> tuple[Talk, tuple[Diagnostic, ...]]:
    """The talk that `body` holds; its first line is line `first_line` of the file.

    `origins` are the places of its lines where some were included from other files.

    Any text is a talk: what is wrong with it comes back as warnings, sorted by line.
    """
    slides, lost = cut_slides(clean_source(body), settings, first_line)
    source = map_of(slides, str(settings.path), clean_source(body), first_line)
    source = replace(source, origins=origins)
    diagnostics = list(lost)

    def report(kind: str, row: int, words: str) -> None:
        code, message, hint = _FINDINGS[kind]
        diagnostics.append(warning(code, source.span(row), message.format(words), hint))

    env = references(slides, settings)
    drafts = read_drafts(slides, settings, env, report)
    anchors = find_anchors(drafts, source)
    reader = BlockReader(
        source=source,
        anchors=anchors.sections,
        env=env,
        converters=CONVERTERS,
        heading_ids=anchors.heading_ids,
    )
    sections = tuple(_sections(drafts, anchors, settings.prose, reader))
    if drafts and drafts[0].number > 1 and "title" not in settings.made:
        made = ("title", *settings.made)  # the first slide was the title alone, which is ours
        settings = replace(settings, made=made)
    talk = Talk(settings, sections, read_footnotes(reader))
    found = (*diagnostics, *anchors.diagnostics, *reader.diagnostics)
    return talk, gathered(sorted(found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    return diagnostic.span.line, diagnostic.span.column


def _sections(
    drafts: list[SectionDraft], anchors: Anchors, prose: Prose, reader: BlockReader
) -> Iterator[Section]:
    for draft, section_id in zip(drafts, anchors.section_ids, strict=True):
        section = _section(draft, section_id, prose, reader)
        if draft.heading or section.blocks or section.notes:
            yield section


def _section(draft: SectionDraft, section_id: str, prose: Prose, reader: BlockReader) -> Section:
    title: Inlines = ()
    if draft.heading:
        title = reader.inlines(draft.heading.children[0].token)
        attributes = merge(draft.attributes, attributes_of(draft.heading.token))
    else:
        attributes = draft.attributes
    blocks: list[Block] = []
    for node in draft.body:
        for block in reader.blocks([node]):
            if prose == "notes" and draft.level == _SLIDE and _is_prose(block):
                reader.notes.append(block)
            else:
                blocks.append(block)
    reader.notes.extend(reader.blocks(draft.notes))
    notes, reader.notes = tuple(reader.notes), []
    span = reader.source.span(draft.row)
    return Section(draft.level, title, span, tuple(blocks), notes, attributes, section_id)


def _is_prose(block: Block) -> bool:
    """Whether a block is words that may be spoken; a picture is to be seen."""
    if not isinstance(block, Paragraph) or block.attributes.has("slide"):
        return False
    return not any(True for _ in images_within(block.inlines))
