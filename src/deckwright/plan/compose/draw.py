"""Pieces of one page to frames in their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from deckwright.model.deck import (
    ChartFrame,
    Frame,
    LineFrame,
    Panel,
    PictureFrame,
    Stroke,
    TableCell,
    TableFrame,
    TableRow,
    TextFrame,
    TextParagraph,
)
from deckwright.model.inlines import plain_text
from deckwright.model.length import Box, points, to_points
from deckwright.plan.blocks.running_text import footnote, paragraph_height
from deckwright.plan.compose.collect import GAP
from deckwright.plan.compose.pieces import (
    ColumnsPiece,
    ColumnsSpec,
    DrawingPiece,
    DrawingSpec,
    Flow,
    FrameSpec,
    PicturesPiece,
    PicturesSpec,
    Piece,
    PlacedPicture,
    RowPiece,
    TableSpec,
    TextPiece,
    TextSpec,
)
from deckwright.plan.compose.places import Place
from deckwright.plan.compose.setting import Setting
from deckwright.plan.drawn import drawings
from deckwright.plan.drawn.captions import CAPTION_GAP, sign


def draw(flow: Flow, page: tuple[int, int], place: Place, setting: Setting) -> tuple[Frame, ...]:
    """The frames of one page of a flow, in reading order."""
    pieces = flow.pieces[page[0] : page[1]]
    inner = place.inner
    notes = _footnotes(pieces, inner, setting)
    taken = notes[0].box.height + points(GAP) if notes else 0
    room = Box(inner.left, inner.top, inner.width, max(0, inner.height - taken))
    frames = list(_stacked(flow, pieces, room, setting))
    if place.placeholder is None and place.anchor == "middle":
        spare = max(0, room.bottom - _lowest(frames, room))
        room = Box(room.left, room.top + spare // 2, room.width, room.height - spare)
        frames = list(_stacked(flow, pieces, room, setting))
    return (*_in_placeholder(_opened(frames, room), place, taken), *notes)


def _opened(frames: list[Frame], room: Box) -> list[Frame]:
    """Frames of which the last, if it is running text, reaches down to the end of `room`.

    A line that breaks otherwise than predicted, or that somebody adds, stands in it then.
    """
    match frames:
        case [*others, TextFrame(role="body", panel=None, box=box) as last]:
            height = max(box.height, room.bottom - box.top)
            return [*others, replace(last, box=replace(box, height=height))]
        case _:
            return frames


def _stacked(flow: Flow, pieces: Sequence[Piece], room: Box, setting: Setting) -> Iterator[Frame]:
    """Frames one below the other, from the top of `room`."""
    groups = [(at, tuple(group)) for at, group in groupby(pieces, key=lambda piece: piece.spec)]
    heights = [_height(flow, at, group) for at, group in groups]
    gaps = sum(flow.spaces[at].gap for at, _ in groups[1:])
    spare = to_points(room.height) - sum(heights) - gaps
    stretching = sum(piece.stretch > 0 for piece in pieces)
    share = max(0.0, spare) / stretching if stretching else 0.0
    top = float(room.top)
    for number, ((at, group), height) in enumerate(zip(groups, heights, strict=True)):
        if number:
            top += points(flow.spaces[at].gap)
        grown = height + sum(min(share, piece.stretch) for piece in group)
        offset = points(flow.specs[at].offset)
        box = Box(room.left + offset, round(top), max(0, room.width - offset), points(grown))
        yield from _frames(flow.specs[at], group, box, setting, alone=len(groups) == 1)
        top += points(grown)


def _lowest(frames: Sequence[Frame], room: Box) -> int:
    bottoms = [frame.box.bottom for frame in frames if not isinstance(frame, LineFrame)]
    return max(bottoms, default=room.bottom)


def _height(flow: Flow, at: int, group: Sequence[Piece]) -> float:
    return (
        flow.spaces[at].overhead
        + group[0].lead
        + sum(piece.height for piece in group)
        + sum(piece.space for piece in group[1:])
    )


def _frames(
    spec: FrameSpec, group: Sequence[Piece], box: Box, setting: Setting, *, alone: bool
) -> Iterator[Frame]:
    match spec:
        case TextSpec():
            yield TextFrame(
                role=spec.role,
                box=box,
                paragraphs=(*spec.head, *_paragraphs(group)),
                levels=spec.levels,
                insets=spec.insets,
                panel=spec.panel,
                height=box.height,
            )
        case TableSpec():
            yield _table(spec, group, box, setting)
        case PicturesSpec():
            for piece in group:
                if isinstance(piece.content, PicturesPiece):
                    yield from _pictures(piece.content, box, setting, alone=alone)
        case ColumnsSpec():
            for piece in group:
                if isinstance(piece.content, ColumnsPiece):
                    yield from _columns(piece.content, box, setting)
        case DrawingSpec():
            for piece in group:
                if isinstance(piece.content, DrawingPiece):
                    yield from drawings.frames(piece.content.block, box, setting)
        case _:
            assert_never(spec)


def _paragraphs(group: Sequence[Piece]) -> Iterator[TextParagraph]:
    """The paragraphs of a frame; slices of one are joined again."""
    contents = [piece.content for piece in group if isinstance(piece.content, TextPiece)]
    for _, found in groupby(contents, key=lambda content: content.number):
        first, *others = found
        if not others:
            yield first.paragraph
            continue
        yield replace(
            first.paragraph,
            inlines=first.whole.cut(first.start, others[-1].end),
            lines=sum(part.paragraph.lines for part in (first, *others)),
        )


def _table(spec: TableSpec, group: Sequence[Piece], box: Box, setting: Setting) -> TableFrame:
    columns = tuple(points(width) for width in spec.columns)
    found = [
        (piece.content, points(piece.height))
        for piece in group
        if isinstance(piece.content, RowPiece) and (piece.content.cells or piece.content.on_top)
    ]
    rows = [
        TableRow(_within((not at and row.on_top) or row.cells, len(found) - at), height)
        for at, (row, height) in enumerate(found)
    ]
    if spec.head:
        rows.insert(0, TableRow(spec.head, points(spec.head_height)))
    return TableFrame(
        box=Box(box.left, box.top, sum(columns), sum(row.height for row in rows)),
        columns=columns,
        rows=tuple(rows),
        style=spec.style,
        head_style=spec.head_style,
        head=1 if spec.head else 0,
        insets=spec.insets,
        description=spec.description,
        head_rule=Stroke(setting.slot("accent1"), 1.5),
    )


def _within(cells: Sequence[TableCell], rows: int) -> tuple[TableCell, ...]:
    """Cells that reach over no more than the `rows` that are left on their page."""
    return tuple(replace(cell, row_span=min(cell.row_span, rows)) for cell in cells)


def _pictures(row: PicturesPiece, box: Box, setting: Setting, *, alone: bool) -> Iterator[Frame]:
    """Pictures side by side, each in its cell; a single one on the left, or centred if alone."""
    single = len(row.pictures) == 1
    captions = max(
        (one.caption_height + CAPTION_GAP for one in row.pictures if one.caption), default=0.0
    )
    room = max(1.0, to_points(box.height) - captions)
    for (start, cell), picture in zip(_cells(row, box, room), row.pictures, strict=True):
        left = box.left + points(start)
        scale = min(1.0, room / picture.height, cell / picture.width)
        width, height = picture.width * scale, picture.height * scale
        inset = 0.0 if single and not alone else (cell - width) / 2
        spot = Box(left + points(inset), box.top, points(width), points(height))
        yield _picture(picture, spot, setting)
        if picture.caption:
            style = replace(row.caption_style, align="left" if single and not alone else "center")
            yield TextFrame(
                role="caption",
                box=Box(
                    left,
                    spot.bottom + points(CAPTION_GAP),
                    points(cell),
                    points(picture.caption_height),
                ),
                paragraphs=(TextParagraph(picture.caption, style),),
                levels=(style,) * 9,
                height=points(picture.caption_height),
            )


def _cells(row: PicturesPiece, box: Box, room: float) -> Iterator[tuple[float, float]]:
    """Where each picture's cell begins in `box`, and its width; `room` is the height they have."""
    cells, start = [row.cell] * len(row.pictures), 0.0
    if row.level:
        cells = [one.width * min(1.0, room / one.height) for one in row.pictures]
        start = (to_points(box.width) - sum(cells) - row.gap * (len(cells) - 1)) / 2
    for cell in cells:
        yield start, cell
        start += cell + row.gap


def _picture(picture: PlacedPicture, box: Box, setting: Setting) -> PictureFrame | TextFrame:
    if picture.asset is not None:
        frame = PictureFrame(box, picture.image, picture.asset, link=picture.link)
        return covering(frame, box) if picture.image.fit == "cover" else frame
    missing = sign(picture.image, box, setting, setting.words.missing)
    return replace(missing, link=picture.link)


def covering(picture: PictureFrame, box: Box) -> PictureFrame:
    """`picture` filling `box`, cut at two sides where its shape is another."""
    own = picture.asset.width / picture.asset.height
    wanted = box.width / box.height
    cut = (1 - min(own, wanted) / max(own, wanted)) / 2
    crop = (cut, 0.0, cut, 0.0) if own > wanted else (0.0, cut, 0.0, cut)
    return replace(picture, box=box, crop=crop)


def _columns(content: ColumnsPiece, box: Box, setting: Setting) -> Iterator[Frame]:
    for left, width, flow in content.columns:
        room = Box(box.left + points(left), box.top, points(width), box.height)
        yield from _stacked(flow, flow.pieces, room, replace(setting, width=width))


def _footnotes(pieces: Sequence[Piece], inner: Box, setting: Setting) -> tuple[TextFrame, ...]:
    """The footnotes that a page refers to, at its foot."""
    labels = dict.fromkeys(label for piece in pieces for label in piece.footnotes)
    paragraphs = tuple(paragraph for label in labels for paragraph in footnote(label, setting))
    if not paragraphs:
        return ()
    height = points(sum(paragraph_height(paragraph, setting) for paragraph in paragraphs))
    box = Box(inner.left, inner.bottom - height, inner.width, height)
    return (
        TextFrame(
            "footnote", box, paragraphs, (paragraphs[0].style,) * 9, anchor="bottom", height=height
        ),
    )


def _in_placeholder(frames: list[Frame], place: Place, taken: int) -> Iterator[Frame]:
    """Give the placeholder to the frame that suits it best: running text, else the first one."""
    if place.placeholder is None:
        yield from frames
        return
    at = next(
        (
            number
            for number, frame in enumerate(frames)
            if isinstance(frame, TextFrame) and frame.role == "body" and frame.panel is None
        ),
        0,
    )
    for number, frame in enumerate(frames):
        yield _placed(frame, place, taken, alone=len(frames) == 1) if number == at else frame


def _placed(frame: Frame, place: Place, taken: int, *, alone: bool) -> Frame:
    match frame:
        case TextFrame(role="body", panel=None):
            insets = place.insets
            height = frame.height + insets.top + insets.bottom
            box = Box(
                frame.box.left - insets.left,
                frame.box.top - insets.top,
                frame.box.width + insets.left + insets.right,
                frame.box.height + insets.top + insets.bottom,
            )
            if alone:
                box = replace(place.box, height=place.box.height - taken)
            return replace(
                frame,
                box=box,
                insets=insets,
                anchor=place.anchor if alone else "top",
                placeholder=place.placeholder,
                height=height,
            )
        case TextFrame(role="code", panel=Panel(bar=None)) | TableFrame() | PictureFrame():
            return replace(frame, placeholder=place.placeholder)
        case _:
            return frame


def words(frames: Sequence[Frame]) -> str:
    """The text of frames, for titles of slides that have none."""
    for frame in frames:
        match frame:
            case TextFrame(paragraphs=paragraphs):
                for paragraph in paragraphs:
                    if text := plain_text(paragraph.inlines).strip():
                        return text
            case TableFrame(description=text) if text:
                return text
            case PictureFrame(image=image) if image.alt:
                return image.alt
            case ChartFrame(chart=chart) if chart.title:
                return chart.title
            case _:
                pass
    return ""
