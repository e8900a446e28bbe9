"""Marks in a deck that say where each slide and shape came from, for the way back.

They stand in places that programs keep: all of them in a part of custom XML (ECMA-376 part 1,
15.2.5 and 15.2.6), the key of each slide in its tags (19.3.3.19, `p:custDataLst`), and shapes
keep their ids and names. Texts are there as digests alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from deckwright.ooxml.elements import Element, local_name
from deckwright.ooxml.markup import attributes, document
from deckwright.ooxml.names import CUSTOM_XML, MC, PRESENTATION, A, M, P

NAMESPACE: Final = "urn:deckwright:origin"
TAG: Final = "DECKWRIGHT"
"""The name of a slide's tag; PowerPoint writes such names in capitals."""
_ITEM: Final = "{6D0BB5F1-5D6E-5C0B-9C52-6B0F3C0A8D11}"
"""The data's own identifier, 22.5.2.1: any GUID that no other part has."""
_TREES: Final = {f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp", f"{P}cxnSp"}


@dataclass(frozen=True, slots=True)
class ShapeMark:
    """A shape as it was written."""

    id: int
    name: str
    key: str
    """What it is on its slide: `title`, `body`, `pic-2`. The same while the layout is."""
    text: str
    """The digest of its text."""


@dataclass(frozen=True, slots=True)
class SlideMark:
    """A slide as it was written."""

    id: int
    """In the presentation's list; a copy of the slide gets another."""
    talk: str
    """The name of the talk; empty for slides of the event."""
    key: str
    """The slide's id in its talk, which stays when slides are moved."""
    line: int
    """Where it begins in the talk's file, from 1; 0 where nobody knows."""
    part: tuple[int, int]
    """Which of how many slides it is of those that one was cut into."""
    notes: str
    """The digest of the notes."""
    shapes: tuple[ShapeMark, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a deck came from."""

    version: str
    """Of the program."""
    talks: dict[str, str]
    """The digests of the talks' texts, by their names; see `TalkSource.digest`."""
    slides: tuple[SlideMark, ...]


def fingerprint(text: str) -> str:
    """What tells a text from others, however it is spaced: 64 bits of its SHA-256."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:16]


def text_of(shape: Element) -> str:
    """The words of a shape, a line for each paragraph; of a formula what it shows."""
    return "\n".join("".join(_words(paragraph)) for paragraph in shape.iter(f"{A}p"))


def shapes_of(slide: Element) -> Iterator[tuple[int, str, str, Element]]:
    """The shapes of a slide or a page of notes, those in groups left to their groups.

    Each with its id, its name and its key. Raises `ValueError` where an id is no number.
    """
    counts: dict[str, int] = {}
    for shape in slide.iterfind(f"{P}cSld/{P}spTree/*"):
        named = next(shape.iter(f"{P}cNvPr"), None)
        if shape.tag not in _TREES or named is None:
            continue
        mark = next(shape.iter(f"{P}ph"), None)
        kind = local_name(shape) if mark is None else mark.get("type", "body")
        counts[kind] = counts.get(kind, 0) + 1
        key = kind if counts[kind] == 1 else f"{kind}-{counts[kind]}"
        yield int(named.get("id", "")), named.get("name", ""), key, shape


def shape_marks(slide: Element) -> tuple[ShapeMark, ...]:
    """The marks of the shapes of a slide. Raises `ValueError`."""
    return tuple(
        ShapeMark(number, name, key, fingerprint(text_of(shape)))
        for number, name, key, shape in shapes_of(slide)
    )


def notes_text(page: Element) -> str:
    """The words of a page of notes. Raises `ValueError`."""
    return "\n".join(text_of(shape) for _, _, key, shape in shapes_of(page) if key == "body")


def origin_xml(origin: Origin) -> bytes:
    """The part of custom XML that holds the marks."""
    talks = "".join(
        f"<talk{attributes({'name': name, 'text': text})}/>" for name, text in origin.talks.items()
    )
    slides = "".join(_slide_xml(slide) for slide in origin.slides)
    version = attributes({"version": origin.version})
    return document(f'<origin xmlns="{NAMESPACE}"{version}>{talks}{slides}</origin>')


def properties_xml() -> bytes:
    """The part that says what the custom XML is."""
    return document(
        f'<ds:datastoreItem xmlns:ds="{CUSTOM_XML}" ds:itemID="{_ITEM}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def tags_xml(mark: SlideMark) -> bytes:
    """The tags of a slide: the talk, its key there, and which part of how many it is."""
    tag = attributes({"name": TAG, "val": tag_of(mark)})
    return document(f'<p:tagLst xmlns:p="{PRESENTATION}"><p:tag{tag}/></p:tagLst>')


def tag_of(mark: SlideMark) -> str:
    """What the tag of a slide says."""
    return f"{mark.talk}#{mark.key}"


def is_origin(root: Element) -> bool:
    """Whether a part of custom XML is ours."""
    return bool(root.tag == f"{{{NAMESPACE}}}origin")


def read_origin_xml(root: Element) -> Origin:
    """The marks in a part of ours. Raises `ValueError` or `KeyError` where it was tampered with."""
    ours = f"{{{NAMESPACE}}}"
    return Origin(
        root.attrib["version"],
        {talk.attrib["name"]: talk.attrib["text"] for talk in root.iterfind(f"{ours}talk")},
        tuple(_slide_mark(slide, ours) for slide in root.iterfind(f"{ours}slide")),
    )


def _slide_mark(slide: Element, ours: str) -> SlideMark:
    values = slide.attrib
    first, count = values["part"].split("/")
    return SlideMark(
        id=int(values["id"]),
        talk=values["talk"],
        key=values["key"],
        line=int(values["line"]),
        part=(int(first), int(count)),
        notes=values["notes"],
        shapes=tuple(
            ShapeMark(int(one["id"]), one["name"], one["key"], one["text"])
            for one in (shape.attrib for shape in slide.iterfind(f"{ours}shape"))
        ),
    )


def _slide_xml(mark: SlideMark) -> str:
    values: dict[str, str | int | None] = {
        "id": mark.id,
        "talk": mark.talk,
        "key": mark.key,
        "line": mark.line,
        "part": "/".join(map(str, mark.part)),
        "notes": mark.notes,
    }
    shapes = "".join(
        f"<shape{attributes({'id': one.id, 'name': one.name, 'key': one.key, 'text': one.text})}/>"
        for one in mark.shapes
    )
    return f"<slide{attributes(values)}>{shapes}</slide>"


def _words(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(f"{A}t", f"{A}br", f"{M}t"):
        if next(element.iterancestors(f"{MC}Fallback"), None) is None:
            yield element.text or " "
