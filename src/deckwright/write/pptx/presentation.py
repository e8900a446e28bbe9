"""A template being filled: opened, its own slides taken out, parts added, slides listed, saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from deckwright.model.deck import Deck, DeckSection
from deckwright.ooxml.elements import Element
from deckwright.ooxml.markup import NAMESPACES, document, text
from deckwright.ooxml.names import (
    APPLICATION_PROPERTIES,
    CORE_PROPERTIES,
    CT,
    DUBLIN_CORE,
    DUBLIN_CORE_TERMS,
    P14,
    POWERPOINT_2010,
    RT,
    SCHEMA_INSTANCE,
    A,
    P,
    R,
)
from deckwright.ooxml.parts import Part, reachable, save_parts
from deckwright.ooxml.python_pptx import read_parts

FIRST_ID = 256
"""The least slide id, 19.7.13 `ST_SlideId`."""
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension that holds `p14:sectionLst`, [MS-PPTX] 2.6.1."""
_LEFT_OUT = frozenset(
    {
        RT.SLIDE,
        RT.PRINTER_SETTINGS,
        RT.THUMBNAIL,
        RT.VIEW_PROPERTIES,
        RT.COMMENT_AUTHORS,
        RT.AUTHORS,
        RT.REVISIONS,
        RT.CHANGES,
        RT.CUSTOM_PROPERTIES,
    }
)
"""What belongs to the template's own slides or to whoever last saved it."""


class Presentation:
    """A template being filled."""

    def __init__(self, template: bytes) -> None:
        """Opens a .pptx or .potx and takes its own slides out."""
        self._whole = read_parts(template)
        self.main = next(self._whole.related(RT.OFFICE_DOCUMENT))
        self.main.content_type = CT.PRESENTATION  # a .potx opens as a .pptx
        for source in (self._whole, self.main):
            source.drop(_LEFT_OUT)
        self._parts = {part.name: part for part in reachable(self._whole)}
        for part in self._parts.values():
            _drop_jumps(part)

    def part(self, name: str) -> Part:
        """A part of the template by its name. Raises `KeyError`."""
        return self._parts[name]

    def add(self, name: str, content_type: str, blob: bytes = b"") -> Part:
        """A new part, or one that takes the place of `name`; saved once something relates to it."""
        part = Part(name, content_type, blob)
        self._parts[name] = part
        return part

    def free_name(self, stem: str, extension: str, number: int) -> tuple[str, int]:
        """The first unused name from `number` on (`/ppt/media/image7.png`), and its number."""
        return next(
            (name, at)
            for at in count(number)
            if (name := f"{stem}{at}.{extension}") not in self._parts
        )

    def replace_property(self, name: str, content_type: str, reltype: str, blob: bytes) -> None:
        """Put a part of document properties in the place of the template's."""
        self._whole.drop({reltype})
        self._whole.relate(reltype, self.add(name, content_type, blob))

    def save(self) -> bytes:
        """The package as a zip archive; the same parts give the same bytes."""
        return save_parts(self._whole)


def forget_slides(presentation: Presentation) -> None:
    """Take out what names the template's own slides: list, sections, custom shows."""
    root = presentation.main.root
    for tag in ("sldIdLst", "custShowLst"):
        for child in root.findall(f"{P}{tag}"):
            root.remove(child)
    for extension in root.findall(f"{P}extLst/{P}ext[@uri='{_SECTIONS}']"):
        extension.getparent().remove(extension)


def reset_views(presentation: Presentation) -> None:
    """Forget how the template's author last looked at it; the part itself has to be there."""
    views = presentation.add(
        "/ppt/viewProps.xml", CT.VIEW_PROPERTIES, document(f"<p:viewPr {NAMESPACES}/>")
    )
    presentation.main.relate(RT.VIEW_PROPERTIES, views)


def list_slides(presentation: Presentation, slides: Sequence[Part], deck: Deck) -> None:
    """Relate to the slides and list them in their order, and in their sections."""
    root = presentation.main.root
    slide_list = etree.Element(f"{P}sldIdLst")
    for number, part in enumerate(slides, FIRST_ID):
        rid = presentation.main.relate(RT.SLIDE, part)
        etree.SubElement(slide_list, f"{P}sldId", {"id": str(number), f"{R}id": rid})
    _insert(root, slide_list, ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst"))
    root.attrib.pop("firstSlideNum", None)
    if deck.slides and deck.slides[0].number != 1:
        root.set("firstSlideNum", str(deck.slides[0].number))
    if deck.sections:
        _list_sections(root, deck)


def list_notes_master(presentation: Presentation) -> None:
    """List the notes master, which some templates forget."""
    root = presentation.main.root
    if root.find(f"{P}notesMasterIdLst") is not None:
        return
    entry = etree.Element(f"{P}notesMasterIdLst")
    rid = next(
        rid
        for rid, relation in presentation.main.relations.items()
        if relation.reltype == RT.NOTES_MASTER
    )
    etree.SubElement(entry, f"{P}notesMasterId", {f"{R}id": rid})
    _insert(root, entry, ("sldMasterIdLst",))


def _insert(root: Element, child: Element, after: Sequence[str]) -> None:
    """Put `child` behind the first of the elements `after` that is there."""
    before = next((found for tag in after if (found := root.find(f"{P}{tag}")) is not None), None)
    root.insert(0 if before is None else root.index(before) + 1, child)


def _list_sections(root: Element, deck: Deck) -> None:
    extensions = root.find(f"{P}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, f"{P}extLst")
    extension = etree.SubElement(extensions, f"{P}ext", uri=_SECTIONS)
    sections = etree.SubElement(extension, f"{P14}sectionLst", nsmap={"p14": POWERPOINT_2010})
    for position, (section, end) in enumerate(_stretches(deck)):
        guid = str(uuid5(NAMESPACE_URL, f"deckwright:{position}:{section.name}")).upper()
        entry = etree.SubElement(sections, f"{P14}section", name=section.name, id=f"{{{guid}}}")
        slides = etree.SubElement(entry, f"{P14}sldIdLst")
        for number in range(section.first, end):
            etree.SubElement(slides, f"{P14}sldId", id=str(FIRST_ID + number))


def _stretches(deck: Deck) -> list[tuple[DeckSection, int]]:
    """The sections with their ends, such that every slide is in exactly one."""
    sections = sorted(deck.sections, key=lambda section: section.first)
    if sections[0].first > 0:
        sections.insert(0, DeckSection(deck.title, 0, sections[0].first))
    ends = [section.first for section in sections[1:]] + [len(deck.slides)]
    return list(zip(sections, ends, strict=True))


def _drop_jumps(part: Part) -> None:
    """Take the links to the template's own slides out of a layout or master."""
    jumps = part.drop({RT.SLIDE})
    if not jumps:
        return
    for tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
        for link in list(part.root.iter(f"{A}{tag}")):
            if link.get(f"{R}id") in jumps:
                link.getparent().remove(link)


_CORE = (
    f'xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="{DUBLIN_CORE}" xmlns:dcterms="{DUBLIN_CORE_TERMS}" '
    f'xmlns:xsi="{SCHEMA_INSTANCE}"'
)


def write_properties(presentation: Presentation, deck: Deck, modified: datetime) -> None:
    """Replace the template's properties by the deck's. A `modified` without zone is UTC."""
    presentation.replace_property(
        "/docProps/core.xml", CT.CORE_PROPERTIES, RT.CORE_PROPERTIES, _core(deck, modified)
    )
    presentation.replace_property(
        "/docProps/app.xml", CT.EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, _app(deck)
    )


def _core(deck: Deck, modified: datetime) -> bytes:
    zoned = modified if modified.tzinfo else modified.replace(tzinfo=UTC)
    time = zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    authors = "; ".join(deck.authors)
    values = {
        "dc:title": deck.title,
        "dc:subject": deck.subtitle,
        "dc:creator": authors,
        "cp:keywords": ", ".join(deck.keywords),
        "cp:lastModifiedBy": authors,
        "dc:language": deck.language,
    }
    elements = "".join(f"<{tag}>{text(value)}</{tag}>" for tag, value in values.items() if value)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{time}</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    return document(f"<cp:coreProperties {_CORE}>{elements}{dates}</cp:coreProperties>")


def _app(deck: Deck) -> bytes:
    counts = {
        "Slides": len(deck.slides),
        "Notes": sum(bool(slide.notes) for slide in deck.slides),
        "HiddenSlides": sum(slide.hidden for slide in deck.slides),
    }
    elements = "".join(f"<{tag}>{value}</{tag}>" for tag, value in counts.items())
    return document(
        f'<Properties xmlns="{APPLICATION_PROPERTIES}">'
        f"<Application>deckwright</Application>{elements}</Properties>"
    )
