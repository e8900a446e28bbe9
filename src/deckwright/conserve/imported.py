"""A PowerPoint deck held against the Markdown that was made of it."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from deckwright.conserve.account import told
from deckwright.conserve.contents import Contents, Item, shortfall, words
from deckwright.conserve.markdown import scan
from deckwright.conserve.slide_xml import sheets
from deckwright.conserve.spellings import SPELLINGS
from deckwright.diagnostics import Diagnostic, error
from deckwright.model.source import Span

_OURS = b"<Application>deckwright</Application>"
_HINT = "copy it by hand, and please report it together with the deck"


def lost_in_import(
    data: bytes, path: Path, markdown: str, found: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """What of the .pptx in `data` is neither in the Markdown nor named by what was `found`.

    A deck of ours is not counted: its slides of speakers and its last one say settings again.
    """
    deck, pictures = Contents(), 0
    with ZipFile(BytesIO(data)) as archive:
        if "docProps/app.xml" in archive.namelist() and _OURS in archive.read("docProps/app.xml"):
            return ()
        for sheet in sheets(archive):
            deck.add(sheet.contents)
            deck.items += (Item("link", link) for link in sorted(sheet.links) if ":" in link)
            pictures += sheet.pictures
    read = scan(markdown, SPELLINGS["deckwright"])
    talk = Contents(list(read.rows), read.items)
    messages = " ".join(one.message for one in found)
    front = markdown.partition("\n---\n")[0]  # whose words our own title slide and others repeat
    named = frozenset(words(f"{front} {messages}"))
    lacking, _ = shortfall(deck.count(), talk.count())
    missing = Counter(
        {
            key: number
            for key, number in lacking.items()
            if not (
                key[1] in messages.casefold()
                if key[0] == "link"
                else named.issuperset(words(key[1]))
            )
        }
    )
    shown = sum(item.kind == "picture" for item in read.items)
    if pictures > shown and not named & _PICTURES:
        missing["picture", f"{pictures - shown} of {pictures}"] += 1
    if not missing:
        return ()
    message = f"not in the talk, and nothing says so: {told(missing)}"
    return (error("DW703", Span(str(path)), message, _HINT),)


_PICTURES = frozenset(("picture", "pictures", "emf", "wmf", "object"))
"""Words by which a finding names pictures that are left out."""
