"""What of a template must change before decks can be made of it, unsafe links included.

Slides find a layout's placeholder by its index, so each gets one of its own (LibreOffice gives
all of them the same); a .potx becomes a .pptx; colours that the template's owner
replaces go into the theme, so that PowerPoint shows them too.

LibreOffice writes what a master's title and outline look like at the prompts themselves
("Click to edit …"), from where no slide inherits: in PowerPoint all is 18 pt Arial then. The same
properties as list styles are what the template's author saw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from deckwright.ooxml.colors import PLAIN_MAP
from deckwright.ooxml.elements import Element, attributes_of, parse_xml, to_bytes
from deckwright.ooxml.names import CT, A, P, R
from deckwright.ooxml.package import Package, Relationship
from deckwright.ooxml.parts import CONTENT_TYPES, relationships_of
from deckwright.ooxml.units import number
from deckwright.theme.masters import placeholder_shapes

_OTHER_TYPES = re.compile(
    rb"application/vnd\.openxmlformats-officedocument\.presentationml"
    rb"\.(?:template|slideshow)\.main\+xml"
)
_PROMPTED = ("title", "body")
_LAST_LEVEL = 8
_NOT_INHERITED = ("lang", "altLang", "dirty", "err", "lvl")
_FREE_INDEX = 20
"""Where new indices start; Office gives 10 to 12 to the footer's placeholders."""


def repair(package: Package, colors: Mapping[str, str]) -> Package:
    """`package` as decks need it; `colors` replace slots of its themes."""
    changed = {**dict(_distinct_indices(package)), **dict(_styled_masters(package))}
    if colors:
        changed |= dict(_recolored(package, colors))
    types = package.texts[CONTENT_TYPES]
    changed[CONTENT_TYPES] = _OTHER_TYPES.sub(CT.PRESENTATION.encode(), types)
    if all(package.texts[part] == text for part, text in changed.items()):
        return package
    return replace(package, texts={**package.texts, **changed})


def _distinct_indices(package: Package) -> Iterator[tuple[str, bytes]]:
    for master in package.related(package.main, "slideMaster"):
        for part in package.related(master, "slideLayout"):
            root = package.xml(part)
            if _renumber([holder for _, holder in placeholder_shapes(root)]):
                yield part, to_bytes(root)


def _renumber(holders: list[Element]) -> bool:
    """Gives every placeholder but the first of an index another; whether there was one."""
    taken = {number(holder.get("idx")) for holder in holders}
    seen: set[int] = set()
    free = (index for index in range(_FREE_INDEX, _FREE_INDEX + 2 * len(holders) + 1))
    for holder in sorted(holders, key=_keeps_last):
        index = number(holder.get("idx"))
        if index in seen:
            index = next(candidate for candidate in free if candidate not in taken)
            holder.set("idx", str(index))
        seen.add(index)
    return seen != taken


def _keeps_last(holder: Element) -> bool:
    """A title keeps its index: it has none, which means 0."""
    return holder.get("type") not in ("title", "ctrTitle")


def _styled_masters(package: Package) -> Iterator[tuple[str, bytes]]:
    for part in package.related(package.main, "slideMaster"):
        root = package.xml(part)
        if _promote_prompts(root):
            yield part, to_bytes(root)


def _promote_prompts(master: Element) -> bool:
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


def _recolored(package: Package, colors: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    for master in package.related(package.main, "slideMaster"):
        names = attributes_of(package.xml(master).find(f"{P}clrMap")) or PLAIN_MAP
        for part in package.related(master, "theme"):
            root = package.xml(part)
            for slot, color in colors.items():
                _paint(root.find(f".//{A}clrScheme/{A}{names.get(slot, slot)}"), color)
            yield part, to_bytes(root)


def _paint(slot: Element | None, color: str) -> None:
    if slot is None:
        return
    del slot[:]
    etree.SubElement(slot, f"{A}srgbClr", val=color.removeprefix("#").upper())


_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_CLICKS = tuple(f"{A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_RUNS = re.compile(r"ppaction://(?:program|macro|ole)", re.IGNORECASE)
"""What starts a program or a macro ([MS-OE376], 2.1.1197)."""
_OF_SLIDES = ("ppt/slides/", "ppt/notesSlides/")
"""A template's own slides do not go into decks."""


def unsafe_links(package: Package) -> tuple[str, ...]:
    """Where clicks of a template lead that may not be kept, in the order of its parts."""
    found = (relation.target for _, relations in _unsafe(package) for relation in relations)
    actions = (match[0] for text in package.texts.values() for match in _actions(text))
    return tuple(dict.fromkeys((*found, *actions)))


def without_unsafe_links(package: Package) -> Package:
    """`package` without those links; the very same where there are none."""
    changed: dict[str, bytes] = {}
    for part, relations in _unsafe(package):
        ids = {relation.id for relation in relations}
        rels = relationships_of(part)
        changed[rels] = _without_relations(package.texts[rels], ids)
        changed[part] = _without_clicks(package.texts[part], ids)
    for part, text in package.texts.items():
        if any(_actions(text)):
            changed[part] = _without_clicks(changed.get(part, text), frozenset())
    return replace(package, texts={**package.texts, **changed}) if changed else package


def _unsafe(package: Package) -> Iterator[tuple[str, tuple[Relationship, ...]]]:
    for part in package.texts:
        if part.endswith(".xml") and not part.startswith(_OF_SLIDES):
            relations = tuple(one for one in package.relations(part) if _is_unsafe(one))
            if relations:
                yield part, relations


def _is_unsafe(relation: Relationship) -> bool:
    scheme = relation.target.partition(":")[0].lower()
    return relation.external and relation.kind == "hyperlink" and scheme not in _SCHEMES


def _actions(text: bytes) -> Iterator[re.Match[str]]:
    return _RUNS.finditer(text.decode("utf-8", "replace")) if b"ppaction" in text else iter(())


def _without_relations(rels: bytes, ids: set[str]) -> bytes:
    root = parse_xml(rels)
    for relation in list(root):
        if relation.get("Id") in ids:
            root.remove(relation)
    return to_bytes(root)


def _without_clicks(text: bytes, ids: set[str] | frozenset[str]) -> bytes:
    root = parse_xml(text)
    for click in list(root.iter(*_CLICKS)):
        parent = click.getparent()
        runs = _RUNS.match(click.get("action", ""))
        if parent is not None and (runs or click.get(f"{R}id") in ids):
            parent.remove(click)
    return to_bytes(root)
