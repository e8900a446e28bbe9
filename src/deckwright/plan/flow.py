"""Blocks to pieces: what each kind of block becomes when it is set at a width and in sizes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from deckwright.model.blocks import (
    Block,
    Callout,
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
from deckwright.model.deck import Panel, Stroke, TextParagraph
from deckwright.model.inlines import Inlines, Math, Run, plain_text
from deckwright.model.length import Insets, points, to_points
from deckwright.model.source import Span
from deckwright.model.theme import LevelStyle
from deckwright.plan import code, drawings, figures, tables
from deckwright.plan.bullets import bullet, counts, hanging, with_written_numbers
from deckwright.plan.columns import COLUMN_GAP, column_rows, column_shares
from deckwright.plan.footnotes import footnote, footnotes_height
from deckwright.plan.inlines import Passage, bold, footnote_labels, is_rtl, run
from deckwright.plan.paginate import NEVER, Frame, stack_height
from deckwright.plan.pieces import (
    ColumnsStrip,
    Drawing,
    DrawingStrip,
    Flow,
    Piece,
    SideBySide,
    Strip,
    TableStrip,
    TextStrip,
)
from deckwright.plan.pieces import Paragraph as ParagraphContent
from deckwright.plan.setting import Setting
from deckwright.plan.slices import Slice, slices

GAP = 16.0
"""Between two frames, points."""
_MOST_TITLE = 2
"""Lines of a listing's title that are repeated on each page."""
_MOST_NOTES = 0.4
"""The share of a page that the footnotes of one paragraph may take."""

_FORMULA_ROOM = 0.96
"""The share of a line that is filled where formulas stand in it; each program sets them its way."""
_CUT_BLOCK = 1.0
_CUT_ITEM = 2.0
_CUT_CHILD = 6.0
_CUT_SENTENCE = 8.0
_CUT_HEADING = 0.2

_PANEL_INSETS = Insets(points(18), points(12), points(18), points(12))
_QUOTE_INSETS = Insets(points(20), points(2), 0, points(2))

_CALLOUTS = {
    "note": "accent1",
    "tip": "accent3",
    "important": "accent4",
    "warning": "accent2",
    "caution": "accent2",
}


def flow(blocks: Iterable[Block], setting: Setting, footnotes: tuple[str, ...] = ()) -> Flow:
    """`blocks` set in `setting`, ready to be stacked and cut.

    `footnotes` are those that something above refers to, such as the title.
    """
    builder = _Builder(setting, waiting=footnotes)
    builder.blocks(blocks)
    return builder.finished()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the nesting a block stands."""

    level: int = 0
    """The list level of the next list; text of an item stands at `level - 1`."""
    strip: int | None = None
    """The strip of a quote or callout around it."""
    step: bool = False

    @property
    def inner(self) -> int:
        """The level of text that stands here."""
        return max(0, self.level - 1)


@dataclass
class _Builder:
    """Collects pieces and strips while it walks through blocks."""

    setting: Setting
    pieces: list[Piece] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    keep: bool = False
    """Whether the next piece must stay with the one before."""
    after: float = 0.0
    """The space below the last paragraph, points."""
    texts: int = 0
    steps: int = 0
    waiting: tuple[str, ...] = ()
    """Footnotes for the next piece."""
    late: list[str] = field(default_factory=list)
    """Footnotes that are too long for the foot of a page."""
    broken: bool = False

    def finished(self) -> Flow:
        for label in dict.fromkeys(self.late):
            for paragraph in footnote(label, self.setting):
                style = replace(paragraph.style, space_before=paragraph.style.size / 2)
                self.text(paragraph.inlines, style, _Place(), Span(""), cost=_CUT_BLOCK)
        return Flow(tuple(self.pieces), tuple(self.strips), tuple(self.frames), self.broken)

    def blocks(self, blocks: Iterable[Block], place: _Place | None = None) -> None:
        place = place or _Place()
        pending: list[Figure] = []
        for block in blocks:
            if isinstance(block, Figure):
                pending.append(block)
                continue
            self.figures(pending, place)
            pending = []
            self.block(block, place)
        self.figures(pending, place)

    def block(self, block: Block, place: _Place) -> None:
        match block:
            case Paragraph():
                self.paragraph(block, place)
            case Heading():
                self.heading(block, place)
            case List():
                self.list(block, place)
            case DefinitionList():
                self.definitions(block, place)
            case Code():
                self.code(block, place)
            case Table():
                self.table(block, place)
            case Figure():
                self.figures([block], place)
            case Quote():
                self.quote(block, place)
            case Callout():
                self.callout(block, place)
            case Columns():
                self.columns(block, place)
            case MathBlock():
                self.math(block, place)
            case Chart() | Diagram() | Media() | QrCode():
                self.drawing(block, place)
            case Group():
                self.group(block, place)
            case _:
                assert_never(block)

    # Text

    def paragraph(self, block: Paragraph, place: _Place) -> None:
        style = self.unbulleted(place.inner, in_list=place.level > 0)
        self.text(block.inlines, style, place, block.span, cost=_CUT_BLOCK)
        if plain_text(block.inlines).rstrip().endswith((":", "：")):
            self.keep = True

    def heading(self, block: Heading, place: _Place) -> None:
        style = self.unbulleted(place.inner, in_list=place.level > 0)
        style = replace(style, space_before=round(style.size * 0.8, 1))
        self.text(bold(block.inlines), style, place, block.span, cost=_CUT_HEADING)
        self.keep = True

    def math(self, block: MathBlock, place: _Place) -> None:
        style = replace(self.unbulleted(place.inner, in_list=False), align="center")
        self.text((block.math,), style, place, block.span, cost=_CUT_BLOCK)

    def list(self, block: List, place: _Place) -> None:
        step = place.step or block.attributes.has("incremental")
        level = min(place.level, self.setting.deepest)
        inner = replace(place, level=level + 1, step=step)
        counted = counts(block)
        block = block if counted else with_written_numbers(block)
        base = hanging(self.setting.levels[level], level, block, self.setting.measure)
        for number, item in enumerate(block.items):
            mark = bullet(block, item, number, base) if counted else None
            style = base if mark == base.bullet else replace(base, bullet=mark)
            self.item(item, style, inner, first=number == 0)

    def item(self, item: ListItem, style: LevelStyle, place: _Place, *, first: bool) -> None:
        head, *rest = item.blocks or (Paragraph((), item.span),)
        if not isinstance(head, Paragraph):
            head, rest = Paragraph((), item.span), list(item.blocks)
        if place.step and place.level == 1:
            self.steps += 1
        cost = _CUT_ITEM if place.level == 1 else _CUT_CHILD
        if first and place.level > 1:
            cost = NEVER
        self.text(head.inlines, style, place, item.span, cost=cost)
        self.blocks(rest, place)

    def definitions(self, block: DefinitionList, place: _Place) -> None:
        style = self.unbulleted(place.inner, in_list=place.level > 0)
        indent = points(style.size)
        for definition in block.definitions:
            self.text(bold(definition.term), style, place, definition.span, cost=_CUT_ITEM)
            self.keep = True
            for detail in definition.details:
                head, *rest = detail or (Paragraph((), definition.span),)
                inlines = head.inlines if isinstance(head, Paragraph) else ()
                if inlines:
                    meaning = replace(style, margin=style.margin + indent, space_before=2.0)
                    self.text(inlines, meaning, place, head.span, cost=_CUT_CHILD)
                self.blocks(rest if inlines else detail, place)

    def group(self, block: Group, place: _Place) -> None:
        self.blocks(
            block.blocks, replace(place, step=place.step or block.attributes.has("incremental"))
        )

    def quote(self, block: Quote, place: _Place) -> None:
        base = self.setting.levels[0]
        strip = TextStrip(
            "quote",
            (replace(base, italic=True, bullet=None, margin=0, indent=0), *self.setting.levels[1:]),
            self.offset(place),
            Panel(bar=Stroke(self.setting.slot("accent1"), 3.0)),
            _QUOTE_INSETS,
        )
        inner = _Place(strip=self.add(strip))
        self.blocks(block.blocks, inner)
        if block.attribution:
            style = replace(self.setting.caption, space_before=base.size * 0.4)
            self.keep = True
            self.text((Run("— "), *block.attribution), style, inner, block.span, cost=NEVER)

    def callout(self, block: Callout, place: _Place) -> None:
        bar = Stroke(self.setting.slot(_CALLOUTS[block.kind]), 4.0)
        base = replace(self.setting.levels[0], bullet=None, margin=0, indent=0)
        strip = TextStrip(
            "body",
            (base, *self.setting.levels[1:]),
            self.offset(place),
            Panel("roundRect", self.setting.panel, radius=6.0, bar=bar),
            _PANEL_INSETS,
        )
        inner = _Place(strip=self.add(strip))
        title = block.title or run(self.setting.words.callout(block.kind))
        self.text(bold(title), base, inner, block.span, cost=_CUT_BLOCK)
        self.keep = bool(block.blocks)
        self.blocks(block.blocks, inner)

    def text(
        self, inlines: Inlines, style: LevelStyle, place: _Place, span: Span, *, cost: float
    ) -> None:
        """Add a paragraph, in slices where it takes more than half a page."""
        measure = self.setting.measure
        strip = place.strip if place.strip is not None else self.text_strip()
        width = self.text_width(strip, style)
        if any(isinstance(inline, Math) for inline in inlines):
            width *= _FORMULA_ROOM
        pitch = measure.line_height(style)
        starts = measure.break_offsets(inlines, style, width)
        if len(starts) > 1:
            self.broken |= measure.longest_word(inlines, style) > width
        most = max(1, int(self.setting.height / 2 / pitch))
        parts = slices(inlines, starts, max(1, most // 2)) if len(starts) > most else ()
        whole, rtl = Passage.of(inlines if parts else ()), is_rtl(inlines)
        number = self.texts = self.texts + 1
        for at, part in enumerate(parts or (Slice(0, len(plain_text(inlines)), len(starts)),)):
            own = whole.cut(part.start, part.end) if parts else inlines
            paragraph = TextParagraph(
                own,
                replace(style, bullet=None, indent=0) if at else style,
                place.inner,
                part.lines,
                rtl=rtl,
                step=self.steps if place.step and self.steps else None,
            )
            self.piece(
                Piece(
                    strip,
                    ParagraphContent(paragraph, number, whole, part.start, part.end),
                    part.lines * pitch + measure.formulas_height(own, style),
                    space=0.0 if at else style.space_before + self.after,
                    lead=pitch if at else 0.0,
                    cost=_CUT_SENTENCE if at else cost,
                    footnotes=footnote_labels(own),
                    span=span,
                )
            )
        self.after = style.space_after

    # Frames of their own

    def code(self, block: Code, place: _Place) -> None:
        offset = self.offset(place)
        width = self.setting.width - offset
        strip, lines = code.listing(block, self.setting, width)
        if sum(title.lines for title in strip.head) > _MOST_TITLE:
            style = replace(self.setting.caption, bold=True)
            self.text(run(block.title), style, place, block.span, cost=_CUT_BLOCK)
            self.keep = True
            strip = replace(strip, head=())
        at = self.add(replace(strip, offset=offset))
        for number, line in enumerate(lines):
            content = ParagraphContent(line.paragraph, -number - 1)
            self.piece(Piece(at, content, line.height, cost=line.cost, span=block.span))

    def table(self, block: Table, place: _Place) -> None:
        if block.caption:
            self.text(
                block.caption,
                self.setting.caption,
                replace(place, level=0),
                block.span,
                cost=_CUT_BLOCK,
            )
            self.keep = True
        for cell in block.head:
            self.waiting += footnote_labels(cell.inlines)
        offset = self.offset(place)
        for group, (strip, rows) in enumerate(
            tables.table(block, self.setting, self.setting.width - offset)
        ):
            at = self.add(replace(strip, offset=offset))
            for number, row in enumerate(rows):
                self.piece(
                    Piece(
                        at,
                        row.content,
                        row.height,
                        cost=NEVER if row.keep else _CUT_ITEM,
                        forced=group > 0 and number == 0,
                        footnotes=row.labels,
                        span=row.span,
                    )
                )

    def figures(self, blocks: Sequence[Figure], place: _Place) -> None:
        if not blocks:
            return
        offset = self.offset(place)
        for row in figures.rows(blocks, self.setting, self.setting.width - offset):
            self.piece(
                Piece(
                    self.add(replace(row.strip, offset=offset)),
                    row.content,
                    row.height,
                    cost=_CUT_ITEM,
                    footnotes=row.footnotes,
                    stretch=row.stretch,
                    span=row.span,
                )
            )
            for caption in row.captions:
                self.text(caption, self.setting.caption, place, row.span, cost=_CUT_CHILD)

    def drawing(self, block: drawings.Drawn, place: _Place) -> None:
        offset = self.offset(place)
        least, wish = drawings.heights(block, self.setting, self.setting.width - offset)
        self.piece(
            Piece(
                self.add(DrawingStrip(offset)),
                Drawing(block),
                least,
                cost=_CUT_ITEM,
                stretch=wish - least,
                span=block.span,
            )
        )

    def columns(self, block: Columns, place: _Place) -> None:
        offset = self.offset(place)
        width = self.setting.width - offset
        for row in column_rows(block, width, self.setting.levels[0].size):
            content = side_by_side(row, width, self.setting)
            height = max((stack(one) for _, _, one in content.columns), default=0.0)
            pieces = [piece for _, _, one in content.columns for piece in one.pieces]
            if height > self.setting.height or any(one.broken for _, _, one in content.columns):
                for column in row.columns:
                    self.blocks(column.blocks, place)
            elif pieces:
                labels = dict.fromkeys(label for piece in pieces for label in piece.footnotes)
                self.piece(
                    Piece(
                        self.add(ColumnsStrip(offset)),
                        content,
                        height,
                        cost=_CUT_BLOCK,
                        footnotes=tuple(labels),
                        span=row.span,
                    )
                )

    # Bookkeeping

    def unbulleted(self, level: int, *, in_list: bool) -> LevelStyle:
        style = self.setting.levels[level]
        if in_list:
            return replace(style, bullet=None, indent=0)
        return replace(style, bullet=None, margin=0, indent=0)

    def offset(self, place: _Place) -> float:
        if place.level == 0:
            return 0.0
        return to_points(self.setting.levels[place.inner].margin)

    def text_strip(self) -> int:
        """The running text strip, or a new one."""
        last = self.strips[-1] if self.strips else None
        if isinstance(last, TextStrip) and last.role == "body" and last.panel is None:
            return len(self.strips) - 1
        return self.add(TextStrip("body", self.setting.levels))

    def text_width(self, strip: int, style: LevelStyle) -> float:
        width = self.setting.width - to_points(style.margin)
        match self.strips[strip]:
            case TextStrip(offset=offset, insets=insets):
                width -= offset + to_points(insets.left + insets.right)
            case _:
                pass
        return max(width, style.size)

    def add(self, strip: Strip) -> int:
        overhead = 0.0
        match strip:
            case TextStrip(insets=insets, head=head):
                overhead = to_points(insets.top + insets.bottom)
                overhead += sum(
                    self.setting.measure.text_height(paragraph.style, paragraph.lines)
                    for paragraph in head
                )
            case TableStrip(head_height=head_height):
                overhead = head_height
            case _:
                pass
        self.strips.append(strip)
        self.frames.append(Frame(overhead, GAP))
        return len(self.strips) - 1

    def piece(self, piece: Piece) -> None:
        """Add a piece, kept with the one before if asked, with its footnotes.

        Footnotes that take too much of a page follow at the end, where they can be cut.
        """
        labels = (*self.waiting, *piece.footnotes)
        if labels:
            notes = footnotes_height(labels, self.setting)
            if notes > self.setting.height * _MOST_NOTES:
                self.late += labels
                labels, notes = (), 0.0
            piece = replace(piece, notes=notes, footnotes=labels)
        self.pieces.append(replace(piece, cost=NEVER) if self.keep else piece)
        self.keep, self.waiting = False, ()


def side_by_side(block: Columns, width: float, setting: Setting) -> SideBySide:
    """Columns beside each other in `width` points, each set by itself."""
    room = width - COLUMN_GAP * (len(block.columns) - 1)
    columns: list[tuple[float, float, Flow]] = []
    left = 0.0
    for column, share in zip(block.columns, column_shares(block), strict=True):
        own = share * room
        columns.append((left, own, flow(column.blocks, replace(setting, width=own))))
        left += own + COLUMN_GAP
    return SideBySide(tuple(columns))


def stack(one: Flow) -> float:
    """The height of a whole flow on one page in points, its footnotes left out."""
    return stack_height([replace(piece, notes=0.0) for piece in one.pieces], one.frames, 0.0)
