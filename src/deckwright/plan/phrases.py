"""The few words that the program itself puts on slides, by language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words. `months` are written as a date wants them."""

    agenda: str
    thanks: str
    slides: str
    opening: str
    closing: str
    untitled: str
    months: tuple[str, ...]
    date: str
    """A format of `day`, `month` and `year`."""

    def written(self, date: dt.date) -> str:
        """The date written out."""
        return self.date.format(day=date.day, month=self.months[date.month - 1], year=date.year)


_ENGLISH = Phrases(
    "Agenda",
    "Thank you",
    "Slides and links",
    "Opening",
    "Closing",
    "Untitled",
    tuple(
        "January February March April May June July August September October November "
        "December".split()
    ),
    "{day} {month} {year}",
)

_PHRASES = {
    "en": _ENGLISH,
    "de": Phrases(
        "Programm",
        "Danke",
        "Folien und Links",
        "Auftakt",
        "Schluss",
        "Ohne Titel",
        tuple(
            "Januar Februar März April Mai Juni Juli August September Oktober November "
            "Dezember".split()
        ),
        "{day}. {month} {year}",
    ),
    "fr": Phrases(
        "Programme",
        "Merci",
        "Diapositives et liens",
        "Ouverture",
        "Clôture",
        "Sans titre",
        tuple(
            "janvier février mars avril mai juin juillet août septembre octobre novembre "
            "décembre".split()
        ),
        "{day} {month} {year}",
    ),
    "es": Phrases(
        "Programa",
        "Gracias",
        "Diapositivas y enlaces",
        "Apertura",
        "Cierre",
        "Sin título",
        tuple(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
            "diciembre".split()
        ),
        "{day} de {month} de {year}",
    ),
    "it": Phrases(
        "Programma",
        "Grazie",
        "Diapositive e link",
        "Apertura",
        "Chiusura",
        "Senza titolo",
        tuple(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
            "novembre dicembre".split()
        ),
        "{day} {month} {year}",
    ),
}


def phrases(language: str) -> Phrases:
    """The words of a BCP 47 language; English where we have none."""
    return _PHRASES.get(language.split("-", maxsplit=1)[0].lower(), _ENGLISH)
