"""Document properties: what a file browser shows of a deck."""

from __future__ import annotations

from datetime import UTC, datetime

from deckwright.model.deck import Deck
from deckwright.ooxml.markup import document, text
from deckwright.ooxml.names import (
    APPLICATION_PROPERTIES,
    CORE_PROPERTIES,
    CT,
    DUBLIN_CORE,
    DUBLIN_CORE_TERMS,
    RT,
    SCHEMA_INSTANCE,
)
from deckwright.write.pptx.presentation import Presentation

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
