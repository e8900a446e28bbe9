"""What of a template's file must change before decks can be made of it.

Slides find a layout's placeholder by its index, so each gets one of its own (LibreOffice gives
all of them the same); text styles that stand in the prompts of a master only, as LibreOffice writes
them, become styles that slides inherit; a .potx becomes a .pptx; colours that the template's owner
replaces go into the theme, so that PowerPoint shows them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from deckwright.theme.colors import PLAIN_MAP
from deckwright.theme.masters import placeholder_shapes
from deckwright.theme.oxml import A, Element, P, attributes, number, to_bytes
from deckwright.theme.package import CONTENT_TYPES, PRESENTATION_TYPE, Package
from deckwright.theme.prompts import promote_prompts

_OTHER_TYPES = re.compile(
    rb"application/vnd\.openxmlformats-officedocument\.presentationml"
    rb"\.(?:template|slideshow)\.main\+xml"
)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FREE_INDEX = 20
"""Where new indices start; Office gives 10 to 12 to the footer's placeholders."""


def repair(package: Package, colors: Mapping[str, str]) -> Package:
    """`package` as decks need it; `colors` replace slots of its themes."""
    changed = {**dict(_distinct_indices(package)), **dict(_styled_masters(package))}
    if colors:
        changed |= dict(_recolored(package, colors))
    types = package.texts[CONTENT_TYPES]
    changed[CONTENT_TYPES] = _OTHER_TYPES.sub(PRESENTATION_TYPE.encode(), types)
    if all(package.texts[part] == text for part, text in changed.items()):
        return package
    return replace(package, texts={**package.texts, **changed})


def pack(package: Package) -> bytes:
    """The package as a file, the same bytes for the same parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in package.archive.namelist():
            content = package.texts.get(name)
            info = ZipInfo(name, _ZIP_EPOCH)
            archive.writestr(info, package.blob(name) if content is None else content, ZIP_DEFLATED)
    return file.getvalue()


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
        if promote_prompts(root):
            yield part, to_bytes(root)


def _recolored(package: Package, colors: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    for master in package.related(package.main, "slideMaster"):
        names = attributes(package.xml(master).find(f"{P}clrMap")) or PLAIN_MAP
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
