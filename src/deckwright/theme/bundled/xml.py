"""XML as immutable text: an element is built from its attributes and its finished children."""

from __future__ import annotations

from html import escape
from typing import NewType

Xml = NewType("Xml", str)
"""Markup, as opposed to text that has yet to be escaped."""

Attribute = str | int | bool | None

NOTHING = Xml("")
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

PRESENTATION_NAMESPACES: dict[str, Attribute] = {
    "xmlns:a": DRAWING,
    "xmlns:r": RELATIONSHIPS,
    "xmlns:p": PRESENTATION,
}


def element(
    tag: str, *children: Xml, attributes: dict[str, Attribute] | None = None, **more: Attribute
) -> Xml:
    """An element. An attribute that is None is left out; `attributes` takes prefixed names."""
    named = {**(attributes or {}), **more}
    start = tag + "".join(
        f' {name}="{_value(value)}"' for name, value in named.items() if value is not None
    )
    inner = "".join(children)
    return Xml(f"<{start}>{inner}</{tag}>" if inner else f"<{start}/>")


def text(tag: str, content: str, attributes: dict[str, Attribute] | None = None) -> Xml:
    """An element that holds text."""
    return element(tag, Xml(escape(content, quote=False)), attributes=attributes)


def document(root: Xml) -> bytes:
    """A part of a package: `root` under an XML declaration."""
    return (HEADER + root).encode()


def _value(value: str | int | bool) -> str:  # noqa: FBT001 (an attribute's value, not a switch)
    if isinstance(value, bool):
        return "1" if value else "0"
    return escape(str(value))
