"""Document properties: what a file browser shows of a deck."""

from __future__ import annotations

from datetime import UTC, datetime

from deckwright.model.deck import Deck
from deckwright.write.pptx.names import CT, RT
from deckwright.write.pptx.package import Package
from deckwright.write.pptx.xml import document, text

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def write_properties(package: Package, deck: Deck, modified: datetime) -> None:
    """Replace the template's properties by the deck's. A `modified` without zone is UTC."""
    package.replace_property(
        "/docProps/core.xml", CT.CORE_PROPERTIES, RT.CORE_PROPERTIES, _core(deck, modified)
    )
    package.replace_property(
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
        f'<Properties xmlns="{_APP}"><Application>deckwright</Application>{elements}</Properties>'
    )
