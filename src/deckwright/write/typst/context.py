"""What a document keeps in mind while it is composed: numbered links, places to jump to, glyphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from deckwright.diagnostics import Diagnostic, warning
from deckwright.language import primary
from deckwright.model.source import Span
from deckwright.write.typst.picture_folder import PictureFolder
from deckwright.write.typst.staged_fonts import unusual

_ADDRESS: Final = re.compile(r"(?:https?|ftp|mailto|tel):\S+", re.IGNORECASE)
_LONGEST_ADDRESS: Final = 8000
"""Typst refuses longer ones."""
_UNBROKEN: Final = re.compile(r"[^\s/\-\u200b]{41,}")
_STRETCH: Final = 20
_ZERO_WIDTH_SPACE: Final = "\u200b"


@dataclass(frozen=True, slots=True)
class NumberedLink:
    """An entry of the list of links."""

    number: int
    text: str
    url: str


@dataclass(slots=True)
class DocumentContext:
    """One for a handout or a deck; the composer writes into it in the order of the pages."""

    pictures: PictureFolder
    anchors: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Labels by talk and by the id of a slide; an empty id is the talk itself."""
    slides: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """Numbers of slides in their decks, by file and line."""
    drawings: Mapping[tuple[str, int], Drawn] = field(default_factory=dict)
    """Diagrams, by the file and line that they come from."""
    sightings: dict[str, Span] = field(default_factory=dict)
    """Grapheme clusters that need a look at the fonts, and where each was seen first."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    links: dict[str, dict[str, NumberedLink]] = field(default_factory=dict)
    """By talk, then by address, in order."""

    def clean(self, text: str, span: Span) -> str:
        """`text` as it can be printed; words too long for any line get places to break."""
        return _UNBROKEN.sub(_with_breaks, self.printable(text, span))

    def printable(self, text: str, span: Span) -> str:
        """`text` composed (NFC) and without control characters; unusual ones are noted."""
        if not text.isprintable():
            text = "".join(map(_printable, text))
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            for cluster in unusual(text):
                self.sightings.setdefault(cluster, span)
        return text

    def picture(self, path: Path, span: Span, inches: float | None = None) -> str | None:
        """The staged name of the picture at `path`; reported and None if it cannot be drawn.

        `inches` is how wide it is printed at most.
        """
        pictures = self.pictures if inches is None else self.pictures.at_most(inches)
        name = pictures.add(path)
        if name is None:
            self.diagnostics.append(
                warning(
                    "DW521",
                    span,
                    f"the picture {path.name} is damaged and was left out of the handout",
                    "open it in an image editor and save it again",
                )
            )
        return name

    def link_number(self, talk: str, url: str, text: str) -> int:
        """The number of `url` in the list of links, where it stands once for each talk."""
        entries = self.links.setdefault(talk, {})
        if url not in entries:
            entries[url] = NumberedLink(sum(map(len, self.links.values())) + 1, text, url)
        return entries[url].number


def is_address(target: str) -> bool:
    """Whether `target` leads out of the document by a scheme that is safe to print and click."""
    return len(target) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(target) is not None


def shown_address(url: str) -> str:
    """`url` as one reads it aloud: without scheme and without the slash at its end."""
    return re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", url, flags=re.IGNORECASE).rstrip(
        "/"
    )


def _printable(char: str) -> str:
    if char in "\n\t\u2028\u2029":
        return "\n" if char == "\n" else " "
    return "" if char == "\ufeff" or unicodedata.category(char) in ("Cc", "Cs") else char


def _with_breaks(match: re.Match[str]) -> str:
    word = match[0]
    pieces = (word[start : start + _STRETCH] for start in range(0, len(word), _STRETCH))
    return _ZERO_WIDTH_SPACE.join(pieces)


def locale(language: str) -> dict[str, str | None]:
    """`language` as Typst's `text.lang` and `text.region` take it.

    https://typst.app/docs/reference/text/text/#parameters-lang
    """
    lang = primary(language)
    region = re.search(r"[-_]([A-Za-z]{2})(?:$|[-_])", language)
    return {
        "lang": lang if re.fullmatch("[a-z]{2,3}", lang) else "en",
        "region": region[1].upper() if region else None,
    }


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing: its file, its size in EMU, and the share of the page's width that it wants."""

    path: Path
    width: int
    height: int
    share: float
    description: str
    complete: bool = False
    """Whether it says all that was written: every name and every number of a chart."""
