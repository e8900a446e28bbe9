"""`ppt/presentation.xml`: the list of slides, their sections, the notes master."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from deckwright.model.deck import Deck, DeckSection
from deckwright.write.pptx.names import CT, RT
from deckwright.write.pptx.opc import Element, Part
from deckwright.write.pptx.package import Package
from deckwright.write.pptx.xml import NAMESPACES, P, R, document

_FIRST_ID = 256
"""The least slide id, 19.7.13 `ST_SlideId`."""
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension that holds `p14:sectionLst`, [MS-PPTX] 2.6.1."""


def forget_slides(package: Package) -> None:
    """Take out what names the template's own slides: list, sections, custom shows."""
    root = package.presentation.root
    for tag in ("sldIdLst", "custShowLst"):
        for child in root.findall(f"{{{P}}}{tag}"):
            root.remove(child)
    for extension in root.findall(f"{{{P}}}extLst/{{{P}}}ext[@uri='{_SECTIONS}']"):
        extension.getparent().remove(extension)


def reset_views(package: Package) -> None:
    """Forget how the template's author last looked at it; the part itself has to be there."""
    views = package.add(
        "/ppt/viewProps.xml", CT.VIEW_PROPERTIES, document(f"<p:viewPr {NAMESPACES}/>")
    )
    package.presentation.relate(RT.VIEW_PROPERTIES, views)


def list_slides(package: Package, slides: Sequence[Part], deck: Deck) -> None:
    """Relate to the slides and list them in their order, and in their sections."""
    root = package.presentation.root
    slide_list = etree.Element(f"{{{P}}}sldIdLst")
    for number, part in enumerate(slides, _FIRST_ID):
        rid = package.presentation.relate(RT.SLIDE, part)
        etree.SubElement(slide_list, f"{{{P}}}sldId", {"id": str(number), f"{{{R}}}id": rid})
    _insert(root, slide_list, ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst"))
    root.attrib.pop("firstSlideNum", None)
    if deck.slides and deck.slides[0].number != 1:
        root.set("firstSlideNum", str(deck.slides[0].number))
    if deck.sections:
        _list_sections(root, deck)


def list_notes_master(package: Package) -> None:
    """List the notes master, which some templates forget."""
    root = package.presentation.root
    if root.find(f"{{{P}}}notesMasterIdLst") is not None:
        return
    entry = etree.Element(f"{{{P}}}notesMasterIdLst")
    rid = next(
        rid
        for rid, relation in package.presentation.relations.items()
        if relation.reltype == RT.NOTES_MASTER
    )
    etree.SubElement(entry, f"{{{P}}}notesMasterId", {f"{{{R}}}id": rid})
    _insert(root, entry, ("sldMasterIdLst",))


def _insert(root: Element, child: Element, after: Sequence[str]) -> None:
    """Put `child` behind the first of the elements `after` that is there."""
    before = next(
        (found for tag in after if (found := root.find(f"{{{P}}}{tag}")) is not None), None
    )
    root.insert(0 if before is None else root.index(before) + 1, child)


def _list_sections(root: Element, deck: Deck) -> None:
    extensions = root.find(f"{{{P}}}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, f"{{{P}}}extLst")
    extension = etree.SubElement(extensions, f"{{{P}}}ext", uri=_SECTIONS)
    sections = etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    for position, (section, end) in enumerate(_stretches(deck)):
        guid = str(uuid5(NAMESPACE_URL, f"deckwright:{position}:{section.name}")).upper()
        entry = etree.SubElement(
            sections, f"{{{_P14}}}section", name=section.name, id=f"{{{guid}}}"
        )
        slides = etree.SubElement(entry, f"{{{_P14}}}sldIdLst")
        for number in range(section.first, end):
            etree.SubElement(slides, f"{{{_P14}}}sldId", id=str(_FIRST_ID + number))


def _stretches(deck: Deck) -> list[tuple[DeckSection, int]]:
    """The sections with their ends, such that every slide is in exactly one."""
    sections = sorted(deck.sections, key=lambda section: section.first)
    if sections[0].first > 0:
        sections.insert(0, DeckSection(deck.title, 0, sections[0].first))
    ends = [section.first for section in sections[1:]] + [len(deck.slides)]
    return list(zip(sections, ends, strict=True))
