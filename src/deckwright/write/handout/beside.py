"""What stands side by side on the page's measure: columns of a slide, a tall picture and a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from deckwright.model.blocks import (
    Block,
    Blocks,
    Callout,
    Code,
    Column,
    Columns,
    Figure,
    Group,
    Heading,
    List,
    Media,
    Paragraph,
    QrCode,
    Quote,
)
from deckwright.model.inlines import plain_text
from deckwright.model.talk import Asset
from deckwright.model.walk import walk

_SHORT_COLUMN: Final = 360
_WIDEST_SHORT_LINE: Final = 34
"""Letters of a column's text and of its longest code line that still read well side by side."""
_MOST_COLUMNS: Final = 3
_UNEVEN: Final = (Heading, Figure, Media, QrCode)
"""What does not stand beside a picture: heads of their own, and more pictures."""


def fit_beside(block: Columns) -> bool:
    """Whether the columns are short enough to stand side by side on the page's measure."""
    return len(block.columns) <= _MOST_COLUMNS and all(
        _length(column.blocks) <= _SHORT_COLUMN for column in block.columns
    )


def beside_picture(blocks: Sequence[Block], assets: Mapping[str, Asset]) -> Sequence[Block]:
    """`blocks`, in two columns where they are a short text and one picture, higher than wide.

    Above or below the text the picture would leave half of the page's width empty.
    """
    tall = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Figure) and _is_tall(block, assets)
    ]
    if len(tall) != 1 or len(blocks) == 1:
        return blocks
    (place,) = tall
    before, after = tuple(blocks[:place]), tuple(blocks[place + 1 :])
    if (before and after) or any(isinstance(block, _UNEVEN) for block in before + after):
        return blocks
    columns = (before, (blocks[place],)) if before else ((blocks[place],), after)
    beside = Columns(tuple(Column(column, column[0].span) for column in columns), blocks[0].span)
    return (beside,) if fit_beside(beside) else blocks


def _is_tall(figure: Figure, assets: Mapping[str, Asset]) -> bool:
    asset = assets.get(figure.image.source)
    return asset is not None and asset.height > asset.width


def _length(blocks: Blocks) -> int:
    """How much text `blocks` hold, in letters; what cannot stand in a narrow column is endless."""
    return sum(map(_own_length, walk(blocks)))


def _own_length(block: Block) -> int:
    """The text of a block without that of the blocks in it."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return len(plain_text(inlines))
        case Code(text=text):
            longest = max(map(len, text.splitlines()), default=0)
            return len(text) if longest <= _WIDEST_SHORT_LINE else _SHORT_COLUMN + 1
        case Figure(caption=caption) | QrCode(caption=caption) | Media(caption=caption):
            return len(plain_text(caption))
        case List() | Group() | Quote() | Callout():
            return 0
        case _:
            return _SHORT_COLUMN + 1
