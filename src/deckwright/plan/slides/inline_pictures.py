"""Pictures in lines of text: no format of slides has them, so that they lie on gaps in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, islice, pairwise

from deckwright.model.deck import (
    PICTURE_GAP,
    Frame,
    PictureFrame,
    Slide,
    TableCell,
    TableFrame,
    TextFrame,
    TextParagraph,
)
from deckwright.model.inlines import (
    Break,
    FootnoteMark,
    Inline,
    InlineImage,
    Inlines,
    Run,
    plain_text,
    stripped,
)
from deckwright.model.length import Box, points, to_points
from deckwright.model.talk import Asset
from deckwright.model.theme import Align, LevelStyle
from deckwright.plan.blocks.runs import Passage
from deckwright.plan.blocks.tables import FILLED
from deckwright.plan.measure import Measure
from deckwright.plan.measure.paragraphs import picture_size

_MIDDLE = 0.55
"""How far the middle of a line's letters is above the foot of the line, of the size: a fifth is
below the baseline, as LibreOffice and our own slides set text, and capitals are 0.7 high."""

_ROUNDING = 1.01
"""How wide words may be, of their line, that some drawer still sets on it."""
_FREE_BEFORE: Mapping[tuple[Align, bool], float] = {
    ("left", False): 0.0,
    ("justify", False): 0.0,
    ("left", True): 1.0,
    ("justify", True): 1.0,
    **{("center", rtl): 0.5 for rtl in (False, True)},
    **{("right", rtl): 1.0 for rtl in (False, True)},
}
"""The share of a line's free room that is left of its text; from right to left, `left` is the side
where reading starts."""


@dataclass(frozen=True, slots=True)
class InlinePictures:
    """Puts the pictures of `assets` on the slides of a talk."""

    assets: Mapping[str, Asset]
    measure: Measure

    def placed(self, slide: Slide) -> Slide:
        """`slide` with a frame for each picture that stands in a line."""
        return replace(
            slide, frames=tuple(one for frame in slide.frames for one in self._of(frame))
        )

    def _of(self, frame: Frame) -> Iterator[Frame]:
        match frame:
            case TextFrame() if any(_has_pictures(one.inlines) for one in frame.paragraphs):
                width = frame.box.inside(frame.insets).width
                paragraphs = (self._settled_paragraph(one, width) for one in frame.paragraphs)
                frame = replace(frame, paragraphs=tuple(paragraphs))
                yield frame
                yield from self._on_text(frame)
            case TableFrame() if any(
                cell.pictures or _has_pictures(cell.inlines) for cell, _, _ in _cells(frame)
            ):
                settled = [self._settled_cell(frame, *each) for each in _cells(frame)]
                cells = iter(settled)
                rows = (replace(r, cells=tuple(islice(cells, len(r.cells)))) for r in frame.rows)
                frame = replace(frame, rows=tuple(rows))
                yield frame
                for cell, box, style in _cells(frame):
                    yield from self._in_cell(cell, box.inside(frame.insets), style)
            case _:
                yield frame

    def _settled_paragraph(self, paragraph: TextParagraph, width: int) -> TextParagraph:
        room = to_points(width - _indent(paragraph.style))
        return replace(
            paragraph, inlines=self._settled(paragraph.inlines, paragraph.style, room, room)
        )

    def _settled_cell(
        self, frame: TableFrame, cell: TableCell, box: Box, style: LevelStyle
    ) -> TableCell:
        if not _has_pictures(cell.inlines):
            return cell
        room = to_points(box.inside(frame.insets).width)
        return replace(cell, inlines=self._settled(cell.inlines, style, room * FILLED, room))

    def _settled(self, inlines: Inlines, style: LevelStyle, width: float, room: float) -> Inlines:
        """`inlines` with gaps for their pictures, in lines that no drawer breaks otherwise.

        They are planned in `width` points. Where a line might take one word more, because there are
        `room` points or the drawer rounds, a hard break says that it does not: all text behind, and
        the gaps in it, would stand a line higher.
        """
        inlines = tuple(
            replace(inline, gap=self.measure.gap(inline, style))
            if isinstance(inline, InlineImage) and inline.ratio
            else inline
            for inline in inlines
        )
        text, whole = plain_text(inlines), Passage.of(inlines)
        breaks = {
            at for at, one in zip(whole.offsets, inlines, strict=True) if isinstance(one, Break)
        }
        settled = inlines
        for start, end in reversed([*pairwise(self.measure.break_offsets(inlines, style, width))]):
            word = text.find(" ", end + 1)
            longer = whole.cut(start, word if word > 0 else len(text) + 1)
            if end - 1 not in breaks and self.measure.advance(longer, style) <= room * _ROUNDING:
                settled = _broken(settled, end)
        return settled

    def _in_cell(self, cell: TableCell, box: Box, style: LevelStyle) -> Iterator[PictureFrame]:
        """The pictures of a cell: those in its lines, which stand in its middle, and below them."""
        text = points(self.measure.cell_height(cell.inlines, style, cell.lines))
        held = cell.below or cell.picture_height
        top = box.top + max(0, box.height - text - held) // 2
        room = Box(box.left, top, box.width, text)
        aligned = replace(style, align=cell.align)
        yield from self._on_lines(cell.inlines, aligned, room, filled=FILLED)
        widths = [round(cell.picture_height * one.ratio) for one in cell.pictures]
        spare = box.width - sum(widths) - PICTURE_GAP * max(0, len(widths) - 1)
        left = box.left + round(spare * _FREE_BEFORE[cell.align, False])
        for one, width in zip(cell.pictures, widths, strict=True):
            bottom = top + text + held
            own = Box(left, bottom - cell.picture_height, width, cell.picture_height)
            yield replace(self._frame(one, own, "In the table"), in_line=False)
            left += width + PICTURE_GAP

    def gapped(self, inlines: Inlines, style: LevelStyle) -> Inlines:
        """`inlines`, the gaps of its pictures as wide as these."""
        return tuple(
            replace(inline, gap=self.measure.gap(inline, style))
            if isinstance(inline, InlineImage) and inline.ratio
            else inline
            for inline in inlines
        )

    def _on_text(self, frame: TextFrame) -> Iterator[PictureFrame]:
        inner = frame.box.inside(frame.insets)
        paragraphs = frame.paragraphs
        heights = [
            one.lines * self.measure.line_height(one.style)
            + self.measure.formulas_height(one.inlines, one.style)
            for one in paragraphs
        ]
        above = [0.0, *(one.style.space_before for one in paragraphs[1:])]
        below = [*(one.style.space_after for one in paragraphs[:-1]), 0.0]
        spare = to_points(inner.height) - sum(heights) - sum(above) - sum(below)
        top = {"top": 0.0, "middle": spare / 2, "bottom": spare}[frame.anchor]
        for one, height, before, after in zip(paragraphs, heights, above, below, strict=True):
            top += before
            style, indent = one.style, _indent(one.style)
            room = Box(inner.left + indent, inner.top + points(top), inner.width - indent, 0)
            yield from self._on_lines(one.inlines, style, room, rtl=one.rtl)
            top += height + after

    def _on_lines(
        self,
        inlines: Inlines,
        style: LevelStyle,
        room: Box,
        *,
        rtl: bool = False,
        filled: float = 1.0,
    ) -> Iterator[PictureFrame]:
        """The pictures in a paragraph whose first line begins at the top of `room`.

        Of its width the share `filled` was planned to be taken.
        """
        width = to_points(room.width)
        pitch = self.measure.line_height(style)
        starts = self.measure.break_offsets(inlines, style, width * filled)
        text, whole = plain_text(inlines), Passage.of(inlines)
        for number, (at, inline) in enumerate(zip(whole.offsets, inlines, strict=True)):
            if not (isinstance(inline, InlineImage) and inline.ratio):
                continue
            line = bisect_right(starts, at) - 1
            before = Passage.of(inlines[:number]).cut(starts[line], at)
            space = (Run(" "),) if before and text[starts[line] : at].endswith(" ") else ()
            gap = self.measure.advance((inline,), style)
            reached = self.measure.advance((*before, *space, inline), style)
            end = starts[line + 1] if line + 1 < len(starts) else len(text) + 1
            taken = self.measure.advance(whole.cut(starts[line], end), style)
            left = reached - gap if not rtl else taken - reached
            left += _FREE_BEFORE[style.align, rtl] * (width - taken)
            across, down = (em * style.size for em in picture_size(inline.ratio))
            middle = pitch * (line + 1) - style.size * _MIDDLE
            box = Box(
                room.left + points(left + (gap - across) / 2),
                room.top + points(middle - down / 2),
                points(across),
                points(down),
            )
            yield self._frame(inline, box, "In the text")

    def _frame(self, inline: InlineImage, box: Box, where: str) -> PictureFrame:
        """A picture of a line in its box."""
        image = inline.image
        return PictureFrame(
            box,
            image,
            self.assets[image.source],
            name=f"{where}: {image.alt or self.assets[image.source].path.name}",
            link=inline.link.target if inline.link else "",
            in_line=True,
        )


def _cells(frame: TableFrame) -> Iterator[tuple[TableCell, Box, LevelStyle]]:
    """Each cell of a table with its box and the style of its words."""
    lefts = [*accumulate(frame.columns, initial=frame.box.left)]
    tops = [*accumulate((row.height for row in frame.rows), initial=frame.box.top)]
    taken = [0] * len(frame.columns)
    for number, row in enumerate(frame.rows):
        column = 0
        for cell in row.cells:
            while taken[column] > number:
                column += 1
            right, below = column + cell.column_span, min(number + cell.row_span, len(frame.rows))
            taken[column:right] = [below] * cell.column_span
            box = Box(lefts[column], tops[number], 0, tops[below] - tops[number])
            yield (
                cell,
                replace(box, width=lefts[right] - box.left),
                _cell_style(frame, number),
            )
            column = right


def _cell_style(frame: TableFrame, row: int) -> LevelStyle:
    return frame.head_style if row < frame.head else frame.style


def _indent(style: LevelStyle) -> int:
    """Where the lines of a paragraph begin, EMU; a bullet hangs before the first."""
    return style.margin if style.bullet else style.margin + style.indent


def _broken(inlines: Inlines, at: int) -> Inlines:
    """`inlines` with a hard break before what begins at the offset `at`."""
    before: list[Inline] = []
    after: list[Inline] = []
    for start, inline in zip(Passage.of(inlines).offsets, inlines, strict=True):
        if isinstance(inline, Run) and start < at < start + len(inline.text):
            before.append(replace(inline, text=inline.text[: at - start]))
            after.append(replace(inline, text=inline.text[at - start :]))
        elif start < at or (start == at and isinstance(inline, FootnoteMark)):
            before.append(inline)
        else:
            after.append(inline)
    return (*stripped(tuple(before)), Break(), *stripped(tuple(after)))


def _has_pictures(inlines: Inlines) -> bool:
    return any(isinstance(one, InlineImage) and one.ratio for one in inlines)
