"""What stands between braces, `{#id .class key=value}`, and the lengths written there.

The grammar is pandoc's (User's Guide, "Extension: header_attributes"): values that hold spaces
are quoted, others need not be.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from deckwright.model.blocks import NO_ATTRIBUTES, Attributes
from deckwright.model.length import Length, Unit

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[\w:.-]+)
      | \.(?P<name>[^\W\d][\w:-]*)
      | (?P<key>[^\W\d][\w:.-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'{}]+))
    )""",
    re.VERBOSE,
)
_END = re.compile(r"\s*\}")
_LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,5})?|\.\d{1,5})\s*(%|cm|mm|in|pt|px)?")
_UNITS: dict[str, Unit] = {
    "%": "%",
    "cm": "cm",
    "mm": "mm",
    "in": "in",
    "pt": "pt",
    "px": "px",
    "": "px",
}


def parse_items(text: str, start: int = 0) -> tuple[Attributes, int]:
    """The attributes that begin at `start`, without braces, and the position behind them."""
    identifier, names, values = "", list[str](), list[tuple[str, str]]()
    while item := _ITEM.match(text, start):
        start = item.end()
        if item["id"]:
            identifier = item["id"]
        elif item["name"]:
            names.append(item["name"])
        else:
            value = item["double"] or item["single"] or item["bare"] or ""
            values.append((item["key"], value))
    return Attributes(identifier, tuple(names), tuple(values)), start


def parse_braces(text: str, start: int = 0) -> tuple[Attributes, int] | None:
    """The attributes whose `{` is at `start`, and the position behind `}`; else None."""
    if not text.startswith("{", start):
        return None
    attributes, position = parse_items(text, start + 1)
    end = _END.match(text, position)
    return (attributes, end.end()) if end and attributes != NO_ATTRIBUTES else None


def cut_trailing(text: str) -> tuple[str, Attributes]:
    """`text` without the attributes at its end, and these.

    Braces right behind `]`, `)` or a backtick belong to the link, image, span or code there.
    """
    start = text.rfind("{") if text.endswith("}") else -1
    if start < 0 or text[start - 1 : start] in ("]", ")", "`", "\\"):
        return text, NO_ATTRIBUTES
    found = parse_braces(text, start)
    if found is None or found[1] != len(text):
        return text, NO_ATTRIBUTES
    return text[:start].rstrip(), found[0]


def cut_leading(text: str) -> tuple[str, Attributes]:
    """`text` without a first line of nothing but attributes, and these."""
    found = parse_braces(text)
    if found is None or text[found[1] : found[1] + 1] not in ("", "\n"):
        return text, NO_ATTRIBUTES
    return text[found[1] :].lstrip(), found[0]


def attributes_of(token: Token) -> Attributes:
    """The attributes that were written with an element, once `attribute_rule` has read them."""
    found: Attributes = token.meta.get("attributes", NO_ATTRIBUTES)
    return found


def merge(first: Attributes, second: Attributes) -> Attributes:
    """Both; where they disagree, `second` wins."""
    if NO_ATTRIBUTES in (first, second):
        return first if second == NO_ATTRIBUTES else second
    return Attributes(
        second.id or first.id,
        first.classes + second.classes,
        first.values + second.values,
    )


def without(
    attributes: Attributes, *, names: tuple[str, ...] = (), keys: tuple[str, ...] = ()
) -> Attributes:
    """`attributes` less the classes `names` and the values of `keys`."""
    return Attributes(
        attributes.id,
        tuple(name for name in attributes.classes if name not in names),
        tuple((key, value) for key, value in attributes.values if key not in keys),
    )


def parse_length(text: str) -> Length | None:
    """A positive length such as `50%` or `4cm`; a bare number is pixels, as in HTML."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None or not float(found[1]):
        return None
    return Length(float(found[1]), _UNITS[found[2] or ""])
