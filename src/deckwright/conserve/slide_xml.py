"""What the slides of a .pptx hold, read from their XML as text, by no reader or writer of ours.

ECMA-376 part 1: `a:t` is text, `c:v` a value of a chart, `a:blip` a picture; part 2: what a part
leads to stands in its relationships.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from deckwright.conserve.contents import Contents, Item

_PARAGRAPH = re.compile(r"<a:p[> ]")
_PIECE = re.compile(
    r"<a:t(?: [^>]*)?>([^<]*)</a:t>|<a:(br|tab)\b|<(m:oMath)\b.*?</m:oMath>", re.DOTALL
)
_VALUE = re.compile(r"<c:v>([^<]*)</c:v>")
_ALONG_AXIS = re.compile(r"<c:(cat|xVal)>(.*?)</c:\1>", re.DOTALL)
"""What a chart's series have in common: each names it again."""
_SPOKEN = re.compile(r'<(?:p:cNvPr|a:hlinkClick) [^>]*?\b(?:descr|tooltip)="([^"]*)"')
_CELL = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")
_FALLBACK = re.compile(r"<mc:Fallback\b.*?</mc:Fallback>", re.DOTALL)
_SHAPE = re.compile(r"<p:sp[> ]")
_FURNITURE = re.compile(r'<p:ph [^>]*?\btype="(?:dt|ftr|sldNum|hdr|sldImg)"')
_RELATIONSHIP = re.compile(r"<Relationship\b([^>]*)/?>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_PICTURE = re.compile(r"<a:blip\b")
_SLIDE_ID = re.compile(r'<p:sldId\b[^>]*?\br:id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part leads to: the last word of its kind, and a part's name or an address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide's own contents with those of its notes, its charts and its diagrams."""

    contents: Contents
    pictures: int
    links: frozenset[str]


def sheets(archive: ZipFile, *, workbooks: bool = False) -> Iterator[Sheet]:
    """The slides of a presentation, in their order; charts with the words of their workbooks."""
    names = frozenset(archive.namelist())
    main = next(
        (one.target for one in relations(archive, "", names) if one.kind == "officeDocument"), ""
    )
    if main not in names:
        return
    parts = {one.id: one.target for one in relations(archive, main, names)}
    for slide in _SLIDE_ID.findall(_text(archive, main)):
        if parts.get(slide) in names:
            yield _sheet(archive, parts[slide], names, workbooks=workbooks)


def relations(archive: ZipFile, part: str, names: frozenset[str]) -> tuple[Relation, ...]:
    """What `part` leads to."""
    folder, _, name = part.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found = _RELATIONSHIP.findall(_text(archive, path)) if path in names else ()
    return tuple(_relation(dict(_ATTRIBUTE.findall(each)), folder) for each in found)


def _relation(given: dict[str, str], folder: str) -> Relation:
    external = given.get("TargetMode") == "External"
    target = unescape(given.get("Target", ""))
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(given.get("Id", ""), given.get("Type", "").rpartition("/")[2], target, external)


def _sheet(archive: ZipFile, part: str, names: frozenset[str], *, workbooks: bool) -> Sheet:
    contents = Contents()
    xml = _without_furniture(_FALLBACK.sub("", _text(archive, part)))
    _read(xml, contents)
    links: set[str] = set()
    around = relations(archive, part, names)
    for one in around:
        if one.external and one.kind == "hyperlink":
            links.add(one.target)
        elif one.target in names and one.kind in ("notesSlide", "chart", "diagramData"):
            text = _text(archive, one.target)
            _read(_without_furniture(text), contents)
            # Most notes lead nowhere; what leads somewhere names the relationship by its id.
            for each in relations(archive, one.target, names) if ":id=" in text else ():
                if each.external:
                    links.add(each.target)
                elif workbooks and each.kind == "package" and each.target.endswith(".xlsx"):
                    contents.texts += _words_of_workbook(archive.read(each.target))
    return Sheet(contents, len(_PICTURE.findall(xml)), frozenset(links))


def _without_furniture(xml: str) -> str:
    """The XML of a slide without its footer, date and number, and a notes page's small slide."""
    if not _FURNITURE.search(xml):
        return xml
    *shapes, rest = xml.split("</p:sp>")
    return "".join(map(_unless_furniture, shapes)) + rest


def _unless_furniture(xml: str) -> str:
    """What stands before a shape, with the shape, unless that is furniture."""
    shape = _SHAPE.search(xml)
    return xml[: shape.start()] if shape and _FURNITURE.search(xml, shape.start()) else xml


def _read(xml: str, to: Contents) -> None:
    for before in xml.split("</a:p>")[:-1]:
        if start := _PARAGRAPH.search(before):
            pieces = _PIECE.findall(before, start.end())
            to.texts.append(unescape("".join(text or " " for text, _, _ in pieces)))
    if 'descr="' in xml or 'tooltip="' in xml:
        to.texts += map(unescape, _SPOKEN.findall(xml))
    to.items += (Item("value", unescape(value)) for value in _values(xml) if value.strip())


def _values(xml: str) -> Iterator[str]:
    """The values of a chart; those along its axis once."""
    if "<c:v>" not in xml:
        return
    yield from dict.fromkeys(
        value for _, axis in _ALONG_AXIS.findall(xml) for value in _VALUE.findall(axis)
    )
    yield from _VALUE.findall(_ALONG_AXIS.sub("", xml))


def _words_of_workbook(data: bytes) -> Iterator[str]:
    """The words in a chart's workbook."""
    with ZipFile(BytesIO(data)) as book:
        for name in book.namelist():
            if name.endswith(".xml"):
                yield from map(unescape, _CELL.findall(_text(book, name)))


def _text(archive: ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace")
