"""The XML of Office files as it is read: a parser that trusts nobody, and what elements hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from deckwright.ooxml.names import MC, M, P

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's name for the type of every element


def parse_xml(text: bytes, *, comments: bool = False) -> Element:
    """The root of a part; entities are kept shut and nothing is fetched. Raises `ValueError`.

    `comments` stay where the part is to be saved again.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=not comments
    )
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def to_bytes(root: Element) -> bytes:
    """A part's XML, as Office writes it."""
    whole = root.getroottree()
    return bytes(etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True))


def local_name(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attributes_of(element: Element | None) -> dict[str, str]:
    """The attributes of an element, none where there is no element."""
    if element is None:
        return {}
    return {str(name): str(value) for name, value in element.items()}


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
