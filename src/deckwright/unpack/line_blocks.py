"""Paragraphs with levels and marks as blocks: lists within lists, listings, running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from deckwright.model.blocks import Block, Blocks, Code, List, ListItem, Paragraph
from deckwright.model.source import NOWHERE
from deckwright.unpack.text_lines import Line

_NUMBER = re.compile(r" *(\d{1,5})(?:  |$)")
"""The number before a line of a listing."""


def blocks_of(lines: Sequence[Line]) -> Blocks:
    """The blocks that paragraphs make; lines of code, two or more in a row, are a listing."""
    said = [line for line in lines if line.inlines]
    return tuple(block for stretch in _stretches(said) for block in _blocks(stretch))


def listing(lines: Sequence[Line]) -> Code:
    """Paragraphs as a listing, empty ones among them; numbers before its lines number it."""
    text = "\n".join(line.text.rstrip().expandtabs(4) for line in lines).strip("\n")
    rows = text.split("\n")
    numbers = [found for row in rows if (found := _NUMBER.match(row))]
    counted = [int(found[1]) for found in numbers]
    if len(rows) == 1 or len(numbers) < len(rows) or counted != _from(counted[0], len(rows)):
        return Code(text, NOWHERE)
    bare = (row[found.end() :] for row, found in zip(rows, numbers, strict=True))
    return Code("\n".join(bare), NOWHERE, numbered=True, first_line=counted[0])


def _from(first: int, count: int) -> list[int]:
    return list(range(first, first + count))


def is_listing(lines: Sequence[Line]) -> bool:
    """Whether all the words are set in a font of fixed width, and in no list."""
    said = [line for line in lines if line.inlines]
    return bool(said) and all(line.fixed and line.mark is None for line in said)


def _stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: those of a list with what stands in below it, or of code."""
    stretch: list[Line] = []
    for line in lines:
        if stretch and not _goes_on(stretch, line):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _goes_on(stretch: Sequence[Line], line: Line) -> bool:
    first = stretch[0]
    if first.mark is None:
        return first.fixed and line.fixed and line.mark is None
    return line.mark is not None or line.level > first.level


def _blocks(stretch: Sequence[Line]) -> Iterator[Block]:
    if stretch[0].mark is not None:
        yield from _lists(stretch)
    elif len(stretch) > 1 or (stretch[0].fixed and "\n" in stretch[0].text.strip()):
        yield listing(stretch)
    else:
        yield Paragraph(stretch[0].inlines, NOWHERE)


def _lists(lines: Sequence[Line]) -> Iterator[List]:
    """Lists of items: a list ends where the kind of its marks changes."""
    items: list[list[Line]] = []
    for line in lines:
        if line.mark is not None and (not items or line.level <= items[0][0].level):
            items.append([line])
        else:
            items[-1].append(line)
    for _, group in groupby(_numbered(items), key=lambda item: item[0]):
        yield _list([item for _, item in group])


def _numbered(items: Sequence[list[Line]]) -> Iterator[tuple[int, list[Line]]]:
    """Items with the number of the list that they belong to.

    Neighbours with one scheme count themselves; notes of ours say each number.
    """
    number, last, count = 0, None, 0
    for item in items:
        mark = item[0].mark
        if last is not None and mark is not None:
            alike = (last.number_style, last.delimiter) == (mark.number_style, mark.delimiter)
            follows = mark.start in (last.start, last.start + count)
            if not alike or (mark.number_style is not None and not follows):
                number, last, count = number + 1, None, 0
        last = last or mark
        count += 1
        yield number, item


def _list(items: Sequence[list[Line]]) -> List:
    mark = items[0][0].mark
    made = tuple(_item(item) for item in items)
    style = mark.number_style if mark else None
    return List(
        made,
        NOWHERE,
        ordered=style is not None,
        start=mark.start if mark else 1,
        number_style=style or "decimal",
        delimiter=mark.delimiter if mark else "period",
        tight=not any(isinstance(one, Paragraph) for item in made for one in item.blocks[1:]),
    )


def _item(lines: Sequence[Line]) -> ListItem:
    first, *rest = lines
    checked = first.mark.checked if first.mark else None
    return ListItem((Paragraph(first.inlines, NOWHERE), *blocks_of(rest)), NOWHERE, checked)
