"""Where each slide of a deck came from, after whatever became of the deck since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckwright.ooxml.elements import Element
from deckwright.ooxml.names import P, R
from deckwright.ooxml.origin import (
    TAG,
    Origin,
    ShapeMark,
    SlideMark,
    fingerprint,
    is_origin,
    notes_text,
    read_origin_xml,
    shapes_of,
    tag_of,
    text_of,
)
from deckwright.ooxml.package import Package, PackageError


@dataclass(frozen=True, slots=True)
class TracedShape:
    """A shape, and the one that it was written as; None where somebody added it."""

    id: int
    name: str
    mark: ShapeMark | None
    is_edited: bool
    """Whether its text is another than was written."""


@dataclass(frozen=True, slots=True)
class TracedSlide:
    """A slide, and the one that it was written as; None where somebody added it."""

    id: int
    part: str
    """The name of its part, without a slash before it."""
    mark: SlideMark | None
    is_copy: bool
    """Whether it is a second one of its mark: the first is the one that kept its id, else the
    one that comes first."""
    notes_are_edited: bool
    shapes: tuple[TracedShape, ...]


def read_origin(package: Package) -> Origin | None:
    """What the deck says of its origin; None where it says nothing, or nothing that holds."""
    for part in package.related(package.main, "customXml"):
        try:
            root = package.xml(part)
            if is_origin(root):
                return read_origin_xml(root)
        except (PackageError, ValueError, KeyError):
            continue
    return None


def trace(package: Package, origin: Origin) -> tuple[TracedSlide, ...]:
    """The slides of a deck in their order, each with what it was written as.

    A slide is known by its tag or, in a deck that lost all tags, by its id, which a new slide may
    have from one that was removed. A shape is known by its id and name, else by its name where
    only one has it. Raises `PackageError` where the deck is broken.
    """
    found = list(_slides(package))
    tags = [_tag(package, part) for _, part in found]
    if any(tags):
        by_tag = {tag_of(mark): mark for mark in origin.slides}
        marks = [by_tag.get(tag) for tag in tags]
    else:
        by_id = {mark.id: mark for mark in origin.slides}
        marks = [by_id.get(number) for number, _ in found]
    firsts: dict[str, int] = {}
    for (number, _), mark in zip(found, marks, strict=True):
        if mark is not None and (number == mark.id or tag_of(mark) not in firsts):
            firsts[tag_of(mark)] = number
    return tuple(
        TracedSlide(
            id=number,
            part=part,
            mark=mark,
            is_copy=mark is not None and firsts[tag_of(mark)] != number,
            notes_are_edited=mark is not None and _notes(package, part) != mark.notes,
            shapes=tuple(_shapes(package, part, mark)),
        )
        for (number, part), mark in zip(found, marks, strict=True)
    )


def _slides(package: Package) -> Iterator[tuple[int, str]]:
    """The ids and the parts of the slides, in their order."""
    main = package.main
    targets = {relation.id: relation.target for relation in package.relations(main)}
    for entry in package.xml(main).iterfind(f"{P}sldIdLst/{P}sldId"):
        if (part := targets.get(entry.get(f"{R}id", ""))) in package.texts:
            yield int(entry.get("id", "0")), str(part)


def _tag(package: Package, slide: str) -> str:
    """What our tag of a slide says; empty where there is none."""
    tags = (
        tag
        for part in package.related(slide, "tags")
        for tag in package.xml(part).iterfind(f"{P}tag")
    )
    return next((tag.get("val", "") for tag in tags if tag.get("name", "").upper() == TAG), "")


def _notes(package: Package, slide: str) -> str:
    pages = package.related(slide, "notesSlide")
    return fingerprint("".join(notes_text(package.xml(page)) for page in pages))


def _shapes(package: Package, part: str, mark: SlideMark | None) -> Iterator[TracedShape]:
    marks = mark.shapes if mark else ()
    whole = {(one.id, one.name): one for one in marks}
    names = [one.name for one in marks]
    alone = {one.name: one for one in marks if names.count(one.name) == 1}
    found = [(number, name, shape) for number, name, _, shape in shapes_of(package.xml(part))]
    exact = {whole.get((number, name)) for number, name, _ in found}
    taken: set[ShapeMark] = {one for one in exact if one is not None}
    for number, name, shape in found:
        known = whole.get((number, name))
        if known is None and (named := alone.get(name)) is not None and named not in taken:
            known = named
            taken.add(named)
        yield TracedShape(number, name, known, _is_edited(shape, known))


def _is_edited(shape: Element, mark: ShapeMark | None) -> bool:
    return mark is not None and fingerprint(text_of(shape)) != mark.text
