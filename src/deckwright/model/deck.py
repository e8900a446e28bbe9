"""A deck, planned: what stands on which slide, in which box, at which size.

Writers draw this and decide nothing. Frames of a slide are in reading order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from deckwright.model.blocks import Alignment, Blocks
from deckwright.model.charts import Chart
from deckwright.model.diagrams import LineHead
from deckwright.model.inlines import Image, InlineImage, Inlines
from deckwright.model.length import NO_INSETS, Box, Insets, points
from deckwright.model.plot import PaperPlot, Plot
from deckwright.model.source import NOWHERE, Span
from deckwright.model.talk import Asset, OwnWords
from deckwright.model.theme import Anchor, Color, Layout, LevelStyle, Role, Theme

TextRole = Literal[
    "title", "subtitle", "body", "code", "caption", "quote", "footnote", "footer", "label"
]
Geometry = Literal[
    "rect",
    "roundRect",
    "ellipse",
    "diamond",
    "hexagon",
    "can",
    "parallelogram",
    "flowChartPredefinedProcess",
    "foldedCorner",
]
"""ECMA-376 part 1, 20.1.10.56 `ST_ShapeType`."""


Side = Literal["top", "right", "bottom", "left"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its colour and its width in points."""

    color: Color
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The shape behind a text: its outline, its fill and its border."""

    geometry: Geometry = "rect"
    fill: Color = ""
    """Empty: none."""
    stroke: Stroke | None = None
    radius: float = 0.0
    """Corner radius of a `roundRect`, points."""
    bar: Stroke | None = None
    """A vertical rule at the left edge, as quotes and callouts have."""


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph at a list level.

    `style` is final; it differs from the frame's level only where this one paragraph does (no
    bullet, another number).
    """

    inlines: Inlines
    style: LevelStyle
    level: int = 0
    """0 to 8."""
    lines: int = 1
    """How many lines the planner expects."""
    language: str = ""
    rtl: bool = False
    step: int | None = None
    """With which click it appears, where bullets come one by one."""


@dataclass(frozen=True, slots=True)
class TextFrame:
    """Text in a placeholder of the layout, or in a box of its own where `placeholder` is None."""

    role: TextRole
    box: Box
    paragraphs: tuple[TextParagraph, ...]
    levels: tuple[LevelStyle, ...]
    """How each level looks here after fitting; compare with the placeholder's to see what
    must be written down."""
    placeholder: int | None = None
    insets: Insets = NO_INSETS
    anchor: Anchor = "top"
    panel: Panel | None = None
    height: int = 0
    """What the text needs, EMU with insets; `height / box.height` is how full the frame is."""
    name: str = ""
    link: str = ""
    description: str = ""
    """Alternative text, where it says more than the text."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell, its text as one paragraph in the table's style."""

    inlines: Inlines
    align: Alignment = "left"
    lines: int = 1
    column_span: int = 1
    row_span: int = 1
    language: str = ""
    pictures: tuple[InlineImage, ...] = ()
    """Those that are too large for its lines, side by side below its words."""
    picture_height: int = 0
    """Of each of them, EMU."""

    @property
    def below(self) -> int:
        """What is kept free below its words, EMU; pictures without words need no line above."""
        return self.picture_height + PICTURE_GAP if self.inlines and self.pictures else 0


PICTURE_GAP = points(3)
"""Above a picture in a cell, and between two, EMU."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row and its height in EMU."""

    cells: tuple[TableCell, ...]
    height: int


@dataclass(frozen=True, slots=True)
class TableFrame:
    """A native table: `head` rows first. Rules are drawn under the head and under each row."""

    box: Box
    columns: tuple[int, ...]
    """Widths, EMU; they add up to `box.width`."""
    rows: tuple[TableRow, ...]
    style: LevelStyle
    head_style: LevelStyle
    head: int = 1
    head_rule: Stroke = Stroke("accent1", 1.5)
    row_rule: Stroke = Stroke("bg2", 0.75)
    insets: Insets = Insets()
    placeholder: int | None = None
    name: str = ""
    description: str = ""
    """Alternative text."""


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """A picture. `crop` is what is cut off left, top, right and bottom, as shares of 1."""

    box: Box
    image: Image
    asset: Asset
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    placeholder: int | None = None
    name: str = ""
    link: str = ""
    background: bool = False
    """Whether it lies behind everything else."""
    geometry: Geometry = "rect"
    in_line: bool = False
    """Whether it lies on a gap in the text before it, as high as a line."""


@dataclass(frozen=True, slots=True)
class QrFrame:
    """A QR code of an address."""

    box: Box
    url: str
    dark: Color = "tx1"
    light: Color = "bg1"
    description: str = ""
    """For those who do not see it."""


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """A native chart, and the plot that every drawing of it follows."""

    box: Box
    chart: Chart
    plot: Plot
    style: LevelStyle
    """Of every word in it; the title is bold."""
    colors: tuple[Color, ...]
    """One for each series, or for each category of a round chart."""
    inner: Color
    """Of labels that stand on these colours."""
    quiet: Color
    """Of axes and grid."""
    description: str
    """Alternative text."""
    paper: PaperPlot | None = None
    """How it is printed."""
    language: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class MediaFrame:
    """A film or a recording that plays on a click."""

    box: Box
    clip: Asset
    description: str
    """Alternative text."""
    poster: Asset | None = None
    """Shown until it plays; None: a plain plate with a triangle."""
    plate: tuple[Color, Color] = ("tx1", "bg1")
    """The colours of the plate and of its triangle."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Glue:
    """A side of a text frame of the same group, which is called by its name."""

    frame: str
    side: Side


@dataclass(frozen=True, slots=True)
class LineFrame:
    """A straight line from one point to another, EMU, perhaps with a head at an end."""

    start: tuple[int, int]
    end: tuple[int, int]
    stroke: Stroke
    heads: tuple[LineHead, LineHead] = ("none", "none")
    glue: tuple[Glue | None, Glue | None] = (None, None)
    """What its ends hold on to, and follow when it is moved."""


@dataclass(frozen=True, slots=True)
class GroupFrame:
    """Shapes that belong together, such as a diagram: they move and are read out as one."""

    box: Box
    frames: tuple[TextFrame | LineFrame, ...]
    """In the order in which they are drawn; their boxes are those on the slide."""
    description: str
    """Alternative text."""
    name: str = ""
    size: float = 0.0
    """The smallest text in it, points."""
    span: Span = NOWHERE
    """Where it was written."""


Frame: TypeAlias = (
    TextFrame
    | TableFrame
    | PictureFrame
    | QrFrame
    | ChartFrame
    | GroupFrame
    | MediaFrame
    | LineFrame
)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A background of one slide's own."""

    color: Color
    """What fills it; behind a picture what its text may have to stand on at worst."""
    picture: Asset | None = None
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What is cut off left, top, right and bottom, as shares of 1."""
    dimming: float = 0.0
    """How far the picture is moved towards black (-1) or white (1)."""
    flipped: bool = False
    """Whether text and background change places in the theme's colours."""
    plain_links: bool = False
    """Whether links have the colour of the text, because their own cannot be read."""
    alone: bool = False
    """Whether the layout's own drawings are left out, because one of them would cover it."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What the layout's small placeholders show; empty or None: left out."""

    text: str = ""
    number: bool = True
    date: str = ""
    color: Color = ""
    """Of its words, where the layout's own cannot be read on the slide's background."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. Its title is the first frame of role `title`, unless `hidden_title` is set."""

    id: str
    """Unique in the deck; links lead here."""
    number: int
    role: Role
    layout: Layout
    title: str
    """The words of the title, also where the design shows none."""
    frames: tuple[Frame, ...]
    span: Span = NOWHERE
    notes: Blocks = ()
    footer: Footer = Footer()
    hidden_title: bool = False
    """The title is kept off the slide, for screen readers and the outline."""
    hidden: bool = False
    backdrop: Backdrop | None = None
    transition: str = ""
    language: str = ""
    own_words: OwnWords = ()
    """What the workspace says in its own way in that language."""
    part: tuple[int, int] = (1, 1)
    """Which of how many slides this is of the section it was cut from."""
    suffix: str = ""
    """What the title ends with to say so."""
    source: str = ""
    """The name of the talk that it belongs to; empty for slides of the event."""


@dataclass(frozen=True, slots=True)
class DeckSection:
    """An entry of PowerPoint's section list: its name and its slides, `first` counted from 0."""

    name: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck, ready to be drawn."""

    title: str
    theme: Theme
    slides: tuple[Slide, ...]
    sections: tuple[DeckSection, ...] = ()
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    language: str = "en"
    date: dt.date | None = None
    keywords: tuple[str, ...] = ()
    dialect: str = ""
    """Whose Markdown the talk was read as, and why; empty for our own."""
    footnotes: Mapping[str, Blocks] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    """Pictures of the notes, by `Image.source`."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Digests of the talks' files, by the talks' names."""
