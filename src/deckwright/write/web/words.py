"""The few words that the page itself says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from deckwright.model.dates import primary

_KEYS: Final = (
    "schedule", "speakers", "downloads", "slides", "deck", "event.pptx", "handout.pdf",
    "slides.pdf", "minutes", "licence", "links",
)  # fmt: skip

_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": (
            *("Schedule", "Speakers", "Downloads", "Slides of “{title}”", "Slides"),
            *("All slides", "Handout", "All slides as PDF", "min", "Licence", "Links"),
        ),
        "de": (
            *("Programm", "Vortragende", "Downloads", "Folien zu „{title}“", "Folien"),
            *("Alle Folien", "Handout", "Alle Folien als PDF", "Min.", "Lizenz", "Links"),
        ),
        "fr": (
            *("Programme", "Intervenants", "Téléchargements", "Diapositives de « {title} »"),
            *("Diapositives", "Toutes les diapositives", "Document à imprimer"),
            *("Toutes les diapositives en PDF", "min", "Licence", "Liens"),
        ),
        "es": (
            *("Programa", "Ponentes", "Descargas", "Diapositivas de «{title}»", "Diapositivas"),
            *("Todas las diapositivas", "Documento para imprimir"),
            *("Todas las diapositivas en PDF", "min", "Licencia", "Enlaces"),
        ),
        "it": (
            *("Programma", "Relatori", "Download", "Diapositive di «{title}»", "Diapositive"),
            *("Tutte le diapositive", "Documento da stampare"),
            *("Tutte le diapositive in PDF", "min", "Licenza", "Link"),
        ),
        "pt": (
            *("Programa", "Oradores", "Transferências", "Diapositivos de «{title}»"),
            *("Diapositivos", "Todos os diapositivos", "Documento para imprimir"),
            *("Todos os diapositivos em PDF", "min", "Licença", "Ligações"),
        ),
        "nl": (
            *("Programma", "Sprekers", "Downloads", "Dia’s van ‘{title}’", "Dia’s"),
            *("Alle dia’s", "Hand-out", "Alle dia’s als pdf", "min", "Licentie", "Links"),
        ),
    }
)

_RIGHT_TO_LEFT: Final = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def words_for(language: str) -> Mapping[str, str]:
    """The page's words in `language` (BCP 47); English where we do not have it."""
    return dict(zip(_KEYS, _WORDS.get(primary(language), _WORDS["en"]), strict=True))


def direction(language: str) -> str:
    """The direction of writing, as HTML's `dir` takes it."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "ltr"
