"""From an event and its talks to the bytes of one PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

from deckwright.diagnostics import Diagnostic, error, warning
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, Section, Session, Talk
from deckwright.write.handout.event_nodes import anchors_of, compose, slide_numbers
from deckwright.write.handout.long_handout import compile_parts, is_long
from deckwright.write.handout.page_balance import balanced
from deckwright.write.handout.paper_drawings import drawings
from deckwright.write.handout.talk_nodes import TEXTS
from deckwright.write.typst.compile import (
    Source,
    TypesettingError,
    compile_pdf,
    compile_pictures,
    template_text,
)
from deckwright.write.typst.context import DocumentContext
from deckwright.write.typst.picture_folder import PictureFolder
from deckwright.write.typst.staged_fonts import cover, replace_clusters, script_of, stage_fonts

DESIGN: Final = ("handout.typ", "looks.typ", "blocks.typ", "sheets.typ")
"""The files that say how a handout looks; a template may bring its own of each."""
_OURS: Final[Mapping[str, str]] = MappingProxyType({})
_SHOWN: Final = 5
"""How many characters a message names."""

Findings = tuple[Diagnostic, ...]


def write_handout(
    event: Event,
    talks: Sequence[Talk],
    decks: Sequence[Deck],
    modified: dt.datetime,
    design: Mapping[str, str] = _OURS,
) -> tuple[bytes, Findings]:
    """The handout of `event`: a PDF/UA-1 file, the same bytes for the same input.

    `decks` are those of `talks`: they give slides their numbers and their pictures. `modified` is
    the file's date. `design` holds Typst templates that take the place of those of ours of the same
    name (`DESIGN`) and are fed the same `data.json`. The bytes are empty where a diagnostic of
    severity error says why.
    """
    return _written(event, talks, decks, modified, design, solo=False)


def write_talk_handout(
    event: Event, talk: Talk, deck: Deck, modified: dt.datetime, design: Mapping[str, str] = _OURS
) -> tuple[bytes, Findings]:
    """The handout of one talk of `event`, without cover and contents; else as `write_handout`."""
    return _written(_event_of(talk, event), (talk,), (deck,), modified, design, solo=True)


def draw_handout(
    event: Event,
    talks: Sequence[Talk],
    decks: Sequence[Deck],
    design: Mapping[str, str] = _OURS,
) -> tuple[tuple[bytes, ...], Findings]:
    """The pages of the handout of `event`, each as an SVG picture; else as `write_handout`."""
    with _staged(event, talks, decks, design, solo=False) as (source, findings):
        try:
            whole = source if is_long(source) else balanced(source)
            pages, _ = compile_pictures(whole, "svg", 72)
        except TypesettingError as refused:
            return (), (*findings, _design_failed(event, refused))
    return pages, findings


def _event_of(talk: Talk, event: Event) -> Event:
    """The event as far as the talk is concerned, under the talk's title."""
    settings = talk.settings
    own = tuple(
        row for row in event.sessions if row.talk is not None and row.talk.path == settings.path
    )
    return replace(
        event,
        title=settings.title,
        subtitle=settings.subtitle,
        span=settings.span,
        language=settings.language,
        date=settings.date or event.date,
        sessions=own or (Session("talk", settings.title, settings.span, talk=settings),),
    )


def _written(
    event: Event,
    talks: Sequence[Talk],
    decks: Sequence[Deck],
    modified: dt.datetime,
    design: Mapping[str, str],
    *,
    solo: bool,
) -> tuple[bytes, Findings]:
    with _staged(event, talks, decks, design, solo=solo) as (source, findings):
        try:
            if is_long(source):
                pdf, warnings = compile_parts(source, modified, event.pdf_standard)
            else:
                pdf, warnings = compile_pdf(balanced(source), modified, event.pdf_standard)
        except TypesettingError as refused:
            if design:
                return b"", (*findings, _design_failed(event, refused))
            return b"", (*findings, _refusal(event, talks, decks))
    return pdf, (*findings, *(_remark(event, text) for text in warnings))


@contextmanager
def _staged(
    event: Event,
    talks: Sequence[Talk],
    decks: Sequence[Deck],
    design: Mapping[str, str],
    *,
    solo: bool,
) -> Iterator[tuple[Source, Findings]]:
    """What Typst is given; pictures and fonts lie in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="handout-") as folder:
        pictures = Path(folder, "pictures")
        pictures.mkdir()
        context = DocumentContext(
            PictureFolder(pictures),
            anchors_of(talks),
            slide_numbers(decks),
            drawings(decks, Path(folder)) if event.form in TEXTS else {},
        )
        data = compose(event, talks, context, decks, solo=solo)
        folders = _letter_slides(data, decks, context.sightings, Path(folder))
        data, unprinted = _settle_glyphs(data, context.sightings, folders)
        source = Source(
            design.get("handout.typ") or template_text("handout/handout.typ"),
            data,
            pictures,
            folders,
            (*(f"handout/{name}" for name in DESIGN[1:]), "slides/slides.typ"),
            design,
        )
        yield source, (*dict.fromkeys(context.diagnostics), *unprinted)


def _letter_slides(
    data: dict[str, Any], decks: Sequence[Deck], sightings: Mapping[str, Span], folder: Path
) -> tuple[Path, ...]:
    """Name the fonts of slides in `data`, and gather them in folders; none where none is drawn."""
    folders: dict[int, Path] = {}
    families: dict[int, Any] = {}
    for talk, deck in zip(data["talks"], decks, strict=False):
        if "deck" not in talk:
            continue
        theme = id(deck.theme)
        if theme not in folders:
            folders[theme] = folder / f"slides-{len(folders)}"
            lettering = stage_fonts(deck.theme, sightings, folders[theme])
            families[theme] = {name: list(own) for name, own in lettering.families.items()}
        talk["deck"]["fonts"] = families[theme]
    return tuple(folders.values())


def _settle_glyphs(
    data: dict[str, Any], sightings: Mapping[str, Span], folders: tuple[Path, ...]
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Replace and report what neither our fonts print nor those in `folders`."""
    replacements = cover(sightings, folders)
    by_script: dict[str, list[str]] = {}
    for cluster in replacements:
        by_script.setdefault(script_of(cluster), []).append(cluster)
    return replace_clusters(data, replacements) if replacements else data, [
        _missing_script(script, clusters, sightings[clusters[0]])
        for script, clusters in by_script.items()
    ]


def _missing_script(script: str, clusters: Sequence[str], span: Span) -> Diagnostic:
    some = " ".join(clusters[:_SHOWN]) + (" …" if len(clusters) > _SHOWN else "")
    return warning(
        "DW520",
        span,
        f"no font for {script}: {some} cannot be printed in the handout",
        f"name a font for {script} under `fonts:` in the template's template.yml",
    )


def _design_failed(event: Event, refused: TypesettingError) -> Diagnostic:
    return error(
        "DW523", event.span, f"the template for the handout failed: {refused}", "mend the template"
    )


def _refusal(event: Event, talks: Sequence[Talk], decks: Sequence[Deck]) -> Diagnostic:
    """Where the handout breaks: at the first section that cannot be set by itself, if there is one.

    Typst's own words are of no use to who wrote the talk.
    """
    breaking = (
        section
        for talk, deck in zip_longest(talks, decks)
        for section in talk.sections
        if not _can_be_set(event, talk, section, deck)
    )
    section = next(breaking, None)
    return error(
        "DW522",
        section.span if section else event.span,
        "the handout could not be set: something here breaks the rules of an accessible PDF",
        "leave parts of it out to find what it is, and please report it",
    )


def _can_be_set(event: Event, talk: Talk, section: Section, deck: Deck | None) -> bool:
    """Whether there is a handout of this section and its slides alone."""
    alone = replace(talk, sections=(section,))
    decks = [
        replace(one, slides=tuple(slide for slide in one.slides if slide.span == section.span))
        for one in (deck,)
        if one is not None
    ]
    with _staged(_event_of(talk, event), (alone,), decks, _OURS, solo=True) as (source, _):
        try:
            compile_pdf(balanced(source))
        except TypesettingError:
            return False
    return True


def _remark(event: Event, text: str) -> Diagnostic:
    return warning("DW524", event.span, f"while the handout was set: {text}", "")
