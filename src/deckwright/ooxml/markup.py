"""The XML of Office files as it is written: as text, with escaping and attributes.

Slides are written as strings and parsed by nobody before PowerPoint, which makes a slide cost
well under a millisecond. So everything that comes from a deck passes through `text` or
`attributes` here; nothing else may put a value between tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckwright.ooxml.names import DRAWING, PRESENTATION, RELATIONSHIPS

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'
"""Of a slide, a layout or a master."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2 Characters) forbids; said so, it is compiled in a tenth of the time that what
it allows would take."""

_ATTRIBUTE_ESCAPES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def text(value: str) -> str:
    """`value` as the content of an element; characters that XML cannot hold are left out."""
    clean = _NOT_XML.sub("", value)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attributes(values: Mapping[str, str | int | None]) -> str:
    """`values` as attributes, each with a space before it; those that are None are left out."""
    return "".join(
        f' {name}="{_quoted(value)}"' for name, value in values.items() if value is not None
    )


def document(body: str) -> bytes:
    """A part's bytes: the XML declaration and `body`."""
    return (DECLARATION + body).encode()


def _quoted(value: str | int) -> str | int:
    if isinstance(value, int) or value.isalnum():
        return value
    return text(value).translate(_ATTRIBUTE_ESCAPES)
