"""Pieces and the frames they belong to, collected while blocks are walked through."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from deckwright.model.deck import TextParagraph
from deckwright.model.inlines import Inlines, Math, plain_text
from deckwright.model.length import to_points
from deckwright.model.source import Span
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.running_text import footnotes_height
from deckwright.plan.blocks.runs import Passage, Slice, footnote_labels, is_rtl, slices
from deckwright.plan.compose.paginate import NEVER, FrameSpace
from deckwright.plan.compose.pieces import Flow, FrameSpec, Piece, TableSpec, TextPiece, TextSpec
from deckwright.plan.compose.setting import Setting

GAP = 16.0
"""Between two frames, points."""
CUT_BLOCK = 1.0
"""What a page break costs: before a block, an item, what is below an item, within a paragraph."""
CUT_ITEM = 2.0
CUT_CHILD = 6.0
_CUT_SENTENCE = 8.0

_MOST_NOTES = 0.4
"""The share of a page that the footnotes of one paragraph may take."""
_FORMULA_ROOM = 0.96
"""The share of a line that is filled where formulas stand in it; each program sets them its way."""


@dataclass(frozen=True, slots=True)
class Nesting:
    """Where in lists, quotes and callouts a block stands."""

    level: int = 0
    """The list level of the next list; text of an item stands at `level - 1`."""
    spec: int | None = None
    """The spec of a quote or callout around it."""
    step: bool = False
    """Whether items appear one after the other."""

    @property
    def inner(self) -> int:
        """The level of text that stands here."""
        return max(0, self.level - 1)

    def offset(self, setting: Setting) -> float:
        """How far in a frame stands that begins here, points."""
        return to_points(setting.levels[self.inner].margin) if self.level else 0.0


@dataclass(slots=True)
class PieceCollector:
    """The pieces and specs of a flow, as far as it is set."""

    setting: Setting
    waiting: tuple[str, ...] = ()
    """Footnotes for the next piece."""
    pieces: list[Piece] = field(default_factory=list)
    specs: list[FrameSpec] = field(default_factory=list)
    keep: bool = False
    """Whether the next piece must stay with the one before."""
    steps: int = 0
    """How many items appear one after the other."""
    late: list[str] = field(default_factory=list)
    """Footnotes that are too long for the foot of a page."""

    def add_frame(self, spec: FrameSpec) -> int:
        """Begin a frame; its number."""
        self.specs.append(spec)
        return len(self.specs) - 1

    def add_piece(self, piece: Piece) -> None:
        """Add a piece, kept with the one before if asked, with its footnotes.

        Footnotes that take too much of a page are `late`: they follow at the end, where they can
        be cut.
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

    def add_text(
        self, inlines: Inlines, style: LevelStyle, nesting: Nesting, span: Span, *, cost: float
    ) -> None:
        """Add a paragraph, in slices where it takes more than half a page."""
        measure = self.setting.measure
        spec = self._text_frame() if nesting.spec is None else nesting.spec
        width = self._text_width(spec, style)
        if any(isinstance(inline, Math) for inline in inlines):
            width *= _FORMULA_ROOM
        pitch = measure.line_height(style)
        starts = measure.break_offsets(inlines, style, width)
        broken = len(starts) > 1 and measure.longest_word(inlines, style) > width
        most = max(1, int(self.setting.height / 2 / pitch))
        parts = slices(inlines, starts, max(1, most // 2)) if len(starts) > most else ()
        whole, rtl = Passage.of(inlines if parts else ()), is_rtl(inlines)
        number, above = len(self.pieces), self._space_after()
        for at, part in enumerate(parts or (Slice(0, len(plain_text(inlines)), len(starts)),)):
            own = whole.cut(part.start, part.end) if parts else inlines
            paragraph = TextParagraph(
                own,
                replace(style, bullet=None, indent=0) if at else style,
                nesting.inner,
                part.lines,
                rtl=rtl,
                step=self.steps if nesting.step and self.steps else None,
            )
            self.add_piece(
                Piece(
                    spec,
                    TextPiece(paragraph, number, whole, part.start, part.end),
                    part.lines * pitch + measure.formulas_height(own, style),
                    space=0.0 if at else style.space_before + above,
                    lead=pitch if at else 0.0,
                    cost=_CUT_SENTENCE if at else cost,
                    footnotes=footnote_labels(own),
                    span=span,
                    broken=broken,
                )
            )

    def flow(self) -> Flow:
        """What was collected."""
        spaces = tuple(FrameSpace(self._overhead(spec), GAP) for spec in self.specs)
        return Flow(tuple(self.pieces), tuple(self.specs), spaces)

    def _text_frame(self) -> int:
        """The running text spec, or a new one."""
        last = self.specs[-1] if self.specs else None
        if isinstance(last, TextSpec) and last.role == "body" and last.panel is None:
            return len(self.specs) - 1
        return self.add_frame(TextSpec("body", self.setting.levels))

    def _text_width(self, spec: int, style: LevelStyle) -> float:
        width = self.setting.width - to_points(style.margin)
        match self.specs[spec]:
            case TextSpec(offset=offset, insets=insets):
                width -= offset + to_points(insets.left + insets.right)
            case _:
                pass
        return max(width, style.size)

    def _space_after(self) -> float:
        """The space below the last piece, if it is a paragraph; points."""
        match self.pieces:
            case [*_, Piece(content=TextPiece(paragraph=last))]:
                return last.style.space_after
            case _:
                return 0.0

    def _overhead(self, spec: FrameSpec) -> float:
        """What a spec adds to its pieces on each page, points."""
        match spec:
            case TextSpec(insets=insets, head=head):
                return to_points(insets.top + insets.bottom) + sum(
                    self.setting.measure.text_height(paragraph.style, paragraph.lines)
                    for paragraph in head
                )
            case TableSpec(head_height=head_height):
                return head_height
            case _:
                return 0.0
