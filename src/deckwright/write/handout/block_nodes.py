"""Blocks and inlines as data for the template: one function a kind, nothing but JSON values.

Every node is a dict whose `t` names the template's function for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import Any, Final, TypeAlias, assert_never

from deckwright.language import Words
from deckwright.model.blocks import (
    Block,
    Callout,
    Cell,
    Code,
    Columns,
    DefinitionList,
    Diagram,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    MathBlock,
    Media,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart
from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Inline,
    InlineImage,
    Inlines,
    Link,
    Math,
    Run,
    plain_text,
)
from deckwright.model.numbering import FIRST_NUMERALS, enclosed
from deckwright.model.source import Span
from deckwright.model.talk import Talk
from deckwright.write.handout.beside import fit_beside
from deckwright.write.handout.code_nodes import code_node
from deckwright.write.handout.formula_nodes import formula_data
from deckwright.write.handout.picture_nodes import (
    drawn_node,
    in_rows,
    inline_image_node,
    picture_node,
    share_of_width,
)
from deckwright.write.handout.printed_tables import (
    chart_table,
    column_alignments,
    column_widths,
    is_crowded,
)
from deckwright.write.handout.text_properties import direction, styled
from deckwright.write.typst.context import DocumentContext, is_address, locale, shown_address

Node: TypeAlias = dict[str, Any]

DEEPEST: Final = 8
"""Containers nest no deeper on paper; what lies below is set at this depth."""
_DEEPEST_HEADING: Final = 6
"""PDF knows H1 to H6."""
_FOOTNOTES: Final = ("footnote", "footnote-again")
"""What stands behind a heading, for the outline would take a footnote's text into the title."""


@dataclass(slots=True)
class Composer:
    """Composes one talk; the context is shared by the whole handout."""

    talk: Talk
    context: DocumentContext
    words: Words
    label: str
    """What the talk's opening is labelled, and what its other labels begin with."""
    repeats: bool = False
    """Whether it prints what stands elsewhere too: footnotes belong there."""
    _levels: list[int] = field(default_factory=list)
    """The headings that are open, as written, for levels without gaps."""
    _footnotes: dict[str, str] = field(default_factory=dict)
    """Labels of the footnotes that were set."""
    _open: set[str] = field(default_factory=set)
    """Footnotes that are being set right now."""

    @property
    def name(self) -> str:
        """The talk's name."""
        return self.talk.settings.name

    @property
    def _language(self) -> str:
        return self.talk.settings.language

    def heading(self, level: int, kind: str, inlines: Inlines, span: Span) -> Node:
        """A heading whose level follows the one before it without a gap; the talk is level 1.

        Without words it is a paragraph: an outline cannot list a picture or a footnote's mark.
        """
        if not _has_words(inlines):
            return self._paragraph(Paragraph(inlines, span))
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        body = self.inlines(inlines, span)
        return {
            "t": "heading",
            "level": min(len(self._levels) + 1, _DEEPEST_HEADING),
            "kind": kind,
            "name": self.context.clean(plain_text(inlines), span),
            "body": [node for node in body if node["t"] not in _FOOTNOTES],
            "marks": [node for node in body if node["t"] in _FOOTNOTES],
            **direction(inlines, self._language),
        }

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> list[Node]:
        """All of `blocks`, in order; pictures that follow each other become one node."""
        nodes: list[Node] = []
        for alike, group in groupby(blocks, lambda block: isinstance(block, Figure)):
            made = [node for block in group for node in self.block(block, depth)]
            nodes += in_rows(made) if alike else made
        return nodes

    def block(self, block: Block, depth: int) -> list[Node]:
        """One block. It is several nodes where a container is dissolved."""
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Heading(level=level, inlines=inlines, span=span):
                if depth:
                    return [self._label(inlines, span)]
                return [self.heading(level + 1, "topic", inlines, span)]
            case List():
                return self._list(block, depth)
            case DefinitionList():
                return self._definitions(block, depth)
            case Code():
                return [code_node(block, self.context)]
            case Table():
                return [self._table(block)]
            case Figure():
                return [self._figure(block)]
            case Quote():
                return self._quote(block, depth)
            case Callout():
                return self._callout(block, depth)
            case Columns():
                return self._columns(block, depth)
            case MathBlock(math=math, span=span):
                return [{"t": "math-block", **formula_data(math, span, self.context)}]
            case QrCode(caption=caption, span=span):
                return [self._paragraph(Paragraph(caption, span))]
            case Media(clip=clip, poster=poster, caption=caption, span=span):
                if poster is not None and poster.source in self.talk.assets:
                    return [self._figure(Figure(poster, span, caption))]
                words = caption or (Run(f"[{clip.alt or clip.source}]"),)
                return [self._paragraph(Paragraph(words, span))]
            case Diagram():
                return [self._diagram(block)]
            case Chart():
                return [self._chart(block)]
            case Group(blocks=blocks):
                return self.blocks(blocks, depth)
            case _:
                assert_never(block)

    def inlines(self, inlines: Inlines, span: Span) -> list[Node]:
        """A line of text; neighbours under one link become one link."""
        nodes: list[Node] = []
        for link, group in groupby(inlines, _link_of):
            members = tuple(group)
            body = [node for inline in members for node in self._inline(inline, span)]
            nodes += body if link is None else self._linked(link, members, body)
        return nodes

    def _inline(self, inline: Inline, span: Span) -> list[Node]:
        match inline:
            case Run(text=text, style=style, language=language):
                node = {"t": "text", "text": self.context.clean(text, span), **styled(style)}
                return [node | (locale(language) if language else {})]
            case Break():
                return [{"t": "break"}]
            case Math():
                return [{"t": "math", **formula_data(inline, span, self.context)}]
            case FootnoteMark(label=label, number=number):
                return [] if self.repeats else [self._footnote(label, number)]
            case InlineImage():
                return [inline_image_node(inline, self.talk, self.context, self.words)]
            case _:
                assert_never(inline)

    def _linked(self, link: Link, members: Inlines, body: list[Node]) -> list[Node]:
        target = link.target
        if is_address(target):
            text = plain_text(members).strip()
            said = text in (target, shown_address(target))
            number = self.context.link_number(self.name, target, "" if said else text)
            return [{"t": "link", "url": target, "number": number, "body": body}]
        path, _, anchor = target.partition("#")
        name = path.removesuffix(".md").rpartition("/")[2] or self.name
        label = self.context.anchors.get((name, anchor))
        return (
            [{"t": "jump", "to": label, "page": self.words.page, "body": body}] if label else body
        )

    def _footnote(self, label: str, number: int) -> Node:
        if label in self._open or label not in self.talk.footnotes:
            return {"t": "text", "text": str(number), "baseline": "superscript"}
        if label in self._footnotes:
            return {"t": "footnote-again", "label": self._footnotes[label]}
        name = self._footnotes[label] = f"{self.label}-note-{len(self._footnotes) + 1}"
        self._open.add(label)
        body = self.blocks(self.talk.footnotes[label], 1)
        self._open.remove(label)
        return {"t": "footnote", "label": name, "body": body}

    def _paragraph(self, paragraph: Paragraph) -> Node:
        return {
            "t": "paragraph",
            "body": self.inlines(paragraph.inlines, paragraph.span),
            **direction(paragraph.inlines, self._language),
        }

    def _label(self, inlines: Inlines, span: Span) -> Node:
        """A heading within a container: no entry of the outline, which would break its order."""
        return {
            "t": "label",
            "body": self.inlines(inlines, span),
            **direction(inlines, self._language),
        }

    def _list(self, block: List, depth: int) -> list[Node]:
        if depth >= DEEPEST:
            return [node for item in block.items for node in self.blocks(item.blocks, depth)]
        return [
            {
                "t": "list",
                "ordered": block.ordered,
                "start": block.start,
                "numbering": enclosed(FIRST_NUMERALS[block.number_style], block.delimiter),
                "tight": block.tight,
                "tasks": any(item.checked is not None for item in block.items),
                "items": [self._item(item, depth) for item in block.items],
            }
        ]

    def _item(self, item: ListItem, depth: int) -> Node:
        return {"checked": item.checked, "body": self.blocks(item.blocks, depth + 1)}

    def _definitions(self, block: DefinitionList, depth: int) -> list[Node]:
        terms = [self.inlines(item.term, item.span) for item in block.definitions]
        details = [
            [self.blocks(detail, min(depth + 1, DEEPEST)) for detail in item.details]
            for item in block.definitions
        ]
        if depth < DEEPEST:
            items = [{"term": t, "details": d} for t, d in zip(terms, details, strict=True)]
            return [{"t": "definitions", "items": items}]
        return [
            node
            for term, detail in zip(terms, details, strict=True)
            for node in ({"t": "label", "body": term}, *chain.from_iterable(detail))
        ]

    def _table(self, table: Table) -> Node:
        spans = (*table.row_spans, *[table.span] * len(table.rows))
        return {
            "t": "table",
            "widths": column_widths(table),
            "crowded": is_crowded(table),
            "alignments": column_alignments(table),
            "head": [self._cell(cell, table.span) for cell in table.head if not cell.covered],
            # A repeated head is an artifact from its second page on, and those hold no links.
            "repeat": not any(_leads_away(cell.inlines) for cell in table.head),
            "headless": not any(plain_text(cell.inlines).strip() for cell in table.head),
            "rows": [
                [self._cell(cell, span) for cell in row if not cell.covered]
                for row, span in zip(table.rows, spans, strict=False)
            ],
            "caption": self.inlines(table.caption, table.span),
        }

    def _cell(self, cell: Cell, span: Span) -> Node:
        return {
            "body": self.inlines(cell.inlines, span),
            "across": cell.column_span,
            "down": cell.row_span,
            **direction(cell.inlines, self._language),
        }

    def _figure(self, figure: Figure) -> Node:
        return {
            "t": "figure",
            "image": picture_node(figure.image, self.talk, self.context, self.words),
            "caption": self.inlines(figure.caption, figure.span),
        }

    def _diagram(self, diagram: Diagram) -> Node:
        """The drawing that the slides have, or the source where they have none."""
        image = drawn_node(diagram.span, self.context)
        if image is None:
            return code_node(diagram.code, self.context)
        return {"t": "figure", "image": image, "caption": []}

    def _chart(self, chart: Chart) -> Node:
        """The drawing and the numbers, unless it says them itself; without one, the numbers."""
        table = chart_table(chart)
        image = drawn_node(chart.span, self.context)
        if image is None:
            return self._table(table)
        return {
            "t": "chart",
            "image": image,
            "caption": self.inlines(table.caption, chart.span),
            "table": None if image["complete"] else self._table(replace(table, caption=())),
            "beside": image["share"] < 1,
        }

    def _quote(self, quote: Quote, depth: int) -> list[Node]:
        body = self.blocks(quote.blocks, min(depth + 1, DEEPEST))
        attribution = self.inlines(quote.attribution, quote.span)
        if depth >= DEEPEST:
            return [*body, *([{"t": "paragraph", "body": attribution}] if attribution else [])]
        return [{"t": "quote", "body": body, "attribution": attribution}]

    def _callout(self, callout: Callout, depth: int) -> list[Node]:
        title = self.inlines(callout.title, callout.span)
        body = self.blocks(callout.blocks, min(depth + 1, DEEPEST))
        if depth >= DEEPEST:
            return [*([{"t": "label", "body": title}] if title else []), *body]
        kind = self.words.callout(callout.kind)
        said = plain_text(callout.title).strip().casefold() == kind.casefold()
        urgent = callout.kind in ("warning", "caution")
        return [
            {
                "t": "callout",
                "kind": kind,
                "urgent": urgent,
                "title": [] if said else title,
                "body": body,
            }
        ]

    def _columns(self, block: Columns, depth: int) -> list[Node]:
        if depth or not fit_beside(block):
            return [node for column in block.columns for node in self.blocks(column.blocks, depth)]
        return [
            {
                "t": "columns",
                "columns": [self.blocks(column.blocks, 1) for column in block.columns],
                "shares": [share_of_width(column.width) for column in block.columns],
            }
        ]


def _has_words(inlines: Inlines) -> bool:
    return any(
        (isinstance(inline, Run) and inline.text.strip()) or isinstance(inline, Math)
        for inline in inlines
    )


def _link_of(inline: Inline) -> Link | None:
    return inline.link if isinstance(inline, Run | InlineImage) else None


def _leads_away(inlines: Inlines) -> bool:
    return any(isinstance(inline, FootnoteMark) or _link_of(inline) for inline in inlines)
