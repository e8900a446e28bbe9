"""From a deck to the bytes of its slides: one PDF, or a picture of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from deckwright.diagnostics import Diagnostic, error, warning
from deckwright.model.deck import Deck
from deckwright.model.length import EMU_PER_INCH
from deckwright.model.source import NOWHERE, Span
from deckwright.write.slides.deck_data import deck_data
from deckwright.write.typst.compile import (
    PictureFormat,
    Source,
    TypesettingError,
    compile_pdf,
    compile_pictures,
    template_text,
)
from deckwright.write.typst.context import DocumentContext
from deckwright.write.typst.picture_folder import PictureFolder
from deckwright.write.typst.staged_fonts import replace_clusters, script_of, stage_fonts

WIDTH: Final = 1920
"""Pixels across a picture of a slide, where nobody asks for another number."""
_SHOWN: Final = 5
"""How many characters a message names."""

Findings = tuple[Diagnostic, ...]


def write_slides(deck: Deck, modified: dt.datetime) -> tuple[bytes, Findings]:
    """The slides of `deck` as a PDF/UA-1 file, the same bytes for the same input.

    Slides are drawn as planned; their titles are headings and bookmarks. `modified` is the file's
    date. The bytes are empty where a diagnostic of severity error says why.
    """
    with staged(deck) as (source, findings):
        try:
            pdf, warnings = compile_pdf(source, modified)
        except TypesettingError as refused:
            return b"", (*findings, _refusal(deck, refused))
    return pdf, (*findings, *(_remark(deck, text) for text in warnings))


def write_slide_images(
    deck: Deck,
    kind: PictureFormat = "png",
    width: int = WIDTH,
) -> tuple[tuple[bytes, ...], Findings]:
    """A picture of each slide of `deck`, in order; PNGs are `width` pixels wide."""
    with staged(deck) as (source, findings):
        ppi = width / (deck.theme.width / EMU_PER_INCH)
        try:
            pictures, warnings = compile_pictures(source, kind, ppi)
        except TypesettingError as refused:
            return (), (*findings, _refusal(deck, refused))
    return pictures, (*findings, *(_remark(deck, text) for text in warnings))


@contextmanager
def staged(deck: Deck) -> Iterator[tuple[Source, Findings]]:
    """What Typst is given; pictures and fonts lie in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="slides-") as folder:
        pictures, fonts = Path(folder, "pictures"), Path(folder, "fonts")
        pictures.mkdir()
        context = DocumentContext(PictureFolder(pictures))
        data = deck_data(deck, context)
        lettering = stage_fonts(deck.theme, context.sightings, fonts)
        data = replace_clusters(data, dict(lettering.replacements))
        data["fonts"] = {family: list(names) for family, names in lettering.families.items()}
        source = Source(
            template_text("slides/deck.typ"), data, pictures, (fonts,), ("slides/slides.typ",)
        )
        missing = _missing(lettering.replacements, context.sightings)
        yield source, (*context.diagnostics, *missing)


def _missing(clusters: Mapping[str, str], sightings: Mapping[str, Span]) -> list[Diagnostic]:
    """One warning a script for what no font prints."""
    by_script: dict[str, list[str]] = {}
    for cluster in clusters:
        by_script.setdefault(script_of(cluster), []).append(cluster)
    return [
        warning(
            "DW530",
            sightings[found[0]],
            f"no font for {script}: {_some(found)} cannot be shown in the slides' PDF",
            f"name a font for {script} under `fonts:` in the template's template.yml",
        )
        for script, found in by_script.items()
    ]


def _some(clusters: Sequence[str]) -> str:
    return " ".join(clusters[:_SHOWN]) + (" …" if len(clusters) > _SHOWN else "")


def _refusal(deck: Deck, refused: TypesettingError) -> Diagnostic:
    return error(
        "DW531",
        _span(deck),
        f"the slides could not be drawn: {refused}",
        "build the talks one by one to find the slide that causes it, and please report it",
    )


def _remark(deck: Deck, text: str) -> Diagnostic:
    return warning("DW532", _span(deck), f"while the slides were drawn: {text}")


def _span(deck: Deck) -> Span:
    spans = (slide.span for slide in deck.slides)
    return Span(next((span.path for span in spans if span.path), "")) if deck.slides else NOWHERE
