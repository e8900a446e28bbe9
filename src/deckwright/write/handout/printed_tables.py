"""Tables on paper: the table of a chart, and how wide columns are by their words and lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from deckwright.model.blocks import Alignment, Cell, Table
from deckwright.model.charts import Chart, written
from deckwright.model.inlines import Run, plain_text
from deckwright.model.length import at_least

MEASURE: Final = 74
"""About how many letters of a table stand side by side on the page's measure."""
_COLUMN_GAP: Final = 3
"""What the space between two columns is worth, in letters."""
_WIDE: Final = 1.15
"""How much wider than others letters in bold or in code are."""
_NUMBER: Final = re.compile(r"[~<>≈≤≥±+−-]?\s?[$€£]?\s?\d[\d\s.,:'×x/]*\s?[%‰]?[\s\u00a0]?\w{0,3}")


def column_widths(table: Table) -> list[float | None]:
    """Each column's share of the measure, or None where it is as wide as its longest line.

    A table that fits stays as wide as its content. Otherwise columns of short lines keep their
    width, and the others share what is left by the root of their content: long texts get more
    room, but not so much that short ones break into single words. The author's own widths are
    obeyed. No column becomes narrower than its longest word, which would reach into the next.
    """
    columns = list(zip(*_shared_texts(table), strict=True))
    if table.widths:
        return list(_shared(table.widths, columns, MEASURE))
    longest = [max(map(len, column)) for column in columns]
    long = sorted(_too_long(longest, MEASURE - _COLUMN_GAP * (len(columns) - 1)))
    kept = sum(
        longest[number] + _COLUMN_GAP for number in range(len(columns)) if number not in long
    )
    shares = [max(1, sum(map(len, columns[number]))) ** 0.5 for number in long]
    shared = iter(_shared(shares, [columns[number] for number in long], max(1, MEASURE - kept)))
    return [next(shared) if number in long else None for number in range(len(columns))]


def _shared(
    shares: Sequence[float], columns: Sequence[Sequence[str]], room: float
) -> tuple[float, ...]:
    """`room` in letters, shared out among `columns`; gaps and all."""
    least = [_least(column) for column in columns]
    return at_least(least, [share * room / sum(shares) for share in shares])


def is_crowded(table: Table) -> bool:
    """Whether the longest words of its columns have no room beside each other."""
    return sum(map(_least, zip(*_shared_texts(table), strict=True))) > MEASURE


def column_alignments(table: Table) -> list[Alignment]:
    """Each column's alignment: the author's, else numbers to the right and words to the left."""
    bodies = list(zip(*_texts(table)[1:], strict=True)) or [()] * len(table.head)
    return [
        cell.alignment or ("right" if _are_numbers(body) else "left")
        for cell, body in zip(table.head, bodies, strict=True)
    ]


def _too_long(longest: list[int], room: float) -> set[int]:
    """The columns that must break their lines when every other one takes what it needs."""
    long = set(range(len(longest)))
    while long:
        fair = room / len(long)
        short = {number for number in long if longest[number] <= fair}
        if not short:
            break
        long -= short
        room -= sum(longest[number] for number in short)
    return long


def _texts(table: Table) -> list[list[str]]:
    """The words of cells that stand in one column."""
    return [
        ["" if cell.column_span > 1 else plain_text(cell.inlines) for cell in row]
        for row in (table.head, *table.rows)
    ]


def _shared_texts(table: Table) -> list[list[str]]:
    """The words of all cells by columns; those that a cell spans share its words."""
    texts = _texts(table)
    for row, cells in zip(texts, (table.head, *table.rows), strict=True):
        for column, cell in enumerate(cells):
            if cell.column_span > 1:
                words, span = plain_text(cell.inlines).split(), cell.column_span
                row[column : column + span] = [" ".join(words[n::span]) for n in range(span)]
    return texts


def _least(column: Sequence[str]) -> float:
    """The letters that a column needs for its longest word and the gap beside it."""
    return _longest_word(column) * _WIDE + _COLUMN_GAP


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for text in column for word in text.split()), default=0)


def _are_numbers(texts: tuple[str, ...]) -> bool:
    filled = [text.strip() for text in texts if text.strip()]
    return bool(filled) and all(_NUMBER.fullmatch(text) for text in filled)


def chart_table(chart: Chart) -> Table:
    """The data of `chart`, its title as the caption."""
    head = (chart.corner or chart.x_title, *(series.name for series in chart.series))
    return Table(
        head=tuple(Cell((Run(name),), "right" if at else "left") for at, name in enumerate(head)),
        rows=tuple(
            (
                Cell((Run(category),), "left"),
                *(Cell((Run(written(one.values[at])),), "right") for one in chart.series),
            )
            for at, category in enumerate(chart.categories)
        ),
        span=chart.span,
        row_spans=(chart.span,) * len(chart.categories),
        caption=(Run(chart.title),) if chart.title else (),
    )
