"""Blocks of text to pieces, one function a kind; and what stands before the items of a list.

Those of blocks that hold others give these back, each time with where they stand, for the flow to
go on with them before it goes on here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from deckwright.model.blocks import (
    Block,
    Callout,
    DefinitionList,
    Heading,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
)
from deckwright.model.deck import Panel, Stroke
from deckwright.model.inlines import Run, plain_text
from deckwright.model.length import Insets, points, to_points
from deckwright.model.numbering import LAST_NUMBER, label, longest_label, scheme
from deckwright.model.source import Span
from deckwright.model.theme import Bullet, LevelStyle
from deckwright.plan.blocks.running_text import footnote
from deckwright.plan.blocks.runs import bold, run
from deckwright.plan.compose.collect import (
    CUT_BLOCK,
    CUT_CHILD,
    CUT_ITEM,
    Nesting,
    PieceCollector,
)
from deckwright.plan.compose.paginate import NEVER
from deckwright.plan.compose.pieces import TextSpec
from deckwright.plan.compose.setting import Setting
from deckwright.plan.measure import Measure

Held: TypeAlias = Iterator[tuple[Iterable[Block], Nesting]]
"""Blocks that another one holds, and where they stand."""

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

_MARK = 1.0
_NUMBER_GAP = 0.4
"""The room for a bullet, and between a number and its text, against the text's size."""

_LEAST_SCALE = 0.7
"""Of numbers and boxes to tick, which are read: bullets may be as small as the template's."""
_OPEN, _DONE = "☐", "✓"
"""No ballot box with a check: that is an emoji, in colour here and missing there."""


def paragraph(block: Paragraph, nesting: Nesting, out: PieceCollector) -> None:
    """A paragraph; what a colon announces stays with it."""
    style = _unbulleted(nesting, out.setting)
    out.add_text(block.inlines, style, nesting, block.span, cost=CUT_BLOCK)
    if plain_text(block.inlines).rstrip().endswith((":", "：")):
        out.keep = True


def heading(block: Heading, nesting: Nesting, out: PieceCollector) -> None:
    """A heading, which stays with what follows."""
    style = _unbulleted(nesting, out.setting)
    style = replace(style, space_before=round(style.size * 0.8, 1))
    out.add_text(bold(block.inlines), style, nesting, block.span, cost=_CUT_HEADING)
    out.keep = True


def formula(block: MathBlock, nesting: Nesting, out: PieceCollector) -> None:
    """A formula in the middle of its line."""
    style = replace(_flush(out.setting.levels[nesting.inner]), align="center")
    out.add_text((block.math,), style, nesting, block.span, cost=CUT_BLOCK)


def bullets(block: List, nesting: Nesting, out: PieceCollector) -> Held:
    """The items of a list, each with its mark."""
    setting = out.setting
    level = min(nesting.level, setting.deepest)
    step = nesting.step or block.attributes.has("incremental")
    inner = replace(nesting, level=level + 1, step=step)
    counted = _counts(block)
    block = block if counted else _with_written_numbers(block)
    base = _hanging(setting.levels[level], level, block, setting.measure)
    for number, item in enumerate(block.items):
        mark = bullet(block, item, number, base) if counted else None
        style = base if mark == base.bullet else replace(base, bullet=mark)
        yield from _item(item, style, inner, out, first=number == 0)


def _item(
    item: ListItem, style: LevelStyle, nesting: Nesting, out: PieceCollector, *, first: bool
) -> Held:
    head, *rest = item.blocks or (Paragraph((), item.span),)
    if not isinstance(head, Paragraph):
        head, rest = Paragraph((), item.span), list(item.blocks)
    if nesting.step and nesting.level == 1:
        out.steps += 1
    cost = CUT_ITEM if nesting.level == 1 else CUT_CHILD
    if first and nesting.level > 1:
        cost = NEVER
    out.add_text(head.inlines, style, nesting, item.span, cost=cost)
    yield rest, nesting


def definitions(block: DefinitionList, nesting: Nesting, out: PieceCollector) -> Held:
    """Terms in bold, and what they mean further in."""
    style = _unbulleted(nesting, out.setting)
    meaning = replace(style, margin=style.margin + points(style.size), space_before=2.0)
    for definition in block.definitions:
        out.add_text(bold(definition.term), style, nesting, definition.span, cost=CUT_ITEM)
        out.keep = True
        for detail in definition.details:
            head, *rest = detail or (Paragraph((), definition.span),)
            if isinstance(head, Paragraph) and head.inlines:
                out.add_text(head.inlines, meaning, nesting, head.span, cost=CUT_CHILD)
                yield rest, nesting
            else:
                yield detail, nesting


def quote(block: Quote, nesting: Nesting, out: PieceCollector) -> Held:
    """A quotation beside a bar, in italics, and whose it is."""
    setting = out.setting
    base = setting.levels[0]
    spec = TextSpec(
        "quote",
        (replace(_flush(base), italic=True), *setting.levels[1:]),
        nesting.offset(setting),
        Panel(bar=Stroke(setting.slot("accent1"), 3.0)),
        _QUOTE_INSETS,
    )
    inner = Nesting(spec=out.add_frame(spec))
    yield block.blocks, inner
    if block.attribution:
        style = replace(setting.caption, space_before=base.size * 0.4)
        out.keep = True
        out.add_text((Run("— "), *block.attribution), style, inner, block.span, cost=NEVER)


def callout(block: Callout, nesting: Nesting, out: PieceCollector) -> Held:
    """A panel with a bar in the colour of its kind, below its title."""
    setting = out.setting
    base = _flush(setting.levels[0])
    bar = Stroke(setting.slot(_CALLOUTS[block.kind]), 4.0)
    spec = TextSpec(
        "body",
        (base, *setting.levels[1:]),
        nesting.offset(setting),
        Panel("roundRect", setting.panel, radius=6.0, bar=bar),
        _PANEL_INSETS,
    )
    inner = Nesting(spec=out.add_frame(spec))
    title = block.title or run(setting.words.callout(block.kind))
    out.add_text(bold(title), base, inner, block.span, cost=CUT_BLOCK)
    out.keep = bool(block.blocks)
    yield block.blocks, inner


def late_footnotes(out: PieceCollector) -> None:
    """Footnotes that are too long for the foot of a page, below all else."""
    for late in dict.fromkeys(out.late):
        for note in footnote(late, out.setting):
            style = replace(note.style, space_before=note.style.size / 2)
            out.add_text(note.inlines, style, Nesting(), Span(""), cost=CUT_BLOCK)


def _unbulleted(nesting: Nesting, setting: Setting) -> LevelStyle:
    """The style of text that is no item, in line with the item that it belongs to."""
    style = setting.levels[nesting.inner]
    return replace(style, bullet=None, indent=0) if nesting.level else _flush(style)


def _flush(style: LevelStyle) -> LevelStyle:
    """`style` at the edge of its frame."""
    return replace(style, bullet=None, margin=0, indent=0)


def _hanging(style: LevelStyle, level: int, block: List, measure: Measure) -> LevelStyle:
    """`style` with room for the marks of `block`, which stands at that level, counted from 0.

    A level without a margin gets one, and so do wide numbers.
    """
    mark = to_points(-style.indent)
    least = style.size * _MARK if style.margin <= 0 else 0.0
    if block.ordered:
        longest = run(longest_label(block))
        least = measure.width(longest, style) + style.size * _NUMBER_GAP
    elif any(item.checked is not None for item in block.items):
        least = measure.width(run(_OPEN), style) + style.size * _NUMBER_GAP
    if mark >= least:
        return style
    hang = points(least)
    start = style.margin + style.indent if style.margin > 0 else hang * level
    return replace(style, margin=start + hang, indent=-hang)


def _counts(block: List) -> bool:
    """Whether PowerPoint can number a list as it is."""
    last = block.start + len(block.items) - 1
    return not block.ordered or 1 <= block.start <= last <= LAST_NUMBER


def _with_written_numbers(block: List) -> List:
    """`block` with its numbers as text, for a list that begins at zero or far too high."""
    items = tuple(
        _with_text(item, f"{label(n, block)} ") for n, item in enumerate(block.items, block.start)
    )
    return replace(block, items=items, ordered=False)


def _with_text(item: ListItem, words: str) -> ListItem:
    match item.blocks:
        case (Paragraph() as head, *rest):
            head = replace(head, inlines=(Run(words), *head.inlines))
        case rest:
            head = Paragraph((Run(words.strip()),), item.span)
    return replace(item, blocks=(head, *rest))


def bullet(block: List, item: ListItem, number: int, style: LevelStyle) -> Bullet:
    """The mark of an item of `block`, the one of that number, counted from 0."""
    own = style.bullet or Bullet()
    if block.ordered or item.checked is not None:
        own = replace(own, scale=own.scale if own.scale >= _LEAST_SCALE else 1.0)
    if item.checked is not None:
        return replace(own, char=_DONE if item.checked else _OPEN, font="", numbering="")
    if block.ordered:
        # In a font of its own, or PowerPoint takes that of the first run, be it code.
        return replace(
            own,
            char="",
            font=style.font,
            numbering=scheme(block),
            start=block.start + number,
        )
    return own if own.char and not own.numbering else Bullet(color=own.color)
