"""A flow: blocks turned into pieces that can be stacked, cut into pages and drawn.

Heights and widths are points. A *spec* says what one frame will be, but for what fills it: its
*pieces*, which a page break may tell apart: a paragraph, a line of code, a table's row, a row of
pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from deckwright.model.blocks import Diagram, Media, QrCode
from deckwright.model.charts import Chart
from deckwright.model.deck import Panel, TableCell, TextParagraph, TextRole
from deckwright.model.inlines import Image, Inlines
from deckwright.model.length import Insets
from deckwright.model.source import Span
from deckwright.model.talk import Asset
from deckwright.model.theme import LevelStyle
from deckwright.plan.blocks.runs import Passage
from deckwright.plan.compose.paginate import FrameSpace


@dataclass(frozen=True, slots=True)
class TextSpec:
    """Paragraphs in one text frame."""

    role: TextRole
    levels: tuple[LevelStyle, ...]
    offset: float = 0.0
    """From the left edge of the flow, points."""
    panel: Panel | None = None
    insets: Insets = Insets(0, 0, 0, 0)
    head: tuple[TextParagraph, ...] = ()
    """Repeated on top of each page."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table, or the columns of it that fit beside each other."""

    columns: tuple[float, ...]
    head: tuple[TableCell, ...]
    """Empty where no column has a head."""
    head_height: float
    style: LevelStyle
    head_style: LevelStyle
    insets: Insets
    description: str
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class PicturesSpec:
    """Pictures side by side."""

    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class ColumnsSpec:
    """Columns within a flow."""

    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class DrawingSpec:
    """Something that is drawn into a box, such as a chart."""

    offset: float = 0.0


FrameSpec: TypeAlias = TextSpec | TableSpec | PicturesSpec | ColumnsSpec | DrawingSpec


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A paragraph, or the slice of one from `start` to `end` of what `whole` says.

    Slices that have their `number` in common are one paragraph again where they meet.
    """

    paragraph: TextParagraph
    number: int
    whole: Passage = field(default_factory=lambda: Passage.of(()))
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class RowPiece:
    """A row of a table: the cells that begin in it."""

    cells: tuple[TableCell, ...]
    on_top: tuple[TableCell, ...] = ()
    """Where cells above reach into it: its cells as the first row of a page, these among them."""


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in a row of pictures; all sizes in points. `asset` is None where it is missing."""

    image: Image
    asset: Asset | None
    width: float
    height: float
    caption: Inlines
    caption_height: float
    link: str = ""


@dataclass(frozen=True, slots=True)
class PicturesPiece:
    """A row of pictures; `cell` is the width that each has, `gap` what lies between two."""

    pictures: tuple[PlacedPicture, ...]
    cell: float
    gap: float
    caption_style: LevelStyle
    level: bool = False
    """All have one height, and cells as wide as they are themselves."""


@dataclass(frozen=True, slots=True)
class ColumnsPiece:
    """Columns, each with its own flow: offset from the left, width, flow."""

    columns: tuple[tuple[float, float, Flow], ...]


@dataclass(frozen=True, slots=True)
class DrawingPiece:
    """What is drawn into a box of its own."""

    block: Chart | Diagram | Media | QrCode


@dataclass(frozen=True, slots=True)
class Piece:
    """What lies between two places where a page may be cut."""

    spec: int
    """Which of the flow's specs it belongs to."""
    content: TextPiece | RowPiece | PicturesPiece | ColumnsPiece | DrawingPiece
    height: float
    space: float = 0.0
    lead: float = 0.0
    """How much higher it is as the first of its frame: a slice then begins a line."""
    cost: float = 1.0
    forced: bool = False
    notes: float = 0.0
    footnotes: tuple[str, ...] = ()
    stretch: float = 0.0
    """How much higher it would like to be, where there is room."""
    span: Span = Span("")
    broken: bool = False
    """Whether a word of it is wider than its line."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces in order, and the specs that they belong to."""

    pieces: tuple[Piece, ...]
    specs: tuple[FrameSpec, ...]
    spaces: tuple[FrameSpace, ...]
    """By spec: what it adds to the height of a page."""

    @property
    def broken(self) -> bool:
        """Whether a word is wider than its line."""
        return any(piece.broken for piece in self.pieces)

    def all_specs(self) -> Iterator[FrameSpec]:
        """The specs, those of columns within the flow too."""
        yield from self.specs
        for piece in self.pieces:
            if isinstance(piece.content, ColumnsPiece):
                for _, _, flow in piece.content.columns:
                    yield from flow.all_specs()
