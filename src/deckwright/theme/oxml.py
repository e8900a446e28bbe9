"""The XML of Office files: its namespaces, a parser that trusts nobody, and its odd numbers."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's name for the type of every element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LARGEST = 27_273_042_316_900
"""The largest coordinate, EMU (ECMA-376 part 1, 20.1.10.16 `ST_Coordinate`)."""


def parse_xml(text: bytes) -> Element:
    """The root of a part; entities are kept shut and nothing is fetched. Raises `ValueError`."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def to_bytes(element: Element) -> bytes:
    """A part's XML, as Office writes it."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def local_name(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attributes(element: Element | None) -> dict[str, str]:
    """The attributes of an element, none where there is no element."""
    if element is None:
        return {}
    return {str(name): str(value) for name, value in element.items()}


def number(text: str | None, default: int = 0) -> int:
    """A whole number within what Office takes; `default` where it is missing or none."""
    try:
        return max(-_LARGEST, min(_LARGEST, int(text or "")))
    except ValueError:
        return default


def share(text: str | None, default: float = 1.0) -> float:
    """A percentage as a share of 1: thousandths (`90000`) or, as in Strict files, `90%`.

    ECMA-376 part 1, 22.9.2.9 `ST_Percentage`, and part 4, 12.1.2.
    """
    if text and text.endswith("%"):
        try:
            value = float(text[:-1]) / 100
        except ValueError:
            return default
        return value if abs(value) <= _LARGEST else default
    return number(text, round(default * 100_000)) / 100_000
