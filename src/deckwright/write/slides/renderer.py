"""Slides drawn again and again, while their talks are being written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deckwright.diagnostics import Diagnostic, error
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.write.slides.deck_data import deck_data
from deckwright.write.typst.compile import (
    Source,
    TypesettingError,
    compile_pictures,
    template_text,
)
from deckwright.write.typst.context import DocumentContext
from deckwright.write.typst.picture_folder import PictureFolder
from deckwright.write.typst.staged_fonts import StagedFonts, replace_clusters, stage_fonts

_NOTHING_DRAWN: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class DrawnSlides:
    """A deck's slides as SVG, each under a digest of all that it is drawn from."""

    digests: tuple[str, ...] = ()
    """One for each slide, in order."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """By digest. A slide that Typst refused has none."""
    findings: tuple[Diagnostic, ...] = ()


class SlideRenderer:
    """Draws decks again and again; one at a time.

    Fonts and pictures stay where Typst has read them, in `folder`, and only slides that differ from
    those in hand are drawn: that takes milliseconds in place of a second.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pictures = _StampedPictureFolder(folder / "pictures")
        self._pictures.folder.mkdir()
        self._sightings: dict[str, dict[str, Span]] = {}
        self._fonts_staged: dict[tuple[str, int], tuple[StagedFonts, Path]] = {}

    def draw(self, deck: Deck, known: Mapping[str, bytes] = _NOTHING_DRAWN) -> DrawnSlides:
        """The slides of `deck`; those in `known`, by digest, are taken over."""
        context = DocumentContext(self._pictures)
        data = deck_data(deck, context)
        lettering, fonts = self._lettering(deck, context.sightings)
        data = replace_clusters(data, dict(lettering.replacements))
        data["fonts"] = {family: list(names) for family, names in lettering.families.items()}
        digests = tuple(_digest(slide, data) for slide in data["slides"])
        missing = {
            digest: at for at, digest in reversed(tuple(enumerate(digests))) if digest not in known
        }
        drawn, refused = self._compile(data, missing, fonts)
        found = tuple(_refusal(deck, at, why) for at, why in sorted(refused.items()))
        return DrawnSlides(
            digests,
            {digest: known[digest] for digest in digests if digest in known} | drawn,
            (*context.diagnostics, *found),
        )

    def _lettering(self, deck: Deck, sightings: Mapping[str, Span]) -> tuple[StagedFonts, Path]:
        """The fonts of the deck's theme, for all unusual characters that were ever seen with it."""
        theme = deck.theme
        seen = self._sightings.setdefault(theme.digest, {})
        seen |= sightings
        key = (theme.digest, len(seen))
        if key not in self._fonts_staged:
            # Typst keeps what it read of a folder of fonts, so other fonts need another folder.
            folder = self._folder / f"fonts-{len(self._fonts_staged)}"
            self._fonts_staged[key] = stage_fonts(theme, seen, folder), folder
        return self._fonts_staged[key]

    def _compile(
        self, data: Mapping[str, Any], missing: Mapping[str, int], fonts: Path
    ) -> tuple[dict[str, bytes], dict[int, str]]:
        """Pictures of the slides at these places, by digest; and why some could not be drawn."""
        if not missing:
            return {}, {}
        slides = [data["slides"][at] for at in missing.values()]
        own = {**data, "slides": slides}
        source = Source(
            template_text("slides/stills.typ"),
            own,
            self._pictures.folder,
            (fonts,),
            ("slides/slides.typ",),
        )
        try:
            pictures, _ = compile_pictures(source, "svg", 72)
        except TypesettingError as refused:
            if len(missing) == 1:
                return {}, {at: str(refused) for at in missing.values()}
            return self._one_by_one(data, missing, fonts)
        return dict(zip(missing, pictures, strict=True)), {}

    def _one_by_one(
        self, data: Mapping[str, Any], missing: Mapping[str, int], fonts: Path
    ) -> tuple[dict[str, bytes], dict[int, str]]:
        drawn: dict[str, bytes] = {}
        refused: dict[int, str] = {}
        for digest, at in missing.items():
            more, why = self._compile(data, {digest: at}, fonts)
            drawn |= more
            refused |= why
        return drawn, refused


class _StampedPictureFolder(PictureFolder):
    """Pictures that may change: a copy is named after the state that its file was in."""

    def add(self, path: Path) -> str | None:
        """The name of the copy of `path` as it is now; None if it is no sound picture."""
        try:
            state = path.stat()
        except OSError:
            return None
        stamp = f"{path.absolute()} {state.st_mtime_ns} {state.st_size}"
        name = hashlib.sha256(stamp.encode()).hexdigest()[:16]
        key = Path(name), None
        if key not in self._names:
            self._names[key] = self.stage(path, name)
        return self._names[key]


def _digest(slide: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """What tells the picture of a slide from all others."""
    shared = [data[key] for key in ("width", "height", "fonts", "code_font")]
    drawn = [slide, data["layouts"][slide["layout"]], shared]
    return hashlib.sha256(json.dumps(drawn).encode()).hexdigest()[:32]


def _refusal(deck: Deck, at: int, why: str) -> Diagnostic:
    hint = "the deck shows it all the same; please report the slide that causes this"
    return error("DW531", deck.slides[at].span, f"this slide could not be drawn: {why}", hint)
