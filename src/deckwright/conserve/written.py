"""A deck held against the file that was written of it."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import islice, zip_longest
from zipfile import ZipFile

from deckwright.conserve.account import told
from deckwright.conserve.contents import MARK, Contents, Count, Item, shortfall
from deckwright.conserve.planned import Shown, shown_in_order
from deckwright.conserve.slide_xml import Sheet, sheets
from deckwright.diagnostics import Diagnostic, error
from deckwright.model.deck import Deck, MediaFrame, PictureFrame, Slide

_HINT = "this is a fault of deckwright; please report it together with the talk and its template"
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_NOTHING = Sheet(Contents(), 0, frozenset())


def lost_in_file(deck: Deck, data: bytes) -> tuple[Diagnostic, ...]:
    """What of a deck is not in the .pptx that `data` holds, slide by slide."""
    with ZipFile(BytesIO(data)) as archive:
        pairs = zip_longest(
            shown_in_order(deck), islice(sheets(archive, workbooks=True), len(deck.slides))
        )
        lost = [(slide, _lacking(slide, shown, at or _NOTHING)) for (slide, shown), at in pairs]
    return tuple(
        error(
            "DW702", slide.span, f"slide {slide.number} lacks in its file: {told(missing)}", _HINT
        )
        for slide, missing in lost
        if missing
    )


def _lacking(slide: Slide, shown: Shown, sheet: Sheet) -> Count:
    """What a slide shows and its XML does not have."""
    wanted = Contents()
    for one in (shown.own, *shown.repeats):
        wanted.add(one)
    lacking, _ = shortfall(*_differing(wanted, sheet.contents))
    there = Contents(items=[Item("link", target) for target in sheet.links]).count()
    addresses = {item.key for item in wanted.items if _leads_outside(item)}
    lacking.update(addresses - there.keys())
    pictures = [one for one in slide.frames if isinstance(one, PictureFrame | MediaFrame)]
    if len(pictures) > sheet.pictures:
        lacking["picture", f"{len(pictures) - sheet.pictures} of {len(pictures)}"] += 1
    return lacking


def _leads_outside(item: Item) -> bool:
    """Whether a link leads to an address, which a relationship of its own keeps."""
    return item.kind == "link" and item.text.partition(":")[0].lower() in _SCHEMES


def _differing(wanted: Contents, there: Contents) -> tuple[Count, Count]:
    """What stands in XML as text, and what is there, without the texts that both have as wholes.

    Formulas are elements in XML, and pictures have other names.
    """
    own = Counter(text.replace(MARK[0], "") for text in wanted.texts)
    theirs = Counter(there.texts)
    in_xml = {
        key: number
        for key, number in Contents([*(own - theirs).elements()], wanted.items).count().items()
        if key[0] in ("word", "value") or (key[0] == "line" and any(map(str.isalnum, key[1])))
    }
    return Counter(in_xml), Contents([*(theirs - own).elements()], there.items).count()
