"""What the planner knows of a template: its layouts, boxes, fonts, colours and text sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from deckwright.model.length import Box, Insets
from deckwright.model.scenery import Paint, Shape

Color: TypeAlias = str
"""A slot of the theme after the master's colour map (`tx1`, `bg2`, `accent1`, …) or `#RRGGBB`."""

Align = Literal["left", "center", "right", "justify"]
Anchor = Literal["top", "middle", "bottom"]

Evidence = Literal["settings", "type", "name", "places"]
"""What speaks for a layout: `template.yml`, its type, its name, or but its placeholders."""

Role = Literal[
    "title",
    "section",
    "content",
    "two-content",
    "three-content",
    "comparison",
    "picture",
    "full-picture",
    "statement",
    "quote",
    "title-only",
    "speaker",
    "agenda",
    "closing",
    "blank",
]
"""What a layout is for."""

PlaceholderType = Literal[
    "title",
    "ctrTitle",
    "subTitle",
    "body",
    "obj",
    "pic",
    "tbl",
    "chart",
    "dgm",
    "media",
    "clipArt",
    "dt",
    "ftr",
    "sldNum",
    "hdr",
    "sldImg",
]
"""ECMA-376 part 1, 19.7.10 `ST_PlaceholderType`."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """The mark before a paragraph: a character, or a number where `numbering` is set."""

    char: str = "•"
    font: str = ""
    """Empty: the font of the text."""
    color: Color = ""
    """Empty: the colour of the text."""
    scale: float = 1.0
    """Of the text's size."""
    numbering: str = ""
    """ECMA-376 part 1, 20.1.10.61 `ST_TextAutonumberScheme`, such as `arabicPeriod`."""
    start: int = 1


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """How a paragraph of one list level looks, inheritance resolved."""

    size: float
    """Points."""
    font: str
    """The family itself, theme references (`+mn-lt`) resolved."""
    color: Color = "tx1"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    bullet: Bullet | None = None
    margin: int = 0
    """Left margin of the text, EMU."""
    indent: int = 0
    """First line against `margin`, EMU; negative for a hanging bullet."""
    space_before: float = 0.0
    """Points, percentages resolved against `size`."""
    space_after: float = 0.0
    line_spacing: float = 1.0
    """Of the font's single line."""
    align: Align = "left"
    tracking: float = 0.0
    """Points between letters."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout."""

    idx: int
    type: PlaceholderType
    name: str
    box: Box
    levels: tuple[LevelStyle, ...]
    """Nine of them."""
    insets: Insets = Insets()
    anchor: Anchor = "top"
    vertical: bool = False
    panel: Shape | None = None
    """What a slide inherits behind whatever stands in this place; its box is that of the place."""


@dataclass(frozen=True, slots=True)
class StaticText:
    """Words that a master or layout says on each of its slides: a slogan, a company's name."""

    box: Box
    paragraphs: tuple[tuple[str, LevelStyle], ...]
    insets: Insets = Insets()
    anchor: Anchor = "top"
    rotation: float = 0.0
    """Degrees, clockwise, about its middle."""


Decoration: TypeAlias = Shape | StaticText


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of a template. `part` is its part name (`/ppt/slideLayouts/slideLayout2.xml`)."""

    name: str
    part: str
    placeholders: tuple[Placeholder, ...]
    dark: bool = False
    """Whether its background is dark, whatever the theme's is."""
    colors: Mapping[str, str] = field(default_factory=dict)
    """Slots that differ here from `Theme.colors` (`clrMapOvr`, or the background) as `#RRGGBB`."""
    links: str = ""
    """The slot that links take here, where their own could not be read on the background."""
    background: Paint = "#FFFFFF"
    decorations: tuple[Decoration, ...] = ()
    """What master and layout draw on every slide, back to front; placeholders are none of it."""
    grounds: Mapping[int, str] = field(default_factory=dict)
    """What the text of placeholders stands on as `#RRGGBB`, by index, where it is not `bg1`."""

    @property
    def title(self) -> Placeholder | None:
        """The title's placeholder."""
        return next((p for p in self.placeholders if p.type in ("title", "ctrTitle")), None)

    def placeholder(self, idx: int) -> Placeholder:
        """The placeholder of that index. Raises `KeyError`."""
        for placeholder in self.placeholders:
            if placeholder.idx == idx:
                return placeholder
        raise KeyError(idx)

    def of_type(self, *types: PlaceholderType) -> tuple[Placeholder, ...]:
        """Placeholders of these types, in the order of the layout."""
        return tuple(p for p in self.placeholders if p.type in types)


@dataclass(frozen=True, slots=True)
class RoleLayout:
    """The layout that stands for a role, and which of its placeholders takes what.

    The indices are those of placeholders in `layout`; None or an empty tuple where the layout
    has no such place and the planner must set its own text box.
    """

    role: Role
    layout: Layout
    composed: bool = False
    """True where the template has no layout for the role and this one is the nearest."""
    evidence: tuple[Evidence, ...] = ()
    """Why this layout; empty where it is `composed`."""
    subtitle: int | None = None
    bodies: tuple[int, ...] = ()
    """Text or content places, in reading order."""
    heads: tuple[int, ...] = ()
    """Column heads of a comparison, in the order of `bodies`."""
    picture: int | None = None
    caption: int | None = None
    """The small text: a quote's author, a picture's caption, a title slide's event and date."""
    area: Box = Box(0, 0, 0, 0)
    """Where content may stand when it is no placeholder's: below the title, above the footer."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face to measure with: a file, and the weight to ask of it where it is variable."""

    path: Path
    weight: int | None = None
    number: int = 0
    """The face within a collection (.ttc)."""


@dataclass(frozen=True, slots=True)
class FontFaces:
    """The faces that stand for one family.

    `exact` is False where a relative is measured in place of the family itself; the planner then
    keeps `slack`.
    """

    family: str
    regular: FontFile
    bold: FontFile
    italic: FontFile
    bold_italic: FontFile
    exact: bool = True
    slack: float = 1.0
    """Multiplies every advance; above 1 where the measured font is a guess."""


MAX_FILE = 256 << 20
"""Bytes of a template's file at most."""
BUNDLED: tuple[Literal["light", "dark"], ...] = ("light", "dark")
"""The templates that come with deckwright."""


@dataclass(frozen=True, slots=True)
class Minimums:
    """The smallest text sizes in points that the planner may choose."""

    title: float = 24.0
    body: float = 18.0
    code: float = 14.0
    table: float = 14.0
    caption: float = 12.0
    footer: float = 10.0


@dataclass(frozen=True, slots=True)
class TemplateSettings:
    """A template's `template.yml`, resolved: what its owner says against what is found in it."""

    file: str
    """The name of the .pptx or .potx in the template's folder."""
    layouts: Mapping[Role, str] = field(default_factory=dict)
    """Which layout, by name, stands for a role."""
    minimums: Minimums | None = None
    colors: Mapping[str, str] = field(default_factory=dict)
    """Slots of the theme that are replaced, as `#RRGGBB`."""
    fonts: tuple[Path, ...] = ()
    """Font files in the template's folder, links followed."""
    system_fonts: bool = False
    """Whether the fonts of the machine count, besides those that come with the program."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A template, read. `package` is the template's file as it was, for the writer to fill."""

    name: str
    package: bytes
    digest: str
    width: int
    height: int
    layouts: tuple[Layout, ...]
    roles: Mapping[Role, RoleLayout]
    """Complete: every role has an entry."""
    colors: Mapping[str, str]
    """`tx1 bg1 tx2 bg2 accent1…6 hlink folHlink` → `#RRGGBB`, colour map applied."""
    heading_font: str
    body_font: str
    code_font: str
    faces: Mapping[str, FontFaces]
    """By family, for every family a level style names and for `code_font`."""
    fallback_faces: tuple[FontFaces, ...] = ()
    """Asked in turn for characters that a family lacks."""
    minimums: Minimums = Minimums()
    dark: bool = False
    scheme_fonts: tuple[str, str] | None = None
    """Heading and text family of its font scheme (`+mj-lt`, `+mn-lt`), empty where its masters
    have several; None: they are `heading_font` and `body_font`, as in most templates."""

    def color(self, color: Color, layout: Layout | None = None) -> str:
        """`color` as `#RRGGBB`, as it shows on `layout`."""
        if color.startswith("#"):
            return color
        if layout is not None and color in layout.colors:
            return layout.colors[color]
        return self.colors[color]
