"""Blocks and inlines as data for the template: one function a kind, nothing but JSON values.

Every node is a dict whose `t` names the template's function for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import Any, Final, TypeAlias, assert_never

from deckwright.language import Words, is_right_to_left, primary
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
    PLAIN,
    Break,
    FootnoteMark,
    Image,
    Inline,
    InlineImage,
    Inlines,
    Link,
    Math,
    Run,
    Style,
    plain_text,
)
from deckwright.model.length import EMU_PER_INCH, Length
from deckwright.model.numbering import FIRST_NUMERALS, enclosed
from deckwright.model.source import Span
from deckwright.model.talk import Talk
from deckwright.write.typst.beside import fit_beside
from deckwright.write.typst.charts import chart_table
from deckwright.write.typst.context import DocumentContext, is_address, shown_address
from deckwright.write.typst.formulas import formula_nodes
from deckwright.write.typst.listing import listing_lines
from deckwright.write.typst.locale import locale
from deckwright.write.typst.tables import column_alignments, column_widths, is_crowded

Node: TypeAlias = dict[str, Any]

DEEPEST: Final = 8
"""Containers nest no deeper on paper; what lies below is set at this depth."""
MEASURE: Final = 4.6
"""Inches that a picture is wide at most."""
_DEEPEST_HEADING: Final = 6
"""PDF knows H1 to H6."""
_FOOTNOTES: Final = ("footnote", "footnote-again")
"""What stands behind a heading, for the outline would take a footnote's text into the title."""
_SLIDE_WIDTH: Final = 13.333 * EMU_PER_INCH
"""Lengths are given for a slide; on the page they keep their share of its width."""
_SCRIPT_LANGUAGES: Final = {"R": "he", "AL": "ar"}
"""The likeliest language of a bidirectional class."""


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
            **self._direction(inlines),
        }

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> list[Node]:
        """All of `blocks`, in order; pictures that follow each other become one node."""
        nodes: list[Node] = []
        for alike, group in groupby(blocks, lambda block: isinstance(block, Figure)):
            made = [node for block in group for node in self.block(block, depth)]
            nodes += _in_rows(made) if alike else made
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
                return [self._code(block)]
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
                return [{"t": "math-block", **self._math(math, span)}]
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
                node = {"t": "text", "text": self.context.clean(text, span), **_styled(style)}
                return [node | (locale(language) if language else {})]
            case Break():
                return [{"t": "break"}]
            case Math():
                return [{"t": "math", **self._math(inline, span)}]
            case FootnoteMark(label=label, number=number):
                return [] if self.repeats else [self._footnote(label, number)]
            case InlineImage():
                return [self._inline_image(inline)]
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
            **self._direction(paragraph.inlines),
        }

    def _label(self, inlines: Inlines, span: Span) -> Node:
        """A heading within a container: no entry of the outline, which would break its order."""
        return {"t": "label", "body": self.inlines(inlines, span), **self._direction(inlines)}

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

    def _code(self, code: Code) -> Node:
        return {
            "t": "code",
            "title": self.context.clean(code.title, code.span),
            "text": self.context.printable(code.text, code.span),
            "lines": [
                [[self.context.printable(text, code.span), kind] for text, kind in line]
                for line in listing_lines(code)
            ],
            "emphasised": sorted(number - code.first_line for number in code.emphasised),
            "first": code.first_line if code.numbered else None,
        }

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
            **self._direction(cell.inlines),
        }

    def _figure(self, figure: Figure) -> Node:
        return {
            "t": "figure",
            "image": self._picture(figure.image),
            "caption": self.inlines(figure.caption, figure.span),
        }

    def _math(self, math: Math, span: Span) -> Node:
        """A formula, or its LaTeX where `formula` is empty; `alt` is how it is read out."""
        return {
            "text": self.context.clean(math.tex, span),
            "alt": self.context.clean(plain_text((math,)), span),
            "formula": formula_nodes(math.formula, lambda text: self.context.printable(text, span)),
        }

    def _inline_image(self, inline: InlineImage) -> Node:
        picture = self._picture(inline.image)
        if picture["file"] is None:
            return {"t": "text", "text": f"[{picture['alt'] or picture['source']}]"}
        return {"t": "inline-image", "image": picture, "large": inline.large}

    def _picture(self, image: Image) -> Node:
        asset = self.talk.assets.get(image.source)
        share = _share(image.width)
        inches = MEASURE * (share or 1)
        file = self.context.picture(asset.path, image.span, inches) if asset else None
        source = self.context.clean(image.source, image.span)
        return {
            "file": file,
            "alt": self.context.clean(image.alt, image.span) or source,
            "missing": self.words.missing,
            "decorative": image.decorative,
            "source": source,
            "pixels": [max(asset.width, 1), max(asset.height, 1)] if asset else None,
            "share": share,
        }

    def _diagram(self, diagram: Diagram) -> Node:
        """The drawing that the slides have, or the source where they have none."""
        image = self._drawn(diagram.span)
        if image is None:
            return self._code(diagram.code)
        return {"t": "figure", "image": image, "caption": []}

    def _chart(self, chart: Chart) -> Node:
        """The drawing and the numbers, unless it says them itself; without one, the numbers."""
        table = chart_table(chart)
        image = self._drawn(chart.span)
        if image is None:
            return self._table(table)
        return {
            "t": "chart",
            "image": image,
            "caption": self.inlines(table.caption, chart.span),
            "table": None if image["complete"] else self._table(replace(table, caption=())),
            "beside": image["share"] < 1,
        }

    def _drawn(self, span: Span) -> Node | None:
        """The drawing for paper of what was written at `span`."""
        drawn = self.context.drawings.get((span.path, span.line))
        file = self.context.picture(drawn.path, span) if drawn else None
        if drawn is None or file is None:
            return None
        return {
            "file": file,
            "alt": self.context.clean(drawn.description, span),
            "missing": "",
            "decorative": False,
            "source": "",
            "pixels": [drawn.width, drawn.height],
            "share": drawn.share,
            "complete": drawn.complete,
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
                "shares": [_share(column.width) for column in block.columns],
            }
        ]

    def _direction(self, inlines: Inlines) -> Node:
        """The language that a paragraph is set in from right to left, or nothing.

        Its first strong character decides (Unicode Annex 9, rule P2).
        """
        text = plain_text(inlines)
        if text.isascii():
            return {}
        strong = (unicodedata.bidirectional(char) for char in text)
        first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
        if first == "L":
            return {}
        language = self.talk.settings.language
        own = is_right_to_left(language)
        return {"rtl": primary(language) if own else _SCRIPT_LANGUAGES[first]}


def _in_rows(figures: list[Node]) -> list[Node]:
    """Figures that follow each other as rows of pictures; a missing one stands alone."""
    nodes: list[Node] = []
    for there, group in groupby(figures, lambda node: node["image"]["file"] is not None):
        some = list(group)
        nodes += [{"t": "pictures", "figures": some}] if there and len(some) > 1 else some
    return nodes


def _has_words(inlines: Inlines) -> bool:
    return any(
        (isinstance(inline, Run) and inline.text.strip()) or isinstance(inline, Math)
        for inline in inlines
    )


def _link_of(inline: Inline) -> Link | None:
    return inline.link if isinstance(inline, Run | InlineImage) else None


def _leads_away(inlines: Inlines) -> bool:
    return any(isinstance(inline, FootnoteMark) or _link_of(inline) for inline in inlines)


def _share(length: Length | None) -> float | None:
    """A length as a share of the slide's width, at most 1."""
    return min(length.emu(round(_SLIDE_WIDTH)) / _SLIDE_WIDTH, 1) if length else None


def _styled(style: Style) -> Node:
    """What differs from plain text. A colour becomes the handout's accent: paper has one."""
    if style == PLAIN:
        return {}
    flags = ("bold", "italic", "strike", "underline", "code", "highlight", "small_caps")
    node: Node = {flag: True for flag in flags if getattr(style, flag)}
    if style.baseline != "normal":
        node["baseline"] = style.baseline
    if style.color is not None:
        node["colored"] = True
    return node
