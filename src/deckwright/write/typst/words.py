"""The few words that the handout itself says, and how a language writes a date."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, TypeAlias

Words: TypeAlias = dict[str, str]

_KEYS: Final = (
    "contents",
    "links",
    "minutes",
    "missing",
    "licence",
    "page",
    "note",
    "tip",
    "important",
    "warning",
    "caution",
    "set",
    "portrait",
    "slide",
)

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        *("Contents", "Links", "min", "Picture missing", "Licence"),
        *("p.", "Note", "Tip", "Important", "Warning", "Caution"),
        *("Made with deckwright, set by Typst in {fonts}.", "Portrait of {name}", "Slide"),
    ),
    "de": (
        *("Inhalt", "Links", "Min.", "Bild fehlt", "Lizenz"),
        *("S.", "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
        *(
            "Erstellt mit deckwright, gesetzt von Typst aus der {fonts}.",
            "Porträt von {name}",
            "Folie",
        ),
    ),
    "fr": (
        *("Sommaire", "Liens", "min", "Image manquante", "Licence"),
        *("p.", "Remarque", "Conseil", "Important", "Avertissement", "Attention"),
        *("Réalisé avec deckwright, composé par Typst en {fonts}.", "Portrait de {name}", "Diapo"),
    ),
    "es": (
        *("Índice", "Enlaces", "min", "Falta la imagen", "Licencia"),
        *("p.", "Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
        *(
            "Hecho con deckwright, compuesto por Typst en {fonts}.",
            "Retrato de {name}",
            "Diapositiva",
        ),
    ),
    "it": (
        *("Indice", "Link", "min", "Immagine mancante", "Licenza"),
        *("p.", "Nota", "Consiglio", "Importante", "Avviso", "Attenzione"),
        *(
            "Fatto con deckwright, composto da Typst in {fonts}.",
            "Ritratto di {name}",
            "Diapositiva",
        ),
    ),
    "pt": (
        *("Índice", "Ligações", "min", "Falta a imagem", "Licença"),
        *("p.", "Nota", "Dica", "Importante", "Aviso", "Cuidado"),
        *(
            "Feito com deckwright, composto por Typst em {fonts}.",
            "Retrato de {name}",
            "Diapositivo",
        ),
    ),
    "nl": (
        *("Inhoud", "Links", "min", "Afbeelding ontbreekt", "Licentie"),
        *("p.", "Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"),
        *("Gemaakt met deckwright, gezet door Typst in {fonts}.", "Portret van {name}", "Dia"),
    ),
}

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}

_WEEKDAYS: Final = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}

_DATES: Final = {
    "en": ("{weekday}, {day} {month} {year}", "{day} {month} {year}"),
    "en-US": ("{weekday}, {month} {day}, {year}", "{month} {day}, {year}"),
    "de": ("{weekday}, {day}. {month} {year}", "{day}. {month} {year}"),
    "fr": ("{weekday} {day} {month} {year}", "{day} {month} {year}"),
    "es": ("{weekday}, {day} de {month} de {year}", "{day} de {month} de {year}"),
    "it": ("{weekday} {day} {month} {year}", "{day} {month} {year}"),
    "pt": ("{weekday}, {day} de {month} de {year}", "{day} de {month} de {year}"),
    "nl": ("{weekday} {day} {month} {year}", "{day} {month} {year}"),
}
"""By language: with the weekday, for an event of one day; without, for the ends of a longer one."""


def words_for(language: str) -> Words:
    """The handout's words in `language` (BCP 47); English where we do not have it."""
    return dict(zip(_KEYS, _WORDS.get(primary(language), _WORDS["en"]), strict=True))


def primary(language: str) -> str:
    """The language itself, `de` of `de-CH`."""
    return language.replace("_", "-").partition("-")[0].lower()


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


def written_date(start: dt.date | None, end: dt.date | None, language: str) -> str:
    """The event's day or days, written out; ISO 8601 in a language that is not in the table."""
    if start is None:
        return ""
    key = "en-US" if language.replace("_", "-") == "en-US" else primary(language)
    if key not in _DATES:
        return f"{start.isoformat()} – {end.isoformat()}" if end else start.isoformat()
    with_weekday, plain = _DATES[key]
    if end is None or end == start:
        return _fill(with_weekday, start, key)
    return f"{_fill(plain, start, key)} – {_fill(plain, end, key)}"


def _fill(pattern: str, date: dt.date, language: str) -> str:
    names = primary(language)
    return pattern.format(
        weekday=_WEEKDAYS[names].split()[date.weekday()],
        day="1er" if names == "fr" and date.day == 1 else date.day,
        month=_MONTHS[names].split()[date.month - 1],
        year=date.year,
    )
