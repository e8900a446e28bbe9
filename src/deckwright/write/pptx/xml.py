"""XML as text: escaping, attributes, namespaces.

Slides are written as strings and parsed by nobody before PowerPoint, which makes a slide cost
well under a millisecond. So everything that comes from a deck passes through `text` or
`attributes` here; nothing else may put a value between tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'

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
