"""The blocks of a talk: a closed union. A new kind of block starts here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from deckwright.model.charts import Chart
from deckwright.model.diagrams import Drawing
from deckwright.model.inlines import Image, Inlines, Math
from deckwright.model.length import Length
from deckwright.model.source import Span

Alignment = Literal["left", "center", "right"]
CalloutKind = Literal["note", "tip", "important", "warning", "caution"]
NumberStyle = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
NumberDelimiter = Literal["period", "paren", "parens"]
"""What a number ends in: `1.`, `1)` or `(1)`."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands between braces: `{#id .class key=value}`."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        """The value of `key`; the last one wins."""
        return dict(self.values).get(key, default)

    def has(self, name: str) -> bool:
        """Whether the class `name` is set."""
        return name in self.classes


NO_ATTRIBUTES = Attributes()

BACKGROUND_KEYS = ("background", "background-image")
"""What names the picture behind a slide, in the braces of its heading."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: Inlines
    span: Span
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a slide; `level` counts from 3, as written (`###`)."""

    level: int
    inlines: Inlines
    span: Span
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; `checked` is None unless it is a task."""

    blocks: tuple[Block, ...]
    span: Span
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A bullet or numbered list."""

    items: tuple[ListItem, ...]
    span: Span
    ordered: bool = False
    start: int = 1
    number_style: NumberStyle = "decimal"
    delimiter: NumberDelimiter = "period"
    tight: bool = True
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means, once or several times."""

    term: Inlines
    details: tuple[tuple[Block, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions."""

    definitions: tuple[Definition, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """A listing. `text` has no trailing newline; `language` is the first word of the fence."""

    text: str
    span: Span
    language: str = ""
    title: str = ""
    emphasised: frozenset[int] = frozenset()
    """Line numbers to point out, counted from `first_line`."""
    numbered: bool = False
    first_line: int = 1
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table's grid: a cell, or what one reaches over."""

    inlines: Inlines
    alignment: Alignment | None = None
    column_span: int = 1
    row_span: int = 1
    covered: bool = False
    """Whether a cell to the left or above reaches over this place, which has no words then."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row (possibly of empty cells). Every row has as many cells.

    Cells that span never overlap, stay within the table, and none goes on from the head below it.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    row_spans: tuple[Span, ...] = ()
    caption: Inlines = ()
    widths: tuple[float, ...] = ()
    """Of the columns, against each other, where the author says so; their sum is all the room."""
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands by itself, with a caption or without."""

    image: Image
    span: Span
    caption: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words. `attribution` is the last paragraph where it starts with a dash."""

    blocks: tuple[Block, ...]
    span: Span
    attribution: Inlines = ()
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Callout:
    """A set-apart remark: `::: tip` or `> [!TIP]`."""

    kind: CalloutKind
    title: Inlines
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` is None where the author left it to the planner."""

    blocks: tuple[Block, ...]
    span: Span
    width: Length | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side."""

    columns: tuple[Column, ...]
    span: Span
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class MathBlock:
    """A formula on a line of its own."""

    math: Math
    span: Span


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram and the listing that it was read from."""

    drawing: Drawing
    code: Code
    description: str
    """The author's own alternative text, or nothing."""
    span: Span


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address to be scanned, with the words that name it."""

    url: str
    caption: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Media:
    """A film or a recording. `clip` is its file, `poster` the picture that stands for it."""

    kind: Literal["video", "audio"]
    clip: Image
    span: Span
    poster: Image | None = None
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that share attributes: `::: {.incremental}`."""

    blocks: tuple[Block, ...]
    span: Span
    attributes: Attributes = field(default=NO_ATTRIBUTES)


Block: TypeAlias = (
    Paragraph
    | Heading
    | List
    | DefinitionList
    | Code
    | Table
    | Figure
    | Quote
    | Callout
    | Columns
    | MathBlock
    | Chart
    | Diagram
    | QrCode
    | Media
    | Group
)
Blocks: TypeAlias = tuple[Block, ...]
