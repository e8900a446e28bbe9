"""From an event and its talks to the bytes of one PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from deckwright.diagnostics import Diagnostic, error, warning
from deckwright.model.deck import Deck
from deckwright.model.source import Span
from deckwright.model.talk import Event, Talk
from deckwright.write.typst.balance import balanced
from deckwright.write.typst.compile import Source, TypesettingError, compile_pdf, template_text
from deckwright.write.typst.document import anchors_of, compose, slide_numbers
from deckwright.write.typst.faces import cover, replace_clusters, script_of
from deckwright.write.typst.ledger import Ledger
from deckwright.write.typst.pictures import Pictures

_SHOWN: Final = 5
"""How many characters a message names."""


def write_handout(
    event: Event,
    talks: Sequence[Talk],
    decks: Sequence[Deck],
    modified: dt.datetime,
    template: str | None = None,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The handout of `event`: a PDF/UA-1 file, the same bytes for the same input.

    `decks` give slides their numbers; `modified` is the file's date. `template` is the text of a
    Typst template that takes the place of ours and is fed the same `data.json`. The bytes are
    empty where a diagnostic of severity error says why.
    """
    with TemporaryDirectory(prefix="handout-") as folder:
        pictures, fonts = Path(folder, "pictures"), Path(folder, "fonts")
        pictures.mkdir()
        ledger = Ledger(Pictures(pictures), anchors_of(talks), slide_numbers(decks))
        data = compose(event, talks, ledger)
        data, unprinted = _settle_glyphs(data, ledger.sightings, fonts)
        findings = (*ledger.diagnostics, *unprinted)
        source = Source(
            template or template_text("handout.typ"),
            data,
            pictures,
            (fonts,) if fonts.exists() else (),
        )
        try:
            pdf, warnings = compile_pdf(balanced(source), modified)
        except TypesettingError as refused:
            return b"", (*findings, _refusal(event, refused, ours=template is None))
    return pdf, (*findings, *(_remark(event, text) for text in warnings))


def _settle_glyphs(
    data: dict[str, Any], sightings: Mapping[str, Span], fonts: Path
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Gather the system fonts that `data` needs in `fonts`; replace and report what none prints."""
    replacements = cover(sightings, fonts)
    by_script: dict[str, list[str]] = {}
    for cluster in replacements:
        by_script.setdefault(script_of(cluster), []).append(cluster)
    return replace_clusters(data, replacements), [
        _missing_script(script, clusters, sightings[clusters[0]])
        for script, clusters in by_script.items()
    ]


def _missing_script(script: str, clusters: Sequence[str], span: Span) -> Diagnostic:
    some = " ".join(clusters[:_SHOWN]) + (" …" if len(clusters) > _SHOWN else "")
    return warning(
        "DW520",
        span,
        f"no font for {script}: {some} cannot be printed in the handout",
        f"install a font for {script}, such as one of the Noto family",
    )


def _refusal(event: Event, refused: TypesettingError, *, ours: bool) -> Diagnostic:
    if ours:
        return error(
            "DW522",
            event.span,
            "the handout could not be set: something in it breaks the rules of an accessible PDF",
            "build the talks one by one to find the one that causes it, and please report it",
        )
    return error(
        "DW523", event.span, f"the template for the handout failed: {refused}", "mend the template"
    )


def _remark(event: Event, text: str) -> Diagnostic:
    return warning("DW524", event.span, f"while the handout was set: {text}", "")
