"""Days, written out as a language writes them."""

from __future__ import annotations

import datetime as dt
from typing import Final

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


def primary(language: str) -> str:
    """The language itself, `de` of `de-CH`."""
    return language.replace("_", "-").partition("-")[0].lower()


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
