"""The XML that decks are made of: its namespaces and its odd values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's name for the type of every element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def local_name(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def whole(text: str | None, default: int = 0) -> int:
    """A whole number; `default` where it is missing or none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def is_on(text: str | None) -> bool:
    """Whether an `xsd:boolean` is true."""
    return text in ("1", "true")


def value(element: Element | None, path: str) -> str:
    """The attribute `val` of what lies at `path`; empty where there is none."""
    found = None if element is None else element.find(path)
    return "" if found is None else str(found.get("val", ""))


def chosen(elements: Iterable[Element]) -> Iterator[Element]:
    """`elements` with those of a `mc:AlternateContent` in its place.

    Of the alternatives it is the last, which every program understands (ECMA-376 part 3, 7.2),
    unless the first is a chart or a shape with a formula: what falls back is a picture then, or
    an excuse.
    """
    for child in elements:
        if child.tag != f"{MC}AlternateContent":
            yield child
            continue
        choice, fallback = child.find(f"{MC}Choice"), child.find(f"{MC}Fallback")
        if fallback is None or not len(fallback) or _says_more(choice):
            fallback = choice
        if fallback is not None:
            yield from chosen(fallback)


def _says_more(choice: Element | None) -> bool:
    if choice is None or not len(choice):
        return False
    formula = next(choice.iter(f"{M}oMath"), None)
    kind = choice[0].tag
    return kind == f"{P}graphicFrame" or (kind == f"{P}sp" and formula is not None)
