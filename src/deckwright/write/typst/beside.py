"""Whether columns of a slide can stand side by side on the page's measure."""

from __future__ import annotations

from typing import Final, assert_never

from deckwright.model.blocks import (
    Block,
    Blocks,
    Callout,
    Code,
    Columns,
    DefinitionList,
    Diagram,
    Figure,
    Group,
    Heading,
    List,
    MathBlock,
    Media,
    Paragraph,
    QrCode,
    Quote,
    Table,
)
from deckwright.model.charts import Chart
from deckwright.model.inlines import plain_text

_SHORT_COLUMN: Final = 360
_WIDEST_SHORT_LINE: Final = 34
"""Letters of a column's text and of its longest code line that still read well side by side."""
_MOST_COLUMNS: Final = 3


def fit_beside(block: Columns) -> bool:
    """Whether the columns are short enough to stand side by side on the page's measure."""
    return len(block.columns) <= _MOST_COLUMNS and all(
        _length(column.blocks) <= _SHORT_COLUMN for column in block.columns
    )


def _length(blocks: Blocks) -> int:
    """How much text `blocks` hold, in letters; what cannot stand in a narrow column is endless."""
    return sum(map(_block_length, blocks))


def _block_length(block: Block) -> int:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return len(plain_text(inlines))
        case List(items=items):
            return sum(_length(item.blocks) for item in items)
        case Code(text=text):
            longest = max(map(len, text.splitlines()), default=0)
            return len(text) if longest <= _WIDEST_SHORT_LINE else _SHORT_COLUMN + 1
        case Figure(caption=caption) | QrCode(caption=caption) | Media(caption=caption):
            return len(plain_text(caption))
        case Group(blocks=blocks) | Quote(blocks=blocks) | Callout(blocks=blocks):
            return _length(blocks)
        case Table() | Columns() | DefinitionList() | MathBlock() | Chart() | Diagram():
            return _SHORT_COLUMN + 1
        case _:
            assert_never(block)
