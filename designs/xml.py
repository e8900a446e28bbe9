"""XML as immutable text: an element is built from its attributes and its finished children."""

from __future__ import annotations

from typing import NewType

from deckwright.ooxml import markup
from deckwright.ooxml.names import DRAWING, PRESENTATION, RELATIONSHIPS

Xml = NewType("Xml", str)
"""Markup, as opposed to text that has yet to be escaped."""

Attribute = str | int | bool | None

NOTHING = Xml("")

PRESENTATION_NAMESPACES: dict[str, Attribute] = {
    "xmlns:a": DRAWING,
    "xmlns:r": RELATIONSHIPS,
    "xmlns:p": PRESENTATION,
}


def element(
    tag: str, *children: Xml, attributes: dict[str, Attribute] | None = None, **more: Attribute
) -> Xml:
    """An element. An attribute that is None is left out; `attributes` takes prefixed names."""
    named = {
        name: int(value) if isinstance(value, bool) else value
        for name, value in ((attributes or {}) | more).items()
    }
    start = tag + markup.attributes(named)
    inner = "".join(children)
    return Xml(f"<{start}>{inner}</{tag}>" if inner else f"<{start}/>")


def text(tag: str, content: str, attributes: dict[str, Attribute] | None = None) -> Xml:
    """An element that holds text."""
    return element(tag, Xml(markup.text(content)), attributes=attributes)


def document(root: Xml) -> bytes:
    """A part of a package: `root` under an XML declaration."""
    return markup.document(root)
