"""What stands behind clicks in a template: decks inherit it, so only the web may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from deckwright.ooxml.elements import parse_xml, to_bytes
from deckwright.ooxml.names import A, R
from deckwright.ooxml.package import Package, Relationship
from deckwright.ooxml.parts import relationships_of

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
