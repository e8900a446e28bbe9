"""A design: everything that a template is drawn from, as data.

Placeholders and text levels are the model's own, so that a generated template, read back, gives
the same values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deckwright.model.length import Box
from deckwright.model.theme import Color, LevelStyle, Placeholder
from deckwright.theme.bundled import Name

Geometry = Literal["rect", "ellipse"]
"""ECMA-376 part 1, 20.1.10.56 `ST_ShapeType`, as far as the designs use it."""

LayoutType = Literal[
    "title",
    "secHead",
    "obj",
    "twoObj",
    "twoTxTwoObj",
    "picTx",
    "titleOnly",
    "blank",
    "cust",
]
"""ECMA-376 part 1, 19.7.15 `ST_SlideLayoutType`, as far as the designs use it."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The twelve colours of a theme, `RRGGBB` (ECMA-376 part 1, 20.1.6.2 `clrScheme`)."""

    dk1: str
    lt1: str
    dk2: str
    lt2: str
    accent1: str
    accent2: str
    accent3: str
    accent4: str
    accent5: str
    accent6: str
    hlink: str
    folHlink: str  # noqa: N815 (the slot's own name)


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder with the prompt that an editor sees in it while it is empty.

    `fill` lies behind its text, where text stands on a picture.
    """

    placeholder: Placeholder
    prompt: str
    fill: Color = ""
    geometry: Geometry = "rect"


@dataclass(frozen=True, slots=True)
class Mark:
    """A plain shape that belongs to the design: a rule, a band, a field of colour."""

    name: str
    box: Box
    fill: Color = "accent1"


@dataclass(frozen=True, slots=True)
class LayoutDesign:
    """A layout. `marks` lie behind the places; `background` is the master's where it is empty."""

    name: str
    type: LayoutType
    places: tuple[Place, ...]
    marks: tuple[Mark, ...] = ()
    background: Color = ""
    master_marks: bool = True
    """Whether the marks of the master show."""


@dataclass(frozen=True, slots=True)
class Design:
    """A template to be generated.

    `title` and `body` are the master's placeholders; their levels become its text styles.
    """

    name: Name
    palette: Palette
    dark: bool
    title: Place
    body: Place
    footers: tuple[Place, ...]
    marks: tuple[Mark, ...]
    layouts: tuple[LayoutDesign, ...]

    @property
    def text_levels(self) -> tuple[LevelStyle, ...]:
        """The nine levels of running text."""
        return self.body.placeholder.levels
