"""What a deck is made of, before any of it is read: its slides, their sections, who made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import APPLICATION_PROPERTIES, P14, P, R
from deckwright.ooxml.package import Package, Relationship
from deckwright.ooxml.units import number
from deckwright.unpack.inherit import Ancestors, ancestors

_PROGRAM = f"{{{APPLICATION_PROPERTIES}}}Application"
_SECTION_NAMES = frozenset(("section", "section header"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide as it is in the file. `number` counts from 1."""

    number: int
    part: str
    root: Element
    layout: str
    """The type of its layout (19.7.15 `ST_SlideLayoutType`); empty for a custom one."""
    layout_name: str
    """In small letters."""
    ancestors: Ancestors
    relations: Mapping[str, Relationship]
    hidden: bool
    group: str
    """The section of PowerPoint's list of slides that it stands in."""

    @property
    def id(self) -> str:
        """What links to the slide name in the talk."""
        return f"slide-{self.number}"

    @property
    def opens(self) -> bool:
        """Whether it is a title slide."""
        return self.layout == "title" or any(
            one.get("type") == "ctrTitle" for one in self.root.iter(f"{P}ph")
        )

    @property
    def divides(self) -> bool:
        """Whether it is a section's heading."""
        return self.layout == "secHead" or self.layout_name in _SECTION_NAMES


@dataclass(frozen=True, slots=True)
class Outline:
    """The slides of a deck."""

    sheets: tuple[Sheet, ...]
    width: int
    height: int
    ours: bool
    """Whether we wrote the deck."""


def read_outline(package: Package) -> Outline:
    """The slides in their order."""
    root = package.xml(package.main)
    size = root.find(f"{P}sldSz")
    return Outline(
        tuple(_sheets(package, root)),
        number(size.get("cx") if size is not None else None, 12_192_000),
        number(size.get("cy") if size is not None else None, 6_858_000),
        _application(package) == "deckwright",
    )


def _sheets(package: Package, root: Element) -> Iterator[Sheet]:
    slides = {one.id: one.target for one in package.relations(package.main) if one.kind == "slide"}
    entries = {  # a slide stands there once, or a short list would make a deck without end
        slides[entry.get(f"{R}id", "")]: entry.get("id", "")
        for entry in root.iterfind(f"{P}sldIdLst/{P}sldId")
        if entry.get(f"{R}id") in slides
    }
    groups = {
        entry.get("id", ""): section.get("name", "")
        for section in root.iter(f"{P14}section")
        for entry in section.iter(f"{P14}sldId")
    }
    for position, (part, id_) in enumerate(entries.items(), start=1):
        slide = package.xml(part)
        inherited = ancestors(package, part, root)
        yield Sheet(
            number=position,
            part=part,
            root=slide,
            layout="" if inherited.layout is None else inherited.layout.get("type", ""),
            layout_name=_name(inherited.layout),
            ancestors=inherited,
            relations={one.id: one for one in package.relations(part)},
            hidden=slide.get("show") in ("0", "false"),
            group=groups.get(id_, ""),
        )


def _name(layout: Element | None) -> str:
    found = None if layout is None else layout.find(f"{P}cSld")
    return "" if found is None else str(found.get("name", "")).strip().casefold()


def _application(package: Package) -> str:
    for part in package.related("", "extended-properties"):
        return str(package.xml(part).findtext(_PROGRAM, ""))
    return ""
