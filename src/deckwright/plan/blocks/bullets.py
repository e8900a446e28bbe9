"""What stands before the items of a list, and the room for it."""

from __future__ import annotations

from dataclasses import replace

from deckwright.model.blocks import List, ListItem, Paragraph
from deckwright.model.inlines import Run
from deckwright.model.length import points, to_points
from deckwright.model.numbering import LAST_NUMBER, label, longest_label, scheme
from deckwright.model.theme import Bullet, LevelStyle
from deckwright.plan.blocks.runs import run
from deckwright.plan.measure import Measure

_MARK = 1.0
_NUMBER_GAP = 0.4
"""The room for a bullet, and between a number and its text, against the text's size."""

_LEAST_SCALE = 0.7
"""Of numbers and boxes to tick, which are read: bullets may be as small as the template's."""
_OPEN, _DONE = "☐", "✓"
"""No ballot box with a check: that is an emoji, in colour here and missing there."""


def hanging(style: LevelStyle, level: int, block: List, measure: Measure) -> LevelStyle:
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


def counts(block: List) -> bool:
    """Whether PowerPoint can number a list as it is."""
    last = block.start + len(block.items) - 1
    return not block.ordered or 1 <= block.start <= last <= LAST_NUMBER


def with_written_numbers(block: List) -> List:
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
