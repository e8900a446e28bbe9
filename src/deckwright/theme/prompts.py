"""Text styles out of a master's prompts.

LibreOffice writes what a master's title and outline look like at the prompts themselves
("Click to edit …"), from where no slide inherits: in PowerPoint all is 18 pt Arial then. The same
properties as list styles are what the template's author saw.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from deckwright.theme.masters import placeholder_shapes
from deckwright.theme.oxml import A, Element, P, number

_PROMPTED = ("title", "body")
_LAST_LEVEL = 8
_NOT_INHERITED = ("lang", "altLang", "dirty", "err", "lvl")


def promote_prompts(master: Element) -> bool:
    """Turns the prompts of a master without text styles into list styles; whether it did."""
    if master.find(f"{P}txStyles/{P}bodyStyle/{A}lvl1pPr") is not None:
        return False
    promoted = False
    for shape, holder in placeholder_shapes(master):
        body = shape.find(f"{P}txBody")
        if holder.get("type") in _PROMPTED and body is not None:
            promoted |= _promote(body)
    return promoted


def _promote(body: Element) -> bool:
    styles = body.find(f"{A}lstStyle")
    if styles is not None and len(styles):
        return False
    levels = {_level(paragraph): paragraph for paragraph in reversed(body.findall(f"{A}p"))}
    if not levels:
        return False
    if styles is None:
        styles = etree.Element(f"{A}lstStyle")
        body.insert(1, styles)
    for level in sorted(levels):
        styles.append(_level_style(levels[level], level))
    return True


def _level(paragraph: Element) -> int:
    properties = paragraph.find(f"{A}pPr")
    level = number(properties.get("lvl")) if properties is not None else 0
    return min(_LAST_LEVEL, max(0, level))


def _level_style(paragraph: Element, level: int) -> Element:
    """The paragraph's properties, and its first run's, as `lvl1pPr` to `lvl9pPr`."""
    properties = paragraph.find(f"{A}pPr")
    style = etree.Element(f"{A}lvl{level + 1}pPr")
    if properties is not None:
        _copy(properties, style)
    run = paragraph.find(f"{A}r/{A}rPr")
    if run is None:
        run = paragraph.find(f"{A}endParaRPr")
    if run is not None:
        _copy(run, etree.SubElement(style, f"{A}defRPr"))
    return style


def _copy(source: Element, target: Element) -> None:
    for name, value in source.items():
        if name not in _NOT_INHERITED:
            target.set(name, value)
    target.extend(deepcopy(child) for child in source)
