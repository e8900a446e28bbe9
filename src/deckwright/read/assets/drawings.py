"""SVG files from strangers: how large they are, and what in them would run or load something.

A drawing goes into decks as it is, and a program that shows it may fetch what it names. So it keeps
only what is drawn: no scripts, no HTML, no addresses but those of its own parts and of bitmaps that
it holds itself (the processing mode `secure static` of SVG 2, section 2.7.1).
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import Any

from deckwright.read.assets.drawing_effort import Element, check_effort, local_name

MAX_BYTES = 20_000_000
"""As a tree, a drawing takes ten times the size of its file."""
_MAX_GROWTH = 10_000_000
"""Characters that entities may add."""
_NOT_DRAWN = frozenset(
    "script foreignObject iframe embed object audio video canvas handler listener "
    "animate animateColor animateMotion animateTransform set discard "
    "feMorphology feConvolveMatrix".split()  # these two take minutes with a large radius
)
_BITMAP = r"data:image/(?:png|jpe?g|gif|webp);"
_OWN = re.compile(rf"\s*(?:#|{_BITMAP})", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*(?:#|https?://|mailto:)", re.IGNORECASE)
_LOADS = re.compile(
    rf"""@import\b[^;]*;?|(?:url|src)\(\s*["']?(?!\s*(?:\#|{_BITMAP}|data:(?:font|application)/))[^)]*\)?"""
    r"|(?:-webkit-)?image-set\([^)]*\)?",
    re.IGNORECASE,
)
"""What makes a style sheet load something (CSS Values 4, 4.5; CSS Cascade 4, 2)."""
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
"""An escape of a style sheet (CSS Syntax 3, 4.3.7)."""

_REGION = frozenset(("x", "y", "width", "height"))
_FAR = re.compile(r"\s*-?\d{4,}(?:\.\d*)?%\s*")
"""A filter that reaches ten times as far as what it is given is drawn for minutes."""

_PIXELS_PER_UNIT = {"": 1.0, "px": 1.0, "pt": 96 / 72, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""CSS Values and Units 4, section 6.2."""
_DEFAULT_SIZE = (300.0, 150.0)
"""What CSS takes for a picture that says nothing (CSS Images 3, section 5.2)."""


@dataclass(frozen=True, slots=True)
class DrawingFile:
    """An SVG: its size in pixels and, where it held more than what is drawn, what is left of it."""

    width: int
    height: int
    cleaned: bytes = b""


def read_drawing(data: bytes) -> DrawingFile | None:
    """The SVG in `data`, or None where it is another XML.

    Raises `ValueError` for a broken one, and for one that would take too long to be drawn.
    """
    from lxml import etree  # noqa: PLC0415 - slow, and not always needed

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise ValueError(str(failure)) from failure
    if etree.QName(root).localname != "svg":
        return None
    info: Any = root.getroottree().docinfo
    _check_entities(info.internalDTD, data.count(b"&"))
    changed = bool(info.doctype) or root.getprevious() is not None
    for element in list(root.iter(etree.Entity)):
        _remove(element)
    for element in list(root.iter(etree.Element)):
        changed |= _clean(element)
    width, height = _size(root.get("viewBox"), root.get("width"), root.get("height"))
    check_effort(root, (width, height))
    cleaned = etree.tostring(root, encoding="UTF-8", xml_declaration=True) if changed else b""
    return DrawingFile(max(1, round(width)), max(1, round(height)), cleaned)


def _check_entities(declared: Any, uses: int) -> None:
    """Refuses entities that are made of entities, or grow: old drawing programs write neither."""
    for entity in declared.iterentities() if declared is not None else ():
        text = entity.content or ""
        if "&" in text or "%" in text or len(text) * uses > _MAX_GROWTH:
            raise ValueError(f"the entity {entity.name} grows")


def _clean(element: Element) -> bool:
    """Take out of an element what is not drawn; whether there was anything."""
    tag = local_name(element.tag)
    if tag in _NOT_DRAWN:
        _remove(element)
        return True
    changed = False
    for name, value in list(element.items()):
        kept = _kept(tag, local_name(name), value)
        changed |= kept != value
        if kept is None:
            del element.attrib[name]
        else:
            element.set(name, kept)  # even the same: an entity in it becomes text
    if tag == "style" and element.text:
        safe = _without_loading(element.text)
        changed |= safe != element.text
        element.text = safe
    return changed


def _kept(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute without what it loads; None where nothing of it may stay."""
    if name.startswith("on") or name == "base":
        return None
    if name == "numOctaves":  # those beyond the ninth cannot be seen
        return value if re.fullmatch(r"\s*[1-9]\s*", value) else "9"
    if tag == "filter" and name in _REGION and _FAR.fullmatch(value):
        return None
    if name in ("href", "src"):
        return value if (_ADDRESS if tag == "a" else _OWN).match(value) else None
    return _without_loading(value) if "(" in value or name == "style" else value


def _without_loading(style: str) -> str:
    """A style sheet, or a value of one, that loads nothing. Escapes could hide what it loads."""
    unescaped = _ESCAPE.sub(_unescaped, style)
    plain = unescaped if _LOADS.search(unescaped) else style
    return _LOADS.sub("none", plain)


def _unescaped(escape: re.Match[str]) -> str:
    number = int(escape[1], 16) if escape[1] else 0
    return chr(number) if 0 < number <= sys.maxunicode else escape[2] or ""


def _remove(element: Element) -> None:
    """Take out an element and keep the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _size(box: str | None, width: str | None, height: str | None) -> tuple[float, float]:
    """The size in pixels: of the view box, else as said, else what CSS takes."""
    numbers = [_pixels(number) for number in re.split(r"[\s,]+", (box or "").strip())]
    match numbers:
        case [_, _, float(across), float(down)] if across > 0 and down > 0:
            return across, down
    said = _pixels(width or ""), _pixels(height or "")
    return (said[0], said[1]) if said[0] and said[1] else _DEFAULT_SIZE


def _pixels(length: str) -> float | None:
    match = re.fullmatch(r"\s*(-?\d{0,9}\.?\d{1,9})(px|pt|in|cm|mm|)\s*", length, re.ASCII)
    return float(match[1]) * _PIXELS_PER_UNIT[match[2]] if match else None
